"""What is proposed to be asked about is a stay that the family could have had, and does not have."""

from __future__ import annotations

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.clear import clear
from matching.short_breaks.period import Nights, Period, PlannedStay
from matching.short_breaks.why_not.conditions import missed
from matching.short_breaks.why_not.worth_asking import worth_asking
from scenarios.periods import winter_at_marram

PERIOD = winter_at_marram.period()
CLEARED = clear(PERIOD)
URN = winter_at_marram.URN


def stay(family: str, night: int, nights: int) -> PlannedStay:
    return PlannedStay(family=family, urn=URN, bedrooms=("room 2",), first_night=PERIOD.night(night), nights=nights)


def test_every_family_has_one_that_it_could_be_offered() -> None:
    frame = Frame(PERIOD, CLEARED)
    for family in PERIOD.families:
        asked = worth_asking(PERIOD, CLEARED, (), family.id)
        assert asked is not None
        assert asked.family == family
        assert not list(missed(frame, asked))


def test_it_is_on_nights_that_the_family_prefers_where_there_is_one() -> None:
    asked = worth_asking(PERIOD, CLEARED, (), "F-04")
    assert asked is not None
    (preferred,) = asked.family.preferred
    assert preferred.holds(PERIOD.night(asked.first))


def test_it_keeps_the_familys_gap_from_the_stays_that_it_has() -> None:
    had = stay("F-04", 28, 2)
    asked = worth_asking(PERIOD, CLEARED, (had,), "F-04")
    assert asked is not None
    run = Nights(first=PERIOD.night(asked.first), nights=asked.nights)
    assert abs((run.first - had.first_night).days) >= 2 + asked.family.least_gap


def test_there_is_none_where_no_home_may_take_the_family() -> None:
    barred = CLEARED.model_copy(update={"suited": ()})
    period: Period = PERIOD.model_copy(update={"bookings": ()})
    assert worth_asking(period, barred, (), "F-03") is None
