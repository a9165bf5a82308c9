"""From inside a home: bedrooms never hide a stay, company is counted night by night, staff in quarters."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from matching.short_breaks.board.bedrooms import lanes
from matching.short_breaks.board.company import together, wanted
from matching.short_breaks.board.guests import Draw, Firmness, draw_of, firm, key_of
from matching.short_breaks.board.naming import Naming, file_names, labels
from matching.short_breaks.board.staffing import NIGHT, PLACES, Measure, measures
from matching.short_breaks.period import Company, CompanyKind, Period, PlannedStay
from tests.short_breaks import small_period as told

FRIDAY = told.FRIDAY
PERIOD = told.small_period()


def stay(
    family: str = "F-1", first: date = FRIDAY, nights: int = 2, rooms: tuple[str, ...] = ("room 1",)
) -> PlannedStay:
    return PlannedStay(family=family, urn=told.URN, bedrooms=rooms, first_night=first, nights=nights)


drawn_stays = st.lists(
    st.builds(
        stay,
        st.sampled_from(["F-1", "F-3", "F-4"]),
        st.integers(0, 10).map(lambda n: told.MONDAY + timedelta(days=n)),
        st.integers(1, 4),
        st.sampled_from([("room 1",), ("room 2",), ("room 1", "room 3"), ("attic",)]),
    ),
    max_size=6,
)


@given(drawn_stays)
def test_every_stay_is_in_a_lane_of_each_of_its_bedrooms_and_no_lane_overlaps(stays: list[PlannedStay]) -> None:
    found = lanes(PERIOD.world.homes[0], stays)
    shown = Counter((lane.bedroom, key_of(s)) for lane in found for s in lane.stays)
    assert shown == Counter((room, key_of(s)) for s in stays for room in s.bedrooms)
    for lane in found:
        nights = [night for s in lane.stays for night in s.run.dates()]
        assert len(nights) == len(set(nights))


def _guests_on(stays: list[PlannedStay], night: date) -> tuple[str, ...]:
    return tuple(sorted({s.family for s in stays if s.urn == told.URN and s.run.holds(night)}))


@given(drawn_stays)
def test_company_is_the_same_counted_in_runs_as_night_by_night(stays: list[PlannedStay]) -> None:
    runs = {night: run.families for run in together(PERIOD, stays, told.URN) for night in run.nights.dates()}
    by_night = {night: _guests_on(stays, night) for night in PERIOD.run.dates()}
    assert runs == {night: families for night, families in by_night.items() if families}


def test_what_was_wished_of_two_families_is_found_only_when_both_are_there() -> None:
    like = Company(families=("F-3", "F-1"), kind=CompanyKind.LIKE)
    period = told.small_period(company=(like,))
    assert wanted(period, ("F-1", "F-3")) == (like,)
    assert wanted(period, ("F-1", "F-4")) == ()


def of(period: Period, name: str, *stays: PlannedStay) -> Measure:
    return next(m for m in measures(period, period.homes[0], stays) if m.name == name)


def test_staff_needed_are_counted_in_quarters_and_those_on_shift_as_they_were_written() -> None:
    friday = PERIOD.number(FRIDAY)
    day = of(PERIOD, "Day", stay("F-1"), stay("F-3", rooms=("room 2",)), stay("F-4", rooms=("room 3",)))
    assert day.needed[friday] == 4 + 4 + 1
    assert day.there[friday] == 8
    assert day.short_on(friday)
    assert day.needed[friday - 1] == day.there[friday - 1] == 0
    assert not day.short_on(friday - 1)


def test_a_night_counts_those_awake_and_those_asleep() -> None:
    friday = PERIOD.number(FRIDAY)
    assert of(PERIOD, "Waking night", stay("F-1")).needed[friday] == 1
    assert of(PERIOD, NIGHT, stay("F-1")).there[friday] == 8


def test_every_child_of_a_family_takes_a_place() -> None:
    friday = PERIOD.number(FRIDAY)
    places = of(PERIOD, PLACES, stay("F-2", rooms=("room 2", "room 3")))
    assert (places.needed[friday], places.there[friday]) == (2, 3)


def test_a_task_is_needed_on_its_nights_and_short_where_nobody_trained_is_on_shift() -> None:
    friday, sunday = PERIOD.number(FRIDAY), PERIOD.number(FRIDAY) + 2
    task = of(PERIOD, "Feeding by gastrostomy", stay("F-1", nights=3))
    assert (task.needed[friday], task.short_on(friday)) == (1, False)
    assert (task.needed[sunday], task.short_on(sunday)) == (1, True)
    assert task.needed[friday - 1] == 0


def test_a_task_nobody_here_needs_is_not_counted() -> None:
    assert [m.name for m in measures(PERIOD, PERIOD.homes[0], [stay("F-3")]) if m.name.startswith("Feeding")] == []


def test_a_booking_is_known_by_its_family_home_and_nights_even_in_another_bedroom() -> None:
    booked = firm(PERIOD)
    assert booked[key_of(stay("F-2", rooms=("room 1", "room 2")))] is Firmness.CONFIRMED
    assert key_of(stay("F-2", nights=3)) not in booked


def test_a_stay_of_the_last_plan_is_given_out_unless_it_was_booked_or_taken() -> None:
    last, taken = stay("F-3"), stay("F-4", rooms=("room 3",))
    booked = PERIOD.bookings[0]
    found = firm(PERIOD.model_copy(update={"published": (last, taken, booked), "taken": (taken,)}))
    assert [found[key_of(s)] for s in (last, taken, booked)] == [
        Firmness.GIVEN_OUT,
        Firmness.TAKEN,
        Firmness.CONFIRMED,
    ]


def test_a_draw_that_is_not_known_of_one_child_is_not_known() -> None:
    children = {c.id: c for c in told.small_children()}
    unknown = children["C-31"].model_copy(update={"day_care": None})
    assert draw_of([children["C-31"]]) is Draw.ONE
    assert draw_of([children["C-41"], children["C-31"]]) is Draw.ONE
    assert draw_of([children["C-31"], unknown]) is Draw.UNKNOWN


def test_families_are_called_by_id_initials_or_names() -> None:
    assert labels(PERIOD, Naming.IDS)["F-2"] == "F-2"
    assert labels(PERIOD, Naming.INITIALS)["F-2"] == "F-2 B+B"
    assert labels(PERIOD, Naming.NAMES)["F-2"] == "Ben + Bobby"


def test_no_two_ids_have_one_file_name_even_where_capitals_count_for_nothing() -> None:
    ids = ["F/1", "F:1", "F_1", "f_1", "F-2", "F 3."]
    names = file_names(ids)
    assert len({name.casefold() for name in names.values()}) == len(ids)
    assert names["F-2"] == "F-2"
    assert not set('/:\\*?"<>|') & set("".join(names.values()))
