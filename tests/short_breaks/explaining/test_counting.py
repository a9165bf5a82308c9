"""What is counted over many stays at once is what the constraints say of each stay, asked one by one."""

from random import Random
from typing import Any

import numpy as np
import pytest

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.constraints import CONSTRAINTS, fixed, most_nights, violations
from matching.short_breaks.explaining.at_home import AT_HOME
from matching.short_breaks.explaining.counting import count
from matching.short_breaks.explaining.own import OWN
from matching.short_breaks.kept import Kept
from matching.short_breaks.problem import Choice
from scenarios.generators.short_breaks import Shape, draw
from tests.short_breaks.small_problems import small_problem, sound_plan

SEEDS = range(1, 7)
TRIED = 60


def _frame(seed: Any) -> Any:
    return Frame(*draw(Shape(2, 7, 2, (3, 2)), seed))


def _ways(problem: Any, stay: Any) -> Any:
    pair = problem.stay_pair[stay]
    return range(int(problem.pair_variants[pair]), int(problem.pair_variants[pair + 1]))


def _breaks(problem: Any, plan: Any, stay: Any) -> Any:
    """The constraints broken when the stay joins the plan, whichever way it is taken."""
    taken = [tuple(sorted((*plan, Choice(stay, way)))) for way in _ways(problem, stay)]
    broken = [{v.constraint for v in violations(problem, with_it)} for with_it in taken]
    return set.intersection(*broken) - {fixed.ID}


def _barred(frame: Any, problem: Any, kept: Any, asked: Any) -> Any:
    found: dict[int, set[str]] = {int(stay): set() for stay in asked}
    for rule in AT_HOME:
        for barrier in rule.barriers(frame, kept, asked):
            for stay in asked[barrier.stays].tolist():
                found[stay].add(barrier.rule)
    for limit in OWN:
        for own in limit.barriers(kept):
            for stay in asked[own.stays[asked]].tolist():
                found[stay].add(own.rule)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_a_stay_is_barred_by_exactly_the_constraints_it_would_break(seed: Any) -> None:
    problem, dice = small_problem(seed), Random(seed)
    plan = sound_plan(problem, dice)
    held: dict[int, set[int]] = {int(problem.family_of_stay[c.stay]): set() for c in plan}
    for c in plan:
        first = int(problem.stay_first[c.stay])
        held[int(problem.family_of_stay[c.stay])] |= set(range(first, first + int(problem.stay_nights[c.stay])))
    free = [
        s
        for s in range(len(problem.stay_pair))
        if not held.get(int(problem.family_of_stay[s]), set())
        & set(range(int(problem.stay_first[s]), int(problem.stay_first[s] + problem.stay_nights[s])))
    ]
    asked = np.array(sorted(dice.sample(free, min(TRIED, len(free)))), dtype=np.int64)
    barred = _barred(_frame(seed), problem, Kept(problem, plan), asked)
    for stay in asked.tolist():
        assert barred[stay] == _breaks(problem, plan, stay) - {most_nights.ID}, stay


@pytest.mark.parametrize("seed", SEEDS)
def test_free_stays_are_those_that_could_join_the_plan(seed: Any) -> None:
    problem = small_problem(seed)
    plan = sound_plan(problem, Random(seed))
    counted = count(_frame(seed), problem, plan)
    taken = {choice.stay for choice in plan}
    free = [0] * len(problem.families)
    for stay in range(len(problem.stay_pair)):
        if stay not in taken and not _breaks(problem, plan, stay):
            free[int(problem.family_of_stay[stay])] += 1
    assert counted.free.tolist() == free


def test_every_constraint_that_can_bar_a_stay_has_a_barrier() -> None:
    rules: tuple[Any, ...] = (*AT_HOME, *OWN)
    ruled = {rule.RULE for rule in rules}
    assert ruled == {c.ID for c in CONSTRAINTS} - {fixed.ID, most_nights.ID}
