"""After a plan is given out: repairs touch the fewest, swaps make everybody in them better off, what-ifs never cost."""

from datetime import date, timedelta
from typing import Any, TypeVar

import pytest

from matching.short_breaks.allocate import allocate
from matching.short_breaks.build import build
from matching.short_breaks.changes.bedroom_closed import BedroomClosed
from matching.short_breaks.changes.more_staff import MoreStaff
from matching.short_breaks.changes.release_bed import ReleaseBed
from matching.short_breaks.changes.staff_off import StaffOff
from matching.short_breaks.changes.stay_cancelled import StayCancelled
from matching.short_breaks.effort import Effort
from matching.short_breaks.period import (
    BookingStatus,
    Cancellation,
    CancelledBy,
    Nights,
    Period,
    PlannedStay,
    Working,
)
from matching.short_breaks.repairing import Repaired, repair
from matching.short_breaks.result import Planned
from matching.short_breaks.rooming import NotACandidate, plan_of
from matching.short_breaks.trying import what_if
from matching.short_breaks.verifying import verify
from scenarios import storybook
from scenarios.periods.winter_at_marram import FIRST, URN, period
from scenarios.periods.winter_at_marram.house import REPAINTED

WORK = Effort(seed=1, moves=3_000, rounds=0, seconds=None, processes=1)


@pytest.fixture(scope="module")
def before() -> Period:
    return period()


@pytest.fixture(scope="module")
def planned(before: Period) -> Planned:
    return allocate(before, WORK)


def nights_given(stays: Any) -> set[tuple[str, date, int]]:
    return {(s.family, s.first_night, s.nights) for s in stays}


def staff_off(planned: Planned) -> StaffOff:
    """Nobody but one by day on a night with guests."""
    night = next(s.first_night for s in planned.allocation.stays if s.first_night > FIRST + timedelta(days=14))
    return StaffOff(urn=URN, shift=Working.DAY, people=3, nights=Nights(first=night, nights=2))


def repaired(before: Period, planned: Planned, change: Any) -> Repaired:
    return repair(before, planned, [change], WORK)


def test_everybody_who_is_not_named_as_touched_keeps_every_stay(before: Period, planned: Planned) -> None:
    found = repaired(before, planned, staff_off(planned))
    touched = {t.family for t in found.touched}
    assert touched
    kept = nights_given(found.planned.allocation.stays)
    assert all(n in kept for n in nights_given(planned.allocation.stays) if n[0] not in touched)


def test_a_repair_touches_no_more_families_than_leaving_out_one_after_another_would(
    before: Period, planned: Planned
) -> None:
    found = repaired(before, planned, staff_off(planned))
    assert found.fewest.proven
    night = staff_off(planned).nights
    there = {s.family for s in planned.allocation.stays if set(s.run.dates()) & set(night.dates())}
    assert {t.family for t in found.touched} < there or len(there) == len(found.touched)


def test_a_repaired_plan_passes_the_check_of_the_changed_period(before: Period, planned: Planned) -> None:
    found = repaired(before, planned, staff_off(planned))
    assert verify(found.period, found.planned.cleared, found.planned.allocation.stays).is_sound


def test_a_repaired_plan_says_of_itself_what_the_check_of_the_period_as_it_now_is_finds(
    before: Period, planned: Planned
) -> None:
    found = repaired(before, planned, staff_off(planned))
    allocation = found.planned.allocation
    verdict = verify(found.period, found.planned.cleared, allocation.stays)
    assert any(b.status is BookingStatus.CONFIRMED for b in found.period.bookings)
    assert [(one.id, one.value) for one in allocation.levels] == [(one.id, one.value) for one in verdict.levels]
    assert allocation.broken == tuple(b.sentence for b in verdict.from_promises)


def test_no_bound_of_a_repaired_plan_is_below_what_planning_anew_reaches(before: Period, planned: Planned) -> None:
    found = repaired(before, planned, staff_off(planned))
    anew = allocate(found.period, WORK, found.planned.cleared, start=found.planned.allocation.stays).allocation
    held = True
    for level, free in zip(found.planned.allocation.levels, anew.levels, strict=True):
        assert not held or level.bound is None or free.value <= level.bound
        held = held and free.value == level.value


def test_every_touched_family_is_told_why(before: Period, planned: Planned) -> None:
    found = repaired(before, planned, staff_off(planned))
    assert all(t.why and t.lost for t in found.touched)


def test_nobody_is_told_why_of_a_family_whose_id_only_begins_like_theirs(before: Period, planned: Planned) -> None:
    """F-3 and F-32 are both touched, on different nights."""
    off, whys = next(
        (off, whys)
        for number in range(4, 40)
        for off in (
            StaffOff(urn=URN, shift=Working.DAY, people=3, nights=Nights(first=before.night(number), nights=3)),
        )
        for whys in ({t.family: t.why for t in repaired(before, planned, off).touched},)
        if any(not set(one) & set(other) for one in whys.values() for other in whys.values())
    )
    alone, *_ = (f for f, why in whys.items() if any(not set(why) & set(other) for other in whys.values()))
    other = next(f for f, why in whys.items() if not set(why) & set(whys[alone]))
    names = {alone: "F-3", other: "F-32"}
    found = repaired(renamed(before, names), renamed(planned, names), off)
    told = {t.family: t.why for t in found.touched}
    assert len(told["F-3"]) == len(whys[alone])
    assert not set(told["F-3"]) & set(told["F-32"])


