"""What has begun by the day on which one stands stays as it was, and nothing is offered before it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from matching.errors import BadInput, EngineFault
from matching.plain_json import write_json
from matching.short_breaks import history
from matching.short_breaks.allocate import allocate
from matching.short_breaks.changes import Change
from matching.short_breaks.changes.bedroom_closed import BedroomClosed
from matching.short_breaks.changes.stay_cancelled import StayCancelled
from matching.short_breaks.history import as_it_stands, moved_on_to, standing_on
from matching.short_breaks.period import Booking, BookingStatus, CancelledBy, Nights, Period, PlannedStay
from matching.short_breaks.repairing import Repaired, repair
from matching.short_breaks.result import Planned
from matching.short_breaks.verifying import verify
from tests.short_breaks.mishaps import WORK
from tests.short_breaks.verifying.sound import RECORDS, A, B, Case, day, sound

TODAY = day(6)
"""F-1 and F-2 came two nights before, F-3 the night before; F-2 and F-3 are still there."""


@cache
def given() -> tuple[Case, Planned]:
    """The sound plan, given out."""
    case = sound()
    planned = allocate(case.period, WORK, case.cleared, start=case.stays)
    return case, planned.model_copy(update={"allocation": planned.allocation.model_copy(update={"stays": case.stays})})


def mended(*changes: Change, today: date = TODAY) -> Repaired:
    case, planned = given()
    return repair(case.period, planned, changes, WORK, cleared=case.cleared, today=today)


def cancelled(stay: PlannedStay, on: date = TODAY) -> StayCancelled:
    first = stay.first_night
    return StayCancelled(family=stay.family, urn=stay.urn, first_night=first, by=CancelledBy.FAMILY, on=on)


def closed(room: str, first: int, urn: str = A) -> BedroomClosed:
    return BedroomClosed(urn=urn, bedroom=room, nights=Nights(first=day(first), nights=3))


CHANGES = (cancelled(given()[0].stays[3]), closed("r1", 14), closed("r4", 5), closed("b1", 7, B))


@pytest.mark.parametrize("today", [-2, 4, 5, 6, 9, 15, 20])
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.sentence)
def test_stays_that_have_begun_stay_as_they_were_and_nothing_new_begins_before_the_day(
    change: Change, today: int
) -> None:
    case, _ = given()
    if isinstance(change, StayCancelled) and change.first_night < day(today):
        return
    if isinstance(change, StayCancelled):
        change = change.model_copy(update={"on": day(today)})
    found = mended(change, today=day(today))
    begun = {stay for stay in case.stays if stay.first_night < day(today)}
    assert {stay for stay in found.planned.allocation.stays if stay.first_night < day(today)} == begun
    assert verify(found.period, found.planned.cleared, found.planned.allocation.stays).is_sound
    assert found.planned.allocation.as_of == found.period.as_of == day(today)


def test_a_repair_that_forgets_what_has_begun_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Period, "has_begun", lambda self, stay: False)
    with pytest.raises(EngineFault, match="history"):
        mended(closed("r4", 5))


def test_a_plan_that_offers_a_night_that_has_passed_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Period, "stands_on", property(lambda self: self.world.as_at))
    case, _ = given()
    with pytest.raises(EngineFault, match="history"):
        allocate(case.of_period(as_of=day(20), bookings=()).period, WORK, case.cleared)


def test_a_stay_that_has_begun_in_a_bedroom_that_is_closed_is_told_as_a_broken_promise_and_not_moved() -> None:
    found = mended(closed("r4", 5))
    assert any("r4" in sentence for sentence in found.planned.allocation.broken)
    assert given()[0].stays[2] in found.planned.allocation.stays


def test_a_child_who_goes_home_early_leaves_the_nights_from_that_day_on_and_no_others() -> None:
    stay = given()[0].stays[1]
    found = mended(cancelled(stay))
    (short,) = (s for s in found.period.taken if s.family == stay.family)
    assert short == stay.model_copy(update={"nights": 2})
    assert short in found.planned.allocation.stays
    (gone,) = found.period.cancellations
    assert (gone.first_night, gone.nights, gone.by) == (TODAY, 1, CancelledBy.FAMILY)
    assert stay.family not in {touched.family for touched in found.touched}
    assert "had begun" in found.changes[0]


@pytest.mark.parametrize("on", [3, 4, 7])
def test_nights_that_were_taken_cannot_be_cancelled_and_the_way_out_is_told(on: int) -> None:
    with pytest.raises(BadInput) as refused:
        mended(cancelled(given()[0].stays[1], day(on)), today=day(8))
    (problem,) = refused.value.problems
    assert "this stay has begun" in problem.what
    assert "went home early" in problem.way_out.replace("\n", " ")


@pytest.mark.parametrize(
    ("today", "said"), [(day(28), "every night of the period has passed"), (RECORDS - timedelta(days=1), "is before")]
)
def test_a_day_on_which_nothing_is_to_come_or_before_the_records_is_refused(today: date, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        mended(closed("r6", 20), today=today)
    assert said in refused.value.problems[0].what


def test_before_the_period_nothing_is_history_and_the_same_day_gives_the_same_plan() -> None:
    first, again = (mended(closed("r1", 14), today=day(-3)) for _ in range(2))
    assert not first.period.taken
    assert write_json(first.planned) == write_json(again.planned)
    case = sound().of_period(as_of=TODAY, published=sound().stays)
    one, other = (allocate(case.period, WORK, case.cleared) for _ in range(2))
    assert write_json(one) == write_json(other)


def test_what_was_given_out_and_has_begun_is_taken_as_it_was_unless_something_else_says_otherwise() -> None:
    case = sound().of_period(as_of=TODAY, published=sound().stays)
    stood = as_it_stands(case.period)
    assert set(stood.taken) == set(case.stays[:3])
    assert [b.id for b in stood.bookings] == ["B-2"]
    assert as_it_stands(stood) == stood
    gone = case.cancelled(2, 0, CancelledBy.HOME)
    assert set(as_it_stands(gone.period).taken) == set(case.stays[:2])


def test_standing_on_a_day_twice_is_standing_on_it_once() -> None:
    case, planned = given()
    once = standing_on(case.period, TODAY, planned.allocation.stays)
    assert standing_on(once, TODAY, planned.allocation.stays) == once


def otherwise() -> tuple[Case, PlannedStay, PlannedStay]:
    """F-3 went home a night early, from another bedroom than the last plan says; F-1 cancelled its first stay."""
    given_out = sound().stays
    early = given_out[2].model_copy(update={"nights": 1, "bedrooms": ("r1",)})
    case = sound().cancelled(0, 0, CancelledBy.FAMILY)
    return case.of_period(published=given_out, taken=(early,)), given_out[2], early


def repaired_as_given_out(case: Case) -> Repaired:
    """As the service repairs it: what was given out is what the period says of it."""
    _, planned = given()
    plan = planned.allocation.model_copy(update={"stays": case.period.published})
    return repair(
        case.period, Planned(cleared=case.cleared, allocation=plan), (), WORK, cleared=case.cleared, today=TODAY
    )


def test_a_stay_that_was_taken_otherwise_than_given_out_counts_once_and_one_cancelled_never() -> None:
    case, as_given_out, early = otherwise()
    found = repaired_as_given_out(case)
    for period in (found.period, as_it_stands(case.of_period(as_of=TODAY).period)):
        assert [stay for stay in period.taken if stay.family == "F-3"] == [early]
        assert "F-1" not in {stay.family for stay in period.taken}
        assert as_given_out not in period.published
    assert [s for s in found.planned.allocation.stays if s.family == "F-3" and s.first_night < TODAY] == [early]
    assert not {"F-1", "F-3"} & {touched.family for touched in found.touched}
    assert not found.planned.allocation.broken


def test_a_stay_moved_to_another_bedroom_since_it_was_given_out_counts_once_in_the_bedroom_it_was_taken_in() -> None:
    was = sound().stays[2]
    taken = was.model_copy(update={"bedrooms": ("r1",)})
    case = sound().of_period(published=sound().stays[1:], taken=(taken,))
    found = repaired_as_given_out(case)
    assert [s.bedrooms for s in found.period.taken if s.family == "F-3"] == [("r1",)]
    assert [s.bedrooms for s in found.planned.allocation.stays if s.first_night == was.first_night] == [("r1",)]


def test_a_stay_counted_twice_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "_was_otherwise", lambda *_: False)
    with pytest.raises(EngineFault, match="overlap"):
        repaired_as_given_out(otherwise()[0])


def test_a_stay_that_has_begun_in_another_bedroom_than_it_was_taken_breaks_the_rule() -> None:
    case = sound().of_period(as_of=TODAY, taken=sound().stays[:3]).stay(1, bedrooms=("r3", "r2"))
    found: dict[str, Any] = {broken.rule: broken.by for broken in case.verdict().broken}
    assert found["history"] == 2


def test_a_stay_that_a_repair_lost_has_not_been_taken_on_a_later_day() -> None:
    found = mended(closed("r1", 14), closed("r4", 14))
    (lost,) = set(given()[0].stays) - set(found.planned.allocation.stays)
    assert lost == given()[0].stays[3]
    later = moved_on_to(found.period, day(20))
    assert lost not in later.taken
    assert set(given()[0].stays[:3]) | {given()[0].stays[4]} == set(later.taken)
    forgotten = found.period.model_copy(update={"as_of": day(20)})
    assert lost in as_it_stands(forgotten).taken


def test_a_confirmed_booking_that_the_plan_given_out_moved_takes_no_stay_of_it_from_the_history() -> None:
    case = sound()
    booked = Booking(
        id="B-3",
        family="F-3",
        urn=A,
        bedrooms=("r1",),
        first_night=day(5),
        nights=3,
        status=BookingStatus.CONFIRMED,
    )
    period = case.of_period(as_of=TODAY, published=case.stays, bookings=(*case.period.bookings, booked)).period
    assert set(as_it_stands(period).taken) == set(case.stays[:3])
    to_come = booked.model_copy(update={"first_night": TODAY, "bedrooms": case.stays[1].bedrooms[:1]})
    moved = period.model_copy(update={"bookings": (*case.period.bookings, to_come)})
    assert to_come not in standing_on(moved, TODAY, case.stays).bookings
