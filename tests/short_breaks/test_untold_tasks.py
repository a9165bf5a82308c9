"""A promised guest of whom nobody has said which clinical tasks are needed never counts as needing none."""

from __future__ import annotations

import pytest

from matching.errors import BadInput
from matching.short_breaks.build import build
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.conflict import settle
from matching.short_breaks.constraints import capacity, violations
from matching.short_breaks.period import Booking, BookingStatus, Nights, Working
from matching.short_breaks.rooming import plan_of
from tests.short_breaks.verifying.changes import resident
from tests.short_breaks.verifying.sound import A, Case, child, day, row, sound


def promised(*numbers: int, untold: str = "C-3") -> Case:
    """Some stays of the sound plan are committed, one of a child whose tasks nobody has named."""
    case = sound()
    bookings = tuple(
        Booking(id=f"X-{n}", status=BookingStatus.COMMITTED, **case.stays[n].model_dump()) for n in numbers
    )
    return case.of_period(bookings=bookings).child(untold, clinical_tasks=None)


def living_there_for_all_we_know(case: Case, **changes: object) -> Case:
    """Nobody has confirmed that a child left the home before the period, or named that child's tasks."""
    left = {"child": child("L-1", clinical_tasks=None), "leaving": day(-3), "leaving_confirmed": False}
    return case.living_there(resident().model_copy(update={"bedroom": "r6", **left, **changes}))


def rules_broken(case: Case) -> set[str]:
    """By the model."""
    problem = build(case.period, case.cleared)
    return {v.constraint for v in violations(problem, plan_of(problem, case.period, case.stays))}


def test_nobody_who_needs_the_one_person_trained_comes_beside_a_guest_who_may_need_them() -> None:
    case = promised(2)
    assert rules_broken(case) == {capacity.ID}
    assert {b.rule for b in case.verdict().broken} == {"trained-people"}
    assert "need or may need" in case.verdict().broken[0].sentence
    assert not rules_broken(case.without(0))
    assert case.without(0).verdict().is_sound


def test_two_trained_are_enough_for_one_who_needs_them_and_one_who_may() -> None:
    two = tuple(
        row(r.shift, 4, r.trained[0].model_copy(update={"people": 2})) for r in promised(2).period.homes[0].staff
    )
    case = promised(2).home(staff=two)
    assert not rules_broken(case)
    assert case.verdict().is_sound


def test_a_promise_is_not_broken_because_nobody_has_named_the_tasks() -> None:
    case = promised(2).home(staff=tuple(row(shift, 4) for shift in Working))
    assert settle(case.period, case.cleared).clash is None
    assert "trained-people" not in {b.rule for b in case.verdict().from_promises}


def test_two_promises_that_may_need_the_same_person_clash_together_and_neither_alone() -> None:
    settled = settle(promised(0, 2).period, promised(0, 2).cleared)
    assert settled.clash is not None
    assert {stay.family for stay in settled.clash.together} == {"F-1", "F-3"}
    assert len(settled.clash.dropped) == 1


def test_the_one_person_trained_is_left_to_a_child_who_lives_there_and_may_need_them() -> None:
    case = living_there_for_all_we_know(sound())
    assert rules_broken(case) == {capacity.ID}
    assert {b.rule for b in case.verdict().broken} == {"trained-people"}
    assert not rules_broken(living_there_for_all_we_know(sound(), leaving_confirmed=True))
    assert living_there_for_all_we_know(sound(), leaving_confirmed=True).verdict().is_sound


def test_an_emergency_of_a_child_whose_tasks_nobody_has_named_is_refused_with_what_to_ask() -> None:
    untold = child("L-1", clinical_tasks=None)
    admission = EmergencyAdmission(
        urn=A, bedroom="r6", nights=Nights(first=day(5), nights=2), child=untold, from_held_back=False
    )
    with pytest.raises(BadInput) as refused:
        admission.make(sound().period)
    assert [p.where for p in refused.value.problems] == ["the child admitted to r6, clinical_tasks"]
