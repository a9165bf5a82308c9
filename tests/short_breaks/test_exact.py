"""Small periods solved with a proof: what every plan tried by hand cannot better."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise, product
from random import Random

import numpy as np
import pytest

from matching.optimise.status import Status
from matching.short_breaks.constraints import CONSTRAINTS, most_nights, violations
from matching.short_breaks.exact import solve_exactly
from matching.short_breaks.problem import Choice, Plan, Problem, values
from tests.short_breaks.hand_problem import NIGHTS, hand_problem, plan, stay
from tests.short_breaks.plain_check import broken
from tests.short_breaks.small_problems import small_problem, sound_plan, tiny_problem


@pytest.mark.parametrize("seed", range(1, 9))
def test_no_plan_of_all_that_are_possible_is_better_at_the_levels_in_order(seed: int) -> None:
    problem = tiny_problem(seed)
    best = max(values(problem, tried) for tried in every_plan(problem))
    found = solve_exactly(problem, 20.0)
    assert found.status is Status.OPTIMAL
    assert found.plan is not None
    assert not broken(problem, found.plan)
    assert values(problem, found.plan) == best
    assert found.bounds == best


def every_plan(problem: Problem) -> Iterator[Plan]:
    """Every plan that breaks nothing, family by family."""
    assert not problem.fixed
    plans: list[Plan] = [()]
    for family in range(len(problem.families)):
        own = [tried for tried in _every_plan_of(problem, family) if not broken(problem, tried)]
        both = (tuple(sorted((*before, *after))) for before, after in product(plans, own))
        plans = [tried for tried in both if not broken(problem, tried)]
    yield from plans


def _every_plan_of(problem: Problem, family: int) -> Iterator[Plan]:
    stays = [c for c in range(len(problem.stay_pair)) if problem.family_of_stay[c] == family]
    for many in range(6):
        for chosen in combinations(stays, many):
            spans = sorted((int(problem.stay_first[c]), int(problem.stay_nights[c])) for c in chosen)
            if all(a + n <= b for (a, n), (b, _) in pairwise(spans)):
                ways = [range(*problem.pair_variants[problem.stay_pair[c] : problem.stay_pair[c] + 2]) for c in chosen]
                yield from (tuple(map(Choice, chosen, way)) for way in product(*ways))


def test_the_same_question_has_the_same_answer() -> None:
    problem = small_problem(3)
    assert solve_exactly(problem, 2.0) == solve_exactly(problem, 2.0)


def test_every_bound_is_no_less_than_any_plan() -> None:
    for seed in range(1, 6):
        problem = small_problem(seed)
        found = solve_exactly(problem, 1.0)
        for number in range(6):
            reached = values(problem, sound_plan(problem, Random(number)))
            first = found.bounds[0]
            assert first is None or reached[0] <= first
        if found.status is Status.OPTIMAL and found.plan is not None:
            assert found.bounds == values(problem, found.plan)


def test_promises_that_clash_are_proven_impossible() -> None:
    problem = hand_problem(fixed=plan(stay(0, 1, 2, way=0), stay(1, 1, 2, way=0)))
    found = solve_exactly(problem, 5.0)
    assert found.status is Status.INFEASIBLE
    assert found.plan is None
    assert found.bounds == (None,)


def test_without_the_rule_that_is_in_the_way_the_promises_can_hold() -> None:
    problem = hand_problem(fixed=plan(stay(0, 0, 3)), most_nights=np.full(4, 2, dtype=np.int16))
    assert solve_exactly(problem, 5.0).status is Status.INFEASIBLE
    others = tuple(c for c in CONSTRAINTS if c is not most_nights)
    assert solve_exactly(replace(problem, levels=()), 5.0, others).status is Status.OPTIMAL


def test_no_work_at_all_is_out_of_time_and_never_impossible() -> None:
    found = solve_exactly(hand_problem(), 0.0)
    assert found.status is Status.OUT_OF_TIME
    assert found.plan is None


def test_work_that_ends_early_keeps_the_plan_and_a_bound_above_it() -> None:
    problem = small_problem(4, children=12)
    best = values(problem, sound_plan(problem, Random(1), 200))
    for limit in (0.01, 0.05, 0.2):
        found = solve_exactly(problem, limit)
        assert found.status in {Status.FEASIBLE, Status.OPTIMAL, Status.OUT_OF_TIME}
        if found.plan is not None:
            assert not any(violations(problem, found.plan))
            assert found.bounds[0] is None or found.bounds[0] >= best[0]


def test_a_period_without_places_gives_everybody_nothing() -> None:
    none = hand_problem(capacity=np.zeros((1, 2, NIGHTS), dtype=np.int16))
    assert solve_exactly(none, 5.0).plan == ()
