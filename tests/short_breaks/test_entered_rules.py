"""What a coordinator enters of a family, a shift or the policy reaches what is planned, and is kept in every plan."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from matching.short_breaks.build import build
from matching.short_breaks.building.draw import ANY_TASK_ROWS
from matching.short_breaks.problem import Problem
from matching.short_breaks.rooming import name_bedrooms
from matching.short_breaks.verifying import verify
from matching.world.child import TaskNeeded
from matching.world.staff import Shift
from tests.short_breaks.verifying.changes import one_awake, one_carer, resident
from tests.short_breaks.verifying.drawn_plans import drawn, sound_plan
from tests.short_breaks.verifying.sound import Case, child, sound

BY_DAY, AWAKE = ANY_TASK_ROWS[0].name, ANY_TASK_ROWS[2].name


def built(case: Case) -> Problem:
    return build(case.period, case.cleared)


def room_for(problem: Problem, row: str) -> int | None:
    """Guests that a row has room for at the first home on the first night; None where there is no such row."""
    return int(problem.capacity[0, problem.rows.index(row), 0]) if row in problem.rows else None


def test_a_family_whose_care_plan_asks_for_it_is_the_only_guest_at_every_home() -> None:
    problem = built(sound().family("F-1", only_guest=True))
    own = problem.families.index("F-1")
    assert problem.pair_alone.tolist() == (problem.pair_family == own).tolist()


def test_stays_already_taken_leave_the_diary_its_most() -> None:
    taken = sound().stays[:1]
    problem = built(sound().policy(diary_most=2).of_period(taken=taken))
    assert dict(zip(problem.families, problem.most_stays.tolist(), strict=True)) == {
        "F-1": 3,
        "F-2": 2,
        "F-3": 2,
        "F-4": 2,
    }


def test_the_lower_of_the_most_stays_and_the_most_in_the_diary_holds() -> None:
    problem = built(sound().policy(diary_most=2, stays_most=1))
    assert set(problem.most_stays.tolist()) == {1}


@pytest.mark.parametrize(("case", "row", "most"), [(one_carer(sound()), BY_DAY, 1), (one_awake(sound()), AWAKE, 1)])
def test_a_person_trained_in_two_tasks_is_counted_once(case: Case, row: str, most: int) -> None:
    assert room_for(built(case), row) == most
    assert room_for(built(case.policy(guests_per_trained=2)), row) in (None, 2 * most)


def test_different_people_are_counted_together_only_where_that_says_more() -> None:
    assert room_for(built(sound()), BY_DAY) is None
    assert room_for(built(one_carer(sound(), 2)), BY_DAY) is None


def test_people_of_whom_nobody_has_said_whether_they_differ_are_taken_for_the_same() -> None:
    assert room_for(built(one_carer(sound(), None)), BY_DAY) == 1
    assert room_for(built(one_carer(sound(), None, trained=2)), BY_DAY) is None


@pytest.mark.parametrize("tasks", [(TaskNeeded(task="suction", shifts=(Shift.DAY,)),), None])
def test_different_people_are_counted_together_where_a_resident_needs_one_of_them(
    tasks: tuple[TaskNeeded, ...] | None,
) -> None:
    whole = one_carer(sound(), 2).living_there(resident(child=child("L-1", clinical_tasks=tasks)))
    assert room_for(built(whole), BY_DAY) == 1


def test_an_empty_shift_is_told_of_as_empty_and_not_as_untrained() -> None:
    case = one_carer(sound())
    nobody = case.period.homes[0].staff[-1].model_copy(update={"people": 0, "trained": (), "trained_people": 0})
    whole = case.home(staff=(*case.period.homes[0].staff, nobody.model_copy(update={"until": case.period.night(3)})))
    problem = built(whole)
    assert int(problem.capacity[0, problem.rows.index("day staff"), 0]) == 0
    assert (room_for(problem, BY_DAY) or 0) > len(problem.families)


@pytest.mark.parametrize("seed", range(40, 60))
def test_every_plan_keeps_what_is_entered_as_its_check_reads_it(seed: int) -> None:
    period, cleared = drawn(seed)
    changes: dict[str, Any] = {"diary_most": 1 + seed % 2}
    period = period.model_copy(update={"policy": period.policy.model_copy(update=changes)})
    period = period.model_copy(
        update={
            "families": tuple(
                family.model_copy(update={"only_guest": number % 4 == seed % 4})
                for number, family in enumerate(period.families)
            )
        }
    )
    problem = build(period, cleared)
    plan = sound_plan(problem, Random(seed))
    assert verify(period, cleared, name_bedrooms(problem, period, plan)).broken == ()
