"""Written down night by night, or as HiGHS is asked, a problem has the same optimum as in whole stays."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from matching.optimise.status import Status
from matching.short_breaks.build import build
from matching.short_breaks.exact import solve_exactly
from matching.short_breaks.problem import NO_LIMIT, Flags, Problem, values
from scenarios.benchmarks.rivals import highs
from scenarios.generators.short_breaks import Shape, draw
from tests.short_breaks.hand_problem import NIGHTS, hand_problem
from tests.short_breaks.promises.best import best, worth_of
from tests.short_breaks.promises.best_by_nights import optimum
from tests.short_breaks.small_problems import small_problem, tiny_problem
from tests.strategies.few_families import Few, few_families

FEW = settings(max_examples=settings().max_examples // 5)
FRIDAY, SATURDAY = 4, 5


def weekends(problem: Problem, first_weekday: int) -> Flags:
    """(B, T): Friday and Saturday nights; the drawn periods are over before any holiday begins."""
    found = np.zeros((len(problem.budgets), problem.nights), dtype=np.bool_)
    found[0] = np.isin((np.arange(problem.nights) + first_weekday) % 7, (FRIDAY, SATURDAY))
    return found


@FEW
@given(few_families(least_children=3))
def test_night_by_night_the_optimum_is_the_same(few: Few) -> None:
    found = best(few)
    assert optimum(found.problem, weekends(found.problem, few.period.first_night.weekday())) == found.worth


@pytest.mark.parametrize("problem", [*map(tiny_problem, range(1, 5)), small_problem(2, 1, 4), small_problem(3, 2, 5)])
def test_night_by_night_the_optimum_is_the_same_with_every_rule_at_its_tightest(problem: Problem) -> None:
    found = solve_exactly(problem, 60.0)
    assert found.status is Status.OPTIMAL
    assert found.plan is not None
    assert optimum(problem, weekends(problem, 0)) == worth_of(problem, found.plan)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_highs_has_the_same_optimum_of_benefit(seed: int) -> None:
    problem = build(*draw(Shape(2, 8, 2, (3, 2)), seed))
    unlimited = np.full_like(problem.most_by_night, NO_LIMIT)
    alone = tuple(level for level in problem.levels if level.id == "benefit")
    problem = replace(problem, most_by_night=unlimited, levels=alone)
    found = solve_exactly(problem, 60.0)
    answer = highs.solve(problem, "benefit", 60.0)
    assert found.status is Status.OPTIMAL
    assert found.plan is not None
    assert answer.plan is not None
    assert answer.bound is not None
    assert values(problem, answer.plan) == values(problem, found.plan) == (round(answer.bound),)
    seconds, worths = zip(*answer.points, strict=True)
    assert list(seconds) == sorted(seconds)
    assert list(worths) == sorted(set(worths))
    assert worths[-1:] == values(problem, answer.plan)


@pytest.mark.parametrize("turnaround", [1, 2])
def test_highs_lets_a_bedroom_be_made_ready_while_it_is_closed(turnaround: int) -> None:
    is_open = np.ones(NIGHTS, dtype=np.int16)
    is_open[3] = 0
    changes = {"class_open": np.array([is_open, 2 * is_open]), "turnaround": np.array([turnaround], dtype=np.int16)}
    problem = hand_problem(**changes)
    found = solve_exactly(problem, 60.0)
    answer = highs.solve(problem, "nights", 60.0)
    assert found.plan is not None
    assert answer.plan is not None
    assert values(problem, answer.plan) == values(problem, found.plan)
