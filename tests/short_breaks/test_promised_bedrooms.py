"""A promise in a bedroom that does not suit holds for that stay alone: no other stay of the family is put there."""

from __future__ import annotations

import numpy as np
import pytest

from matching.short_breaks.allocate import allocate
from matching.short_breaks.build import build
from matching.short_breaks.changes.staff_off import StaffOff
from matching.short_breaks.columns import columns_of
from matching.short_breaks.conflict import settle
from matching.short_breaks.effort import Effort
from matching.short_breaks.exact import solve_exactly
from matching.short_breaks.period import Booking, BookingStatus, Nights, Working
from matching.short_breaks.repairing import repair
from matching.short_breaks.rooming import NotACandidate, name_bedrooms, plan_of
from matching.short_breaks.why_not import Verdict, why_not
from tests.short_breaks.verifying.sound import SUITS, A, Case, day, planned, sound

WORK = Effort(seed=1, moves=20_000, rounds=1, seconds=None, processes=1)


def promised() -> Case:
    """F-1 is promised r5, which has not what its child needs, and both bedrooms that have are closed a week later."""
    case = sound()
    stay = case.stays[0].model_copy(update={"bedrooms": ("r5",)})
    booking = Booking(id="X-1", status=BookingStatus.COMMITTED, **stay.model_dump())
    case = case.of_period(bookings=(booking,)).answers(
        suited=tuple(s for s in case.cleared.suited if (s.family, s.urn) != ("F-1", "SC700002"))
    )
    for room in ("r1", "r4"):
        case = case.bedroom(room, closed_from=day(9), closed_until=day(40))
    return case


def test_only_the_promised_stay_has_a_way_into_a_bedroom_that_does_not_suit() -> None:
    case = promised()
    problem = build(case.period, case.cleared)
    columns = columns_of(problem, np.arange(len(problem.stay_pair), dtype=np.int32))
    for choice in set(columns.choices()) - set(problem.fixed):
        (stay,) = name_bedrooms(problem, case.period, (choice,))
        fitting = SUITS[stay.family, stay.urn]
        assert all(room in ids for room, ids in zip(stay.bedrooms, fitting, strict=True))
    assert set(problem.fixed) <= set(columns.choices())
    assert columns.choices() == sorted(columns.choices())


def test_every_search_keeps_the_promise_and_offers_no_other_stay_there() -> None:
    case = promised()
    booking = case.period.bookings[0]
    stays = allocate(case.period, WORK, case.cleared).allocation.stays
    problem = build(case.period, case.cleared)
    exact = solve_exactly(problem, 20.0).plan
    assert exact is not None
    for plan in (stays, name_bedrooms(problem, case.period, exact)):
        own = [s for s in plan if s.family == "F-1" and s.urn == A]
        assert [s.first_night for s in own if s.bedrooms == ("r5",)] == [booking.first_night]
        assert all(s.run.until <= day(9) for s in own)


def test_a_stay_in_a_bedroom_that_does_not_suit_is_a_candidate_only_where_it_is_promised() -> None:
    case = promised()
    problem = build(case.period, case.cleared)
    assert plan_of(problem, case.period, [case.period.bookings[0]]) == problem.fixed
    with pytest.raises(NotACandidate):
        plan_of(problem, case.period, [planned("F-1", A, ("r5",), 1, 1)])


def test_such_a_promise_clashes_with_nothing_and_stands_after_a_repair() -> None:
    case = promised()
    assert settle(case.period, case.cleared).clash is None
    given = allocate(case.period, WORK, case.cleared)
    off = StaffOff(urn=A, shift=Working.DAY, people=3, nights=Nights(first=day(20), nights=2))
    mended = repair(case.period, given, [off], WORK, cleared=case.cleared)
    booking = case.period.bookings[0]
    assert booking in mended.period.bookings
    assert ("F-1", ("r5",)) in {(s.family, s.bedrooms) for s in mended.planned.allocation.stays}


def test_a_promise_to_a_family_that_the_match_check_refuses_is_told_as_in_the_plan() -> None:
    case = promised().answers(suited=())
    problem, booking = build(case.period, case.cleared), case.period.bookings[0]
    answer = why_not(case.period, case.cleared, problem, problem.fixed, "F-1", A, booking.first_night, booking.nights)
    assert answer.verdict is Verdict.GRANTED