Kept = TypeVar("Kept", Period, Planned)


def renamed(kept: Kept, names: dict[str, str]) -> Kept:
    """The same with other ids for some families."""
    written = kept.model_dump_json()
    for old, new in names.items():
        written = written.replace(f'"{old}"', f'"{new}"')
    return kept.model_validate_json(written)


def test_what_touches_nobody_moves_nobody(before: Period, planned: Planned) -> None:
    found = repaired(before, planned, ReleaseBed(urn=URN))
    assert not found.touched
    assert nights_given(planned.allocation.stays) <= nights_given(found.planned.allocation.stays)


def test_a_closed_bedroom_moves_a_stay_to_another_before_it_drops_one(before: Period, planned: Planned) -> None:
    hoisted_or_repainted = {"room 1", REPAINTED}
    stay = next(s for s in planned.allocation.stays if hoisted_or_repainted.isdisjoint(s.bedrooms))
    assert len(stay.bedrooms) == 1
    change = BedroomClosed(urn=URN, bedroom=stay.bedrooms[0], nights=stay.run)
    found = repair(before, planned, [ReleaseBed(urn=URN), change], WORK)
    after = [s for s in found.planned.allocation.stays if s.family == stay.family and s.first_night == stay.first_night]
    assert not found.touched
    assert all(s.bedrooms != stay.bedrooms for s in after)


def test_a_committed_booking_is_dropped_only_last_and_its_cancellation_is_the_homes(
    before: Period, planned: Planned
) -> None:
    booking = before.bookings[0]
    nobody = StaffOff(urn=URN, shift=Working.DAY, people=4, nights=booking.run)
    found = repaired(before, planned, nobody)
    assert booking not in found.period.bookings
    new = [c for c in found.period.cancellations if c not in before.cancellations]
    assert {c.by for c in new} == {CancelledBy.HOME}
    cancelled = sorted((c.family, night) for c in new for night in Nights(first=c.first_night, nights=c.nights).dates())
    assert {(booking.family, night) for night in booking.run.dates()} <= set(cancelled)
    kept = {(s.family, night) for t in found.touched for s in t.gained for night in s.run.dates()}
    lost = {(s.family, night) for t in found.touched for s in t.lost for night in s.run.dates()}
    assert cancelled == sorted(lost - kept)


def test_a_cancelled_stay_is_free_for_others(before: Period, planned: Planned) -> None:
    stay = planned.allocation.stays[-1]
    gone = StayCancelled(
        family=stay.family, urn=URN, first_night=stay.first_night, by=CancelledBy.FAMILY, on=storybook.TODAY
    )
    found = repaired(before, planned, gone)
    assert not found.touched
    assert found.planned.allocation.stays


@pytest.mark.parametrize("by", list(CancelledBy))
def test_no_family_is_offered_again_what_was_cancelled(before: Period, planned: Planned, by: CancelledBy) -> None:
    stay = planned.allocation.stays[1 + list(CancelledBy).index(by)]
    gone = StayCancelled(family=stay.family, urn=URN, first_night=stay.first_night, by=by, on=storybook.TODAY)
    after = repaired(before, planned, gone).planned.allocation.stays
    assert not {n for s in after if s.family == stay.family for n in s.run.dates()} & set(stay.run.dates())


def test_a_family_that_asks_again_may_be_offered_what_it_cancelled(before: Period, planned: Planned) -> None:
    stay = planned.allocation.stays[1]
    parts: dict[str, Any] = {"family": stay.family, "urn": URN, "first_night": stay.first_night, "nights": stay.nights}
    gone = Cancellation(by=CancelledBy.FAMILY, on=storybook.TODAY, **parts)
    again = gone.model_copy(update={"wanted_again": True})
    offered = {
        c.wanted_again: _is_offered(before.model_copy(update={"cancellations": (c,)}), planned, stay)
        for c in (gone, again)
    }
    assert offered == {False: False, True: True}


def _is_offered(period: Period, planned: Planned, stay: PlannedStay) -> bool:
    problem = build(period, planned.cleared)
    try:
        return len(plan_of(problem, period, [stay])) == 1
    except NotACandidate:
        return False


def test_more_room_never_makes_a_plan_worse(before: Period, planned: Planned) -> None:
    for change in (ReleaseBed(urn=URN), MoreStaff(urn=URN, shift=Working.DAY)):
        found = what_if(before, planned, [change], WORK)
        assert [level.after for level in found.levels] >= [level.before for level in found.levels]
        assert found.nights_gained == sum(m.change for m in (*found.comparison.gain, *found.comparison.lose))
