"""Every promise that the nearest plan drops is told with a smallest set it clashes in, or as not to be kept at all."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from matching.break_words.clash import NOT_LEAST, sentences
from matching.short_breaks import conflict
from matching.short_breaks.changes.bedroom_closed import BedroomClosed
from matching.short_breaks.clash import Clash
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.conflict import settle
from matching.short_breaks.fewest_clashing import all_of, smallest
from matching.short_breaks.period import Booking, BookingStatus, Nights, Period
from matching.short_breaks.searching import progress
from tests.short_breaks.explaining.one_weekend import ASKER, HOLDER, Case, asker, holder
from tests.short_breaks.small_period import FRIDAY, NEXT_FRIDAY, SATURDAY, URN

SHUT = date(2026, 12, 15)


def promise(family: str, first: date, nights: int = 2) -> Booking:
    return Booking(
        id=f"B-{family}-{first}",
        status=BookingStatus.COMMITTED,
        family=family,
        urn=URN,
        bedrooms=("room 1",),
        first_night=first,
        nights=nights,
    )


def clashing() -> tuple[Period, Cleared]:
    """Two families in one bedroom on each of two weekends, and a promise of a night on which the home is closed."""
    bookings = (
        promise(ASKER, FRIDAY),
        promise(HOLDER, FRIDAY),
        promise(ASKER, NEXT_FRIDAY),
        promise(HOLDER, NEXT_FRIDAY),
        promise(HOLDER, SHUT, 1),
    )
    families = (asker(assessed_nights=9), holder(assessed_nights=9, least_gap=0))
    case = Case(home={"closed": (Nights(first=SHUT),)}, families=families, stays=())
    period, cleared, _, _ = case.made()
    return period.model_copy(update={"bookings": bookings}), cleared


def clash() -> Clash:
    """What clashes in it."""
    found = settle(*clashing()).clash
    assert found is not None
    return found


def test_while_promises_are_looked_at_it_is_said_how_many_clash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SELDOM", 0.0)
    heard: list[progress.Progress] = []
    before = progress.Beforehand(heard.append)
    before.answering(3, 7)
    settle(*clashing(), before.say)
    assert not any(one.has_plan for one in heard)
    said = [one.doing for one in heard]
    assert said[:2] == [
        "asking which family may stay where, 3 of 7 answers",
        "looking which promises clash, 1 so far",
    ]
    assert said[-1] == "looking what each promise that is dropped clashes with, 2 of 3"


def test_every_promise_dropped_is_in_a_set_of_its_own_with_promises_that_are_kept() -> None:
    found = clash()
    assert len(found.dropped) == 3
    assert len(found.sets) == 3
    for dropped, some in zip(found.dropped, found.sets, strict=True):
        assert [stay for stay in some.together if stay in found.dropped] == [dropped]
        assert some.sentences
    assert sorted(len(some.together) for some in found.sets) == [1, 2, 2]


@pytest.mark.parametrize("closed", [True, False])
def test_a_bedroom_that_is_closed_is_named_before_the_rule_that_it_makes_a_promise_break(closed: bool) -> None:
    period, cleared, _, _ = Case(families=(asker(), holder()), stays=()).made()
    period = period.model_copy(update={"bookings": (promise(ASKER, FRIDAY),)})
    if closed:
        nights = Nights(first=SATURDAY, nights=3)
        period = BedroomClosed(urn=URN, bedroom="room 1", nights=nights).make(period)
    found = settle(period, cleared).clash
    assert (found is not None) is closed
    if found is not None:
        shut, *rules = found.sentences
        assert shut == (
            f"{ASKER} cannot be there: room 1 at {URN} is closed from Saturday 12 December 2026 until the morning of "
            "Tuesday 15 December 2026"
        )
        assert rules


def test_a_promise_that_nothing_else_stands_against_is_said_not_to_be_kept_by_itself() -> None:
    said = list(sentences(clash()))
    (alone,) = (words for words in said if words.startswith("This promise cannot be kept by itself: "))
    assert f"{HOLDER} at {URN}, Tuesday 15 to Wednesday 16 December 2026 (1 night)" in alone
    assert sum(words.startswith("These promises cannot all hold: ") for words in said) == 2


def test_what_is_dropped_is_said_to_be_the_least_only_where_that_was_proven() -> None:
    assert clash().least
    assert NOT_LEAST not in list(sentences(clash()))


def test_without_work_to_settle_it_enough_is_dropped_and_nobody_is_told_that_it_is_the_least(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(conflict, "WORK", 0.0)
    found = clash()
    assert not found.least
    assert len(found.sets) == len(found.dropped)
    assert all(some.sentences for some in found.sets)
    assert list(sentences(found))[-1] == NOT_LEAST


def test_what_is_kept_holds_together_though_nothing_was_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    promises = [promise(f"F-{n}", FRIDAY, 1 + n % 3) for n in range(9)]

    def more_than_two(some: Any) -> bool:
        return len(some) > 2

    breaks = SimpleNamespace(clash=more_than_two, near=all_of)
    monkeypatch.setattr(conflict, "WORK", 0.0)
    found = conflict._least_dropped(promises, cast(conflict._Breaks, breaks), conflict.say_nothing)
    assert not more_than_two([p for p in promises if p not in found.bookings])
    assert len(smallest(promises, more_than_two)) == 3


def test_looking_first_near_what_is_broken_drops_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    near = clash()
    monkeypatch.setattr(conflict._Breaks, "near", lambda self, bookings: bookings)
    assert (near.dropped, near.least) == (clash().dropped, clash().least)
