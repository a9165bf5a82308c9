"""Plans made at once keep every rule, and everybody gets what they could still have."""

from random import Random

import pytest

from matching.short_breaks.build import build
from matching.short_breaks.constraints import violations
from matching.short_breaks.first_plans import by_need, first_come, points_order
from matching.short_breaks.problem import Choice, Plan, Problem, nights_of
from matching.short_breaks.taking import Taking
from scenarios.generators.short_breaks import Size, draw
from tests.short_breaks.plain_check import broken
from tests.short_breaks.small_problems import small_problem, sound_plan

SEEDS = range(24)


@pytest.mark.parametrize("seed", SEEDS)
def test_first_plans_break_no_rule(seed: int) -> None:
    problem = small_problem(seed)
    for plan in (points_order(problem), first_come(problem, range(len(problem.families)))):
        assert not list(violations(problem, plan))
        assert not broken(problem, plan)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_still_open_is_exactly_what_would_break_no_rule(seed: int) -> None:
    problem = small_problem(seed)
    plan = sound_plan(problem, Random(seed), tries=15)
    taking = Taking(problem)
    for choice in plan:
        if choice not in problem.fixed:
            taking.take(choice)
    taken = {choice.stay for choice in plan}
    for family in range(len(problem.families)):
        offered = set(taking.open_to(family)[0].tolist())
        possible = {s for s in _stays_of(problem, family) - taken if _fits(problem, plan, s)}
        assert offered == possible


def _stays_of(problem: Problem, family: int) -> set[int]:
    return {s for s, u in enumerate(problem.family_of_stay.tolist()) if u == family}


def _fits(problem: Problem, plan: Plan, stay: int) -> bool:
    pair = int(problem.stay_pair[stay])
    variants = range(int(problem.pair_variants[pair]), int(problem.pair_variants[pair + 1]))
    return any(not list(violations(problem, tuple(sorted({*plan, Choice(stay, v)})))) for v in variants)


@pytest.mark.parametrize("seed", range(6))
def test_nobody_is_left_out_who_could_still_have_a_stay(seed: int) -> None:
    problem = small_problem(seed)
    plan = points_order(problem)
    taking = Taking(problem)
    for choice in plan:
        if choice not in problem.fixed:
            taking.take(choice)
    assert all(len(taking.open_to(family)[0]) == 0 for family in range(len(problem.families)))


def test_the_neediest_are_asked_first() -> None:
    problem = small_problem(3)
    level = problem.level("benefit")
    assert level is not None
    assert level.by_nights is not None
    worth = level.by_nights[by_need(problem), 1].tolist()
    assert worth == sorted(worth, reverse=True)


def test_points_order_goes_round_where_first_come_takes_all() -> None:
    problem = build(*draw(Size.S, 1))
    rounds = nights_of(problem, points_order(problem))
    first = nights_of(problem, first_come(problem, range(len(problem.families))))
    assert (rounds == 0).sum() < (first == 0).sum()
