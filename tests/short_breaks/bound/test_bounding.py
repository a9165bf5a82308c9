"""No plan is worth more than the bound, whatever is held, and the bound comes down towards the best plan."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from matching.short_breaks.bound import Bounding, Goal, goal_of
from matching.short_breaks.bound.by_families import by_families
from matching.short_breaks.build import build
from matching.short_breaks.problem import Plan, Problem, nights_of, values
from scenarios.generators.short_breaks import Shape, draw
from tests.short_breaks.bound.tiny import every_plan, goal_value, tiny_problem

TINY = [(1, 1, 3), (2, 1, 3), (3, 1, 4), (4, 1, 3), (6, 1, 4), (8, 2, 3), (10, 1, 4), (11, 1, 3)]
TIGHT = [(3, 1, 4), (4, 1, 3), (8, 1, 4), (10, 1, 4), (11, 1, 4)]


@cache
def of_seed(seed: int, homes: int, children: int) -> Problem:
    return tiny_problem(seed, homes, children, fixed=seed % 2 == 0)


@cache
def plans_of(*made: int) -> tuple[Plan, ...]:
    """Every plan of a tiny period, found once."""
    return tuple(every_plan(of_seed(*made)))


@cache
def worth_of(*made: int) -> tuple[tuple[int, ...], ...]:
    """What each of them is worth at each level."""
    return tuple(values(of_seed(*made), plan) for plan in plans_of(*made))


def best_at(level: int, *made: int) -> int | None:
    return max((worth[level] for worth in worth_of(*made)), default=None)


def best_to(goal: Goal, *made: int) -> int | None:
    return max((goal_value(of_seed(*made), goal, plan) for plan in plans_of(*made)), default=None)


def small_town() -> Problem:
    return build(*draw(Shape(2, 14, 3, (3, 4)), 1))


@pytest.mark.parametrize(("seed", "homes", "children"), TINY)
def test_no_plan_is_worth_more_than_the_bound(seed: int, homes: int, children: int) -> None:
    problem = of_seed(seed, homes, children)
    goal = goal_of(problem, "benefit")
    best = best_to(goal, seed, homes, children)
    bounding = Bounding(problem, goal)
    assert best is not None
    for _ in range(20):
        assert bounding.best >= best
        bounding.step(10)


@pytest.mark.parametrize(("seed", "homes", "children"), TIGHT)
def test_the_bound_of_a_tiny_period_comes_close_to_its_best_plan(seed: int, homes: int, children: int) -> None:
    problem = of_seed(seed, homes, children)
    goal = goal_of(problem, "benefit")
    best = best_to(goal, seed, homes, children)
    bounding = Bounding(problem, goal)
    bounding.step(400)
    assert best is not None
    assert best <= bounding.best <= 1.15 * best


@pytest.mark.parametrize(("seed", "homes", "children"), TINY)
@pytest.mark.parametrize("spared", [0, 5])
def test_no_plan_that_holds_the_higher_levels_is_worth_more(seed: int, homes: int, children: int, spared: int) -> None:
    problem = of_seed(seed, homes, children)
    higher = [n for n, level in enumerate(problem.levels) if level.id.startswith("fairness")]
    most = [best_at(n, seed, homes, children) for n in higher]
    held = [(n, max(worth - spared, 0)) for n, worth in zip(higher, most, strict=True) if worth is not None][1::2]
    goal = goal_of(problem, "benefit", [(problem.levels[n], least) for n, least in held])
    loose = goal_of(problem, "benefit")
    each = zip(plans_of(seed, homes, children), worth_of(seed, homes, children), strict=True)
    holding = (plan for plan, worth in each if all(worth[n] >= least for n, least in held))
    best = max((goal_value(problem, loose, plan) for plan in holding), default=None)
    bounding = Bounding(problem, goal)
    for _ in range(10):
        assert best is None or bounding.best >= best
        bounding.step(10)


def test_a_floor_lowers_the_bound_and_keeps_it_above_every_plan_with_that_floor() -> None:
    problem = of_seed(11, 1, 4)
    loose = goal_of(problem, "benefit")
    goal = replace(loose, least=np.array([1, 1, 1, 1], dtype=np.int64))

    somewhere = (plan for plan in plans_of(11, 1, 4) if (nights_of(problem, plan) >= 1).all())
    best = max((goal_value(problem, goal, plan) for plan in somewhere), default=None)
    free = Bounding(problem, loose)
    bounding = Bounding(problem, goal)
    free.step(300)
    bounding.step(300)
    assert best is None or best <= bounding.best
    assert bounding.best <= free.best


def test_a_floor_beyond_what_a_family_could_have_is_not_believed() -> None:
    problem = of_seed(11, 1, 3)
    goal = replace(goal_of(problem, "benefit"), least=np.full(len(problem.families), problem.most_nights_any))
    assert best_to(goal, 11, 1, 3) is not None
    assert Bounding(problem, goal).best >= 0


def test_the_bound_of_families_alone_is_above_every_plan_at_every_level() -> None:
    for made in (made for made in TINY if made[0] != 2):
        problem = of_seed(*made)
        found = by_families(problem)
        for number, level in enumerate(problem.levels):
            best = best_at(number, *made)
            assert best is None or found[level.id] >= best


def test_the_same_rounds_give_the_same_bound_however_many_threads() -> None:
    problem = small_town()
    found = []
    for threads in (1, 1, 2):
        bounding = Bounding(problem, goal_of(problem, "benefit"), threads)
        bounding.step(40)
        found.append((bounding.best, bounding.prices.tolist()))
    assert found[0] == found[1] == found[2]


def test_more_rounds_never_raise_the_bound() -> None:
    problem = small_town()
    bounding = Bounding(problem, goal_of(problem, "benefit"))
    found = [bounding.best]
    for _ in range(20):
        bounding.step(10)
        found.append(bounding.best)
    assert found == sorted(found, reverse=True)
    assert found[-1] < found[0]


def test_values_too_large_for_whole_numbers_of_their_size_are_refused() -> None:
    problem = of_seed(3, 1, 3)
    large = np.full((len(problem.families), problem.most_nights_any + 1), 2**40, dtype=np.int64)
    with pytest.raises(ValueError, match="too large"):
        Bounding(problem, Goal(large))
