"""Each side of the bound alone, held against trying everything: a family's best stays and a night's best guests."""

from dataclasses import replace
from itertools import combinations
from random import Random
from types import ModuleType

import numpy as np
import pytest

from matching.short_breaks.bound import family_kernel, night_items, night_kernel, night_search, night_table
from matching.short_breaks.bound.evaluation import Evaluation
from matching.short_breaks.bound.goal import Goal
from matching.short_breaks.bound.night_room import Room
from matching.short_breaks.bound.parts import in_parts
from matching.short_breaks.build import build
from matching.short_breaks.problem import FREE_LABEL, NO_LIMIT, Indices, Plan, Problem
from scenarios.generators.short_breaks import Shape, draw
from tests.short_breaks.bound.tiny import goal_value, options, tiny_problem

NO_WEIGHTS = np.zeros(0, dtype=np.int64)


def some_prices(problem: Problem, seed: int, most: int = 400) -> Indices:
    dice = Random(seed)
    there = np.array(
        [[dice.choice((0, dice.randint(1, most))) for _ in range(problem.nights)] for _ in problem.pair_home]
    )
    return there.astype(np.int32)


def cost(problem: Problem, plan: Plan, price: Indices) -> int:
    free = set(plan) - set(problem.fixed)
    return sum(
        int(price[problem.stay_pair[c.stay], problem.stay_first[c.stay] :][: problem.stay_nights[c.stay]].sum())
        for c in free
    )


def roomy(problem: Problem) -> Problem:
    """The same families where homes want for nothing."""
    return replace(
        problem,
        capacity=np.full_like(problem.capacity, 100),
        class_open=np.full_like(problem.class_open, 9),
        arrivals=np.full_like(problem.arrivals, NO_LIMIT),
    )


@pytest.mark.parametrize("seed", [2, 3, 4, 6, 7, 8, 10, 11])
@pytest.mark.parametrize("floored", [False, True])
def test_a_familys_best_is_the_best_of_all_its_stays(seed: int, floored: bool) -> None:
    problem = roomy(tiny_problem(seed, 1, 3, fixed=seed % 2 == 0))
    dice = Random(seed)
    by_stay = np.array([dice.randint(0, 90) for _ in problem.stay_pair], dtype=np.int64)
    level = problem.level("benefit")
    assert level is not None
    assert level.by_nights is not None
    goal = Goal(level.by_nights, by_stay)
    price = some_prices(problem, seed)
    sets = [options(problem, u) for u in range(len(problem.families))]
    nights = [[sum(int(problem.stay_nights[c.stay]) for c in plan) for plan in plans] for plans in sets]
    if floored:
        goal = replace(goal, least=np.array([max(most) for most in nights], dtype=np.int64))
    found = Evaluation(problem)
    parts = in_parts(problem, goal, 1, NO_WEIGHTS)
    found.families(parts, price)
    for u, plans in enumerate(sets):
        least = 0 if goal.least is None else goal.least[u]
        counted = [plan for plan, many in zip(plans, nights[u], strict=True) if many >= least]
        fixed_worth = sum(int(by_stay[c.stay]) for c in problem.fixed if problem.family_of_stay[c.stay] == u)
        best = max(goal_value(problem, goal, plan) - cost(problem, plan, price) for plan in counted)
        assert found.family_value[u] + fixed_worth == best


def crowd(seed: int, children: int = 12) -> Problem:
    """One home, many families on the same nights, kinds of night, families alone and apart."""
    dice = Random(seed)
    problem = build(*draw(Shape(1, children, 1, (4,)), seed))
    pairs = len(problem.pair_home)
    meet = sorted({tuple(sorted(dice.sample(range(pairs), 2))) for _ in range(24)})
    apart = np.array(meet, dtype=np.int32)
    return replace(
        problem,
        pair_label=np.array([[dice.choice((0, 0, 1))] * problem.nights for _ in range(pairs)], dtype=np.int8),
        pair_alone=np.array([dice.random() < 0.1 for _ in range(pairs)]),
        apart_one=apart[:, 0].copy(),
        apart_other=apart[:, 1].copy(),
        most_by_night=np.full_like(problem.most_by_night, NO_LIMIT),
    )


