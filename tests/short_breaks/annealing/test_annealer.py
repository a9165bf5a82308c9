"""The quick search keeps every rule, counts right, depends on its seed and work alone, and never gets worse."""

from dataclasses import replace

import numpy as np
import pytest

from matching.optimise.status import Status
from matching.short_breaks.annealing import Annealer, heats, soft_weights
from matching.short_breaks.annealing.state import BEST, MOST_OUT
from matching.short_breaks.annealing.weights import PROMISE, SCALE
from matching.short_breaks.build import build
from matching.short_breaks.constraints import violations
from matching.short_breaks.effort import Effort
from matching.short_breaks.exact import solve_exactly
from matching.short_breaks.first_plans import by_need, points_order
from matching.short_breaks.ordering import in_order
from matching.short_breaks.problem import Plan, Problem, nights_of, values
from matching.short_breaks.search import search
from scenarios.generators.short_breaks import Shape, draw
from tests.short_breaks.small_problems import small_problem, tiny_problem


def begun(problem: Problem, seed: int = 1) -> Annealer:
    return Annealer(problem, points_order(problem), seed)


def annealed(problem: Problem, moves: int = 4_000, seed: int = 1) -> Plan:
    annealer = begun(problem, seed)
    annealer.run(moves, *heats(problem))
    return annealer.plan


def weighed(problem: Problem, plan: Plan) -> float:
    """What a plan is worth by the levels weighed, counted from the plan alone."""
    total, nights = 0.0, nights_of(problem, plan)
    for weight, level in zip(np.rint(soft_weights(problem) * SCALE), problem.levels, strict=True):
        if level.by_nights is not None:
            total += weight * level.by_nights[np.arange(len(nights)), nights].sum()
        if level.by_stay is not None:
            total += weight * sum(level.by_stay[choice.stay] for choice in plan)
    return total


@pytest.mark.parametrize("seed", range(1, 25))
def test_every_plan_keeps_every_rule(seed: int) -> None:
    problem = small_problem(seed)
    assert not list(violations(problem, annealed(problem)))


@pytest.mark.parametrize("seed", range(1, 9))
def test_its_own_count_is_what_the_plan_is_worth(seed: int) -> None:
    problem = small_problem(seed)
    annealer = begun(problem)
    annealer.run(2_000, *heats(problem))
    assert annealer._now.score[BEST] == pytest.approx(weighed(problem, annealer.plan))


@pytest.mark.parametrize("seed", range(1, 9))
def test_it_ends_no_worse_than_it_began_and_no_worse_with_more_work(seed: int) -> None:
    problem = small_problem(seed)
    annealer, worth = begun(problem), []
    for _ in range(4):
        worth.append(weighed(problem, annealer.plan))
        annealer.run(500, *heats(problem))
    assert worth == sorted(worth)
    assert worth[0] == weighed(problem, points_order(problem))


def test_the_same_seed_and_work_give_the_same_plan() -> None:
    problem = build(*draw(Shape(1, 12, 4, (4,)), 2))
    assert annealed(problem, seed=5) == annealed(problem, seed=5)


def test_another_seed_looks_elsewhere() -> None:
    problem = build(*draw(Shape(1, 12, 4, (4,)), 2))
    assert len({annealed(problem, moves=300, seed=seed) for seed in range(6)}) > 1


@pytest.mark.parametrize("seed", range(1, 13))
def test_on_a_tiny_period_it_finds_the_most_benefit_there_is(seed: int) -> None:
    problem = tiny_problem(seed)
    alone = replace(problem, levels=tuple(level for level in problem.levels if level.id == "benefit"))
    best = solve_exactly(alone, 60.0)
    assert best.status is Status.OPTIMAL
    assert best.plan is not None
    assert max(values(alone, annealed(alone, seed=dice)) for dice in range(3)) == values(alone, best.plan)


def test_a_period_in_which_no_stay_is_possible_stays_empty() -> None:
    problem = build(*draw(Shape(1, 3, 1, (2,)), 1))
    nobody = draw(Shape(1, 3, 1, (2,)), 1)[1].model_copy(update={"suited": ()})
    empty = build(draw(Shape(1, 3, 1, (2,)), 1)[0], nobody)
    assert len(problem.stay_pair) > 0
    assert annealed(empty) == ()


def test_a_fixed_stay_is_never_put_out() -> None:
    problem = build(*draw(Shape(1, 12, 4, (4,)), 2))
    plan = annealed(problem, moves=300)
    held = replace(problem, fixed=plan[:4])
    assert set(plan[:4]) <= set(annealed(held))


@pytest.mark.parametrize("seed", range(1, 13))
def test_filling_in_rounds_keeps_every_rule_and_leaves_no_stay_that_would_still_be_worth_having(seed: int) -> None:
    problem = small_problem(seed)
    annealer = Annealer(problem, problem.fixed, seed)
    annealer.fill(by_need(problem))
    plan = annealer.plan
    annealer.fill(by_need(problem))
    assert not list(violations(problem, plan))
    assert set(problem.fixed) <= set(plan)
    assert annealer.plan == plan
    assert weighed(problem, plan) > weighed(problem, problem.fixed)


def test_a_large_problem_begins_from_a_plan_that_is_filled_in_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = small_problem(1)
    effort = Effort(rounds=0, moves=0, seconds=None, processes=1)
    ordered = in_order(problem)
    filling = Annealer(ordered.problem, ordered.problem.fixed, effort.seed)
    filling.fill(by_need(ordered.problem))
    monkeypatch.setattr("matching.short_breaks.search.MANY_STAYS", 1)
    assert search(problem, effort).plan == ordered.back(filling.plan)


def _a_night_for_benefit(problem: Problem, *, holding: bool) -> float:
    """How many times the benefit of the best night outweighs one night of the last level of fairness."""
    weights = dict(zip((level.id for level in problem.levels), soft_weights(problem, holding=holding), strict=True))
    fair = [level for level in problem.levels if level.id.startswith("fairness")][-1]
    benefit = problem.level("benefit")
    assert fair.by_nights is not None
    assert benefit is not None
    assert benefit.by_nights is not None
    night = weights[fair.id] * np.diff(fair.by_nights, axis=1).max()
    return float(night / (weights["benefit"] * np.diff(benefit.by_nights, axis=1).max()))


def test_what_is_held_among_very_many_families_outweighs_what_one_rearrangement_could_gain() -> None:
    problem = small_problem(1)
    many = replace(problem, families=tuple(f"F-{n}" for n in range(100 * MOST_OUT)))
    assert _a_night_for_benefit(problem, holding=True) == _a_night_for_benefit(problem, holding=False)
    assert _a_night_for_benefit(many, holding=True) > MOST_OUT > _a_night_for_benefit(many, holding=False)


def test_a_promise_outweighs_fairness_also_where_that_is_held() -> None:
    problem = small_problem(1)
    fairest = max(
        weight
        for weight, level in zip(soft_weights(problem, holding=True), problem.levels, strict=True)
        if level.id != "promises"
    )
    assert fairest * 100 < PROMISE
