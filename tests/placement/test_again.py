"""A plan begun from the one before is as good, and as far proven, as one that is worked out anew."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matching.optimise import again
from matching.optimise.lexicographic import Effort
from matching.optimise.program import Program
from matching.optimise.relax import SCALE, Box, bound_at
from matching.optimise.status import Status
from matching.placement.place import checked, planned
from matching.placement.problem import Problem
from matching.placement.solve import Before, Solved, solve
from scenarios.generators.placement import Size
from scenarios.generators.placement import draw as region
from tests.placement.drawn import draw

EFFORT = Effort(20.0)
SMALL = Size("30 x 20", 30, 20, 6, 1.4)


def told(found: Solved) -> tuple[object, ...]:
    return found.status, tuple((x.id, x.value, x.bound) for x in found.levels)


def grown(problem: Problem) -> list[Problem]:
    """The problem before some of what is between children was found, one after another."""
    parts = [[p * len(of) // 3 for of in (problem.apart, problem.doubts, problem.strains)] for p in range(4)]
    return [
        replace(problem, apart=problem.apart[:a], doubts=problem.doubts[:d], strains=problem.strains[:s])
        for a, d, s in parts
    ]


def one_after_another(problems: list[Problem]) -> Solved:
    """Each begun from the one before."""
    last: Before | None = None
    for problem in problems:
        last = Before(problem, planned(problem, EFFORT, before=last))
    assert last is not None
    return last.solved


@pytest.mark.parametrize("seed", range(60))
def test_a_plan_begun_from_the_one_before_is_as_good_at_every_level_as_one_worked_out_anew(seed: int) -> None:
    problem = draw(seed)
    again = one_after_another(grown(problem))
    assert told(again) == told(solve(problem, EFFORT))
    if again.plan is not None:
        checked(problem, again.plan, again.levels)


@pytest.mark.parametrize("seed", range(6))
def test_so_it_is_for_dozens_of_children(seed: int) -> None:
    problem = region(SMALL, seed)
    assert told(one_after_another(grown(problem))) == told(solve(problem, EFFORT))


def test_a_plan_is_the_same_to_the_last_bedroom_each_time_it_is_begun_from_the_one_before() -> None:
    problems = grown(region(SMALL, 1))
    assert one_after_another(problems).plan == one_after_another(problems).plan


def begun_from_itself(problem: Problem) -> Solved:
    """Planned, and planned again from that plan."""
    return planned(problem, EFFORT, before=Before(problem, planned(problem, EFFORT)))


@pytest.mark.parametrize("seed", range(8))
def test_a_plan_begun_from_itself_is_itself_to_the_last_bedroom_with_what_is_proven_of_it(seed: int) -> None:
    problem = draw(seed)
    again, anew = begun_from_itself(problem), planned(problem, EFFORT)
    assert (again.plan, told(again)) == (anew.plan, told(anew))


def test_a_problem_that_allows_more_than_the_one_before_is_worked_out_anew() -> None:
    parted = region(SMALL, 2)
    free = replace(parted, apart=(), doubts=())
    assert Before(free, solve(free, EFFORT)).begins(parted)
    before = Before(parted, solve(parted, EFFORT))
    assert not before.begins(free)
    assert not before.begins(replace(parted, fits=parted.fits[1:]))
    assert told(solve(free, EFFORT, before=before)) == told(solve(free, EFFORT))


def test_proofs_of_a_problem_that_allowed_less_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were they used, a plan would be said to be the best that is not."""
    monkeypatch.setattr(Before, "begins", lambda self, problem: True)
    wrong = 0
    for seed in range(60):
        free, *_, parted = grown(draw(seed))
        found = solve(free, EFFORT, before=Before(parted, solve(parted, EFFORT)))
        wrong += told(found) != told(solve(free, EFFORT)) or found.status is not Status.OPTIMAL
    assert wrong


def test_prices_of_rows_that_are_still_there_prove_what_they_proved_whatever_rows_came_between() -> None:
    before, after = Program(), Program()
    for program in (before, after):
        for _ in range(3):
            program.column()
    before.at_most([0, 1, 2], [1, 1, 1], 1)
    after.at_most([0, 1], [1, 1], 1)
    after.at_most([0, 1, 2], [1, 1, 1], 1)
    amounts = np.array([5, 3, 2])
    rows, more = before.compiled(), after.compiled()
    proof = again.proof_of("aim", 5, 5, True, rows, np.array([5 * SCALE]))
    prices = again.prices_again(more, proof.prices)
    assert prices.tolist() == [0, 5 * SCALE]
    assert bound_at(more, amounts, Box.open(more), prices).whole == 5