def may_meet(problem: Problem, guests: tuple[int, ...], night: int) -> bool:
    """Whether the families may all be there, read from the problem alone."""
    kinds = {int(problem.pair_label[p, night]) for p in guests} - {FREE_LABEL}
    drawn = problem.use[list(guests)].sum(axis=0)
    apart = zip(problem.apart_one.tolist(), problem.apart_other.tolist(), strict=True)
    return (
        len(kinds) < 2
        and bool((drawn <= problem.capacity[0, :, night]).all())
        and not (len(guests) > 1 and problem.pair_alone[list(guests)].any())
        and not any(one in guests and other in guests for one, other in apart)
        and _bedrooms_for(problem, guests, problem.class_open[:, night].tolist())
    )


def _bedrooms_for(problem: Problem, guests: tuple[int, ...], free: list[int]) -> bool:
    if not guests:
        return True
    for way in problem.variant_classes[problem.pair_variants[guests[0]] : problem.pair_variants[guests[0] + 1]]:
        left = list(free)
        for group in way[way >= 0]:
            left[group] -= 1
        if min(left) >= 0 and _bedrooms_for(problem, guests[1:], left):
            return True
    return False


def possible(problem: Problem, night: int) -> list[int]:
    first, until = problem.stay_first, problem.stay_first + problem.stay_nights
    return sorted(set(problem.stay_pair[(first <= night) & (night < until)].tolist()))


def best_night(problem: Problem, night: int, price: Indices) -> int:
    pairs = possible(problem, night)
    sets = (guests for size in range(5) for guests in combinations(pairs, size) if may_meet(problem, guests, night))
    return max(int(price[list(guests), night].sum()) for guests in sets)


def night_values(problem: Problem, price: Indices, most_steps: int | None = None) -> Evaluation:
    found = Evaluation(problem, most_steps=most_steps)
    nothing = np.zeros((len(problem.families), problem.most_nights_any + 1), dtype=np.int64)
    found.value(in_parts(problem, Goal(nothing), 1, NO_WEIGHTS), price)
    return found


@pytest.mark.parametrize("seed", range(1, 9))
def test_a_nights_best_is_the_best_of_all_sets_of_guests(seed: int) -> None:
    problem = crowd(seed)
    for turn in range(3):
        price = some_prices(problem, 10 * seed + turn)
        found = night_values(problem, price)
        best = [best_night(problem, t, price) for t in range(problem.nights)]
        assert found.night_value.tolist() == best
        assert (price * found.guests).sum(axis=0).tolist() == best


def falls_short(seed: int, most_steps: int) -> tuple[int, int]:
    """How many nights of a search that may be cut off fall short of the best, and how many are above it."""
    problem = crowd(seed)
    price = some_prices(problem, seed)
    found = night_values(problem, price, most_steps)
    best = np.array([best_night(problem, t, price) for t in range(problem.nights)])
    return int((found.night_value < best).sum()), int((found.night_value > best).sum())


@pytest.mark.parametrize("most_steps", [0, 1, 3, 6])
def test_a_search_cut_off_gives_no_less_than_the_best(most_steps: int) -> None:
    counts = [falls_short(seed, most_steps) for seed in range(1, 9)]
    assert sum(short for short, _ in counts) == 0
    if most_steps < 2:
        assert sum(above for _, above in counts) > 0


def test_a_search_cut_off_that_forgot_its_open_branches_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(i: int, worth: int, cell: int, room: Room) -> int:
        return int(room.state[0])

    for module in (night_kernel, night_items, night_search, night_table):
        uncompiled(monkeypatch, module)
    assert falls_short(1, 2)[0] == 0
    monkeypatch.setattr(night_search, "_cut_off", forgetful)
    assert falls_short(1, 2)[0] > 0


def uncompiled(monkeypatch: pytest.MonkeyPatch, module: ModuleType) -> None:
    """Have the module call its compiled functions as plain ones."""
    for name, function in vars(module).copy().items():
        if hasattr(function, "py_func"):
            monkeypatch.setattr(module, name, function.py_func)


def test_compiled_and_plain_families_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = tiny_problem(3, 2, 3)
    level = problem.level("benefit")
    assert level is not None
    assert level.by_nights is not None
    parts, price = in_parts(problem, Goal(level.by_nights), 1, NO_WEIGHTS), some_prices(problem, 3)
    compiled, plain = Evaluation(problem), Evaluation(problem)
    compiled.families(parts, price)
    uncompiled(monkeypatch, family_kernel)
    plain.families(parts, price)
    assert compiled.family_value.tolist() == plain.family_value.tolist()
    assert compiled.chosen.tolist() == plain.chosen.tolist()
