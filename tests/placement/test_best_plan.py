"""No plan is better than the one found, and the two ways in which each constraint says itself agree."""

from __future__ import annotations

import pytest

from matching.optimise.lexicographic import Effort
from matching.optimise.status import Status
from matching.placement.constraints import CONSTRAINTS, violations
from matching.placement.place import checked, place
from matching.placement.problem import Plan, Problem
from matching.placement.solve import Solved, solve
from matching.placement.verifying import verify
from tests.placement.drawn import draw, every_plan

SEEDS = range(60)


def best_of_all(problem: Problem, levels: list[str]) -> tuple[int, ...] | None:
    """The values of the best of every plan, by the independent check; None where none keeps the rules."""
    verdicts = (verify(problem, plan) for plan in every_plan(problem))
    return max((tuple(v.values[level] for level in levels) for v in verdicts if not v.broken), default=None)


def found(problem: Problem) -> Solved:
    return solve(problem, Effort(20.0))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_plan_of_all_is_better_at_the_levels_in_order(seed: int) -> None:
    problem = draw(seed)
    solved = found(problem)
    best = best_of_all(problem, [level.id for level in solved.levels])
    if solved.plan is None:
        assert solved.status is Status.INFEASIBLE
        assert not any(not verify(problem, plan).broken for plan in every_plan(problem))
        return
    assert solved.status is Status.OPTIMAL
    assert tuple(level.value for level in solved.levels) == best
    assert all(level.bound == level.value for level in solved.levels)
    checked(problem, solved.plan, solved.levels)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_check_and_the_constraints_find_the_same_plans_sound(seed: int) -> None:
    problem = draw(seed, children=3)
    for plan in every_plan(problem):
        assert bool(violations(problem, plan)) == bool(verify(problem, plan).broken), plan


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=lambda c: c.ID)
def test_what_a_constraint_tells_the_solver_is_what_it_finds_in_plans(constraint: object) -> None:
    """With one constraint alone (and those that the columns keep), the solver has a plan where some plan keeps it."""
    alone = [c for c in CONSTRAINTS if c is constraint or c.ID in {"places", "bedrooms", "answers"}]
    for seed in range(25):
        problem = draw(seed, children=3)
        kept = [c for c in CONSTRAINTS if c in alone or c.ID in {"possible", "one-home"}]
        plans: list[Plan] = [p for p in every_plan(problem) if not violations(problem, p, kept)]
        solved = solve(problem, Effort(20.0), alone)
        assert (solved.plan is not None) == bool(plans)
        if solved.plan is not None:
            assert not violations(problem, solved.plan, kept)
            values = [verify(problem, p).values for p in plans]
            ids = [level.id for level in solved.levels]
            assert tuple(level.value for level in solved.levels) == max(tuple(v[i] for i in ids) for v in values)


def test_the_same_problem_in_another_order_gives_the_same_bytes() -> None:
    problem = draw(7)
    turned = Problem(
        problem.children[::-1],
        problem.homes[::-1],
        problem.fits[::-1],
        problem.siblings[::-1],
        problem.apart[::-1],
        problem.strains[::-1],
        problem.responses[::-1],
        problem.doubts[::-1],
    )
    assert place(problem).model_dump_json() == place(turned).model_dump_json() == place(problem).model_dump_json()


def test_no_work_allowed_is_never_shown_as_impossible() -> None:
    for seed in SEEDS:
        solved = solve(draw(seed), Effort(0.0))
        assert solved.status is not Status.INFEASIBLE or found(draw(seed)).status is Status.INFEASIBLE
        for level in solved.levels:
            assert level.bound is None or level.bound >= level.value


def test_a_bound_is_never_below_the_best_plan_even_when_the_work_runs_out() -> None:
    for seed in SEEDS:
        cut, whole = solve(draw(seed), Effort(1e-6)), found(draw(seed))
        if cut.plan is not None and whole.levels:
            first = next((i for i, x in enumerate(cut.levels) if x.value != whole.levels[i].value), None)
            assert first is None or (cut.levels[first].bound or 10**9) >= whole.levels[first].value
