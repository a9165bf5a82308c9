"""The search goes on in an order that neither names nor the file decide: so both change nothing but the names.

The same under the other names: bedrooms of one home that differ in nothing may change places, all nights of one with
all nights of the other, and so may brothers and sisters who suit each other's bedrooms.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.short_breaks.allocate import allocate
from matching.short_breaks.build import build
from matching.short_breaks.constraints import violations
from matching.short_breaks.effort import Effort
from matching.short_breaks.ordering import Ordered, in_order
from matching.short_breaks.period import Company, CompanyKind, FairnessRule, Pattern
from matching.short_breaks.problem import Plan, Problem, nights_of, values
from matching.short_breaks.result import Allocation
from scenarios.generators.short_breaks import Shape, Size, draw
from tests.short_breaks.promises.rewritten import Names, names_by_lot, renamed, reordered
from tests.short_breaks.promises.test_names_and_order import same_numbers
from tests.short_breaks.small_problems import small_problem, sound_plan
from tests.strategies.few_families import Few, few_families

WORK = Effort(seed=3, rounds=0, moves=1_000, seconds=None, processes=1)
SHAPES = (Shape(1, 12, 2, (3,)), Shape(2, 10, 2, (2,), True), Shape(3, 9, 3, (2,)))
RULES = (FairnessRule.WORST_OFF_FIRST, FairnessRule.EQUAL_SHARE, FairnessRule.NEED_ORDER)
Placed = set[tuple[object, ...]]


def drawn(shape: Shape | Size, seed: int, rule: FairnessRule) -> Few:
    period, cleared = draw(shape, seed)
    any_nights = {} if shape is Size.S else {"pattern": Pattern.FLEXIBLE}
    families = tuple(f.model_copy(update=any_nights) for f in period.families)
    policy = period.policy.model_copy(update={"fairness": rule})
    return Few(period.model_copy(update={"policy": policy, "families": families}), cleared)


def rewritten(few: Few, seed: int) -> tuple[Few, Names]:
    """The same period under other names, and written down in another order."""
    dice = Random(seed)
    names = names_by_lot(few, dice)
    return reordered(renamed(few, names), lambda items: dice.sample(items, len(items))), names


def planned(few: Few, rounds: int = 0, processes: int = 1) -> Allocation:
    return allocate(few.period, replace(WORK, rounds=rounds, processes=processes), few.cleared).allocation


def placed(plan: Allocation, names: Names | None = None) -> Placed:
    """Who is where on which nights, under the old names."""
    old = {new: name for name, new in (names or {}).items()}
    return {(old.get(s.family, s.family), old.get(s.urn, s.urn), s.first_night, s.nights) for s in plan.stays}


def shared_rooms(plan: Allocation, names: Names | None = None) -> set[frozenset[tuple[object, ...]]]:
    """The stays of each bedroom, whatever it is called."""
    old = {new: name for name, new in (names or {}).items()}
    rooms: dict[tuple[str, str], set[tuple[object, ...]]] = {}
    for stay in plan.stays:
        for room in stay.bedrooms:
            rooms.setdefault((stay.urn, room), set()).add((old.get(stay.family, stay.family), stay.first_night))
    return {frozenset(stays) for stays in rooms.values()}


def proof(plan: Allocation) -> list[tuple[str, int, int | None]]:
    return [(level.id, level.value, level.bound) for level in plan.levels]


@settings(max_examples=settings().max_examples // 4)
@given(few_families(), st.integers(0, 99))
def test_any_names_and_any_order_ask_the_search_the_very_same_question(few: Few, seed: int) -> None:
    other, _ = rewritten(few, seed)
    assert same_numbers(in_order(build(*few)).problem, in_order(build(*other)).problem)


@pytest.mark.parametrize("rule", RULES)
def test_a_plan_and_its_proof_are_the_same_under_any_names_and_in_any_order(rule: FairnessRule) -> None:
    for seed, shape in enumerate(SHAPES):
        few = drawn(shape, seed + 5, rule)
        other, names = rewritten(few, seed)
        plan, again = planned(few), planned(other)
        assert placed(again, names) == placed(plan)
        assert proof(again) == proof(plan)
        assert shared_rooms(again, names) == shared_rooms(plan)


@pytest.mark.parametrize(("rule", "rounds"), [*zip(RULES, (1, 0, 0), strict=True)], ids=RULES)
def test_a_whole_quarter_is_planned_the_same_under_any_names_and_in_any_order(rule: FairnessRule, rounds: int) -> None:
    few = drawn(Size.S, 1, rule)
    other, names = rewritten(few, 1)
    plan, again = planned(few, rounds), planned(other, rounds)
    assert placed(again, names) == placed(plan)
    assert proof(again) == proof(plan)


def test_two_processes_plan_the_same_under_any_names_and_in_any_order() -> None:
    """How far a bound has come in a process of its own is the machine's, so of the proof only what was reached."""
    few = drawn(Shape(1, 6, 1, (2,)), 5, FairnessRule.WORST_OFF_FIRST)
    other, names = rewritten(few, 0)
    plan, again = (planned(each, rounds=1, processes=2) for each in (few, other))
    assert placed(again, names) == placed(plan)
    assert [level.value for level in again.levels] == [level.value for level in plan.levels]
    assert shared_rooms(again, names) == shared_rooms(plan)


def test_a_search_that_breaks_ties_by_name_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matching.short_breaks.search.in_order", as_named)
    few = drawn(Size.S, 1, FairnessRule.NEED_ORDER)
    other, names = rewritten(few, 1)
    assert placed(planned(other), names) != placed(planned(few))


def as_named(problem: Problem) -> Ordered:
    stays, variants = (np.arange(len(of), dtype=np.int32) for of in (problem.stay_pair, problem.variant_pair))
    return Ordered(problem, stays, variants)


def all_alike() -> Few:
    """Six families whom nothing tells apart but whom they like to stay with: three friendships."""
    period, cleared = draw(Shape(1, 14, 2, (3,)), 3)
    single = [f for f in period.families if len(f.children) == 1][:6]
    first = next(r.child for r in period.world.referrals if r.child.id == single[0].children[0])
    suited = next(s for s in cleared.suited if s.family == single[0].id)
    families = tuple(single[0].model_copy(update={"id": f.id, "children": f.children}) for f in single)
    ids = [f.id for f in families]
    referrals = tuple(
        r.model_copy(update={"child": first.model_copy(update={"id": r.child.id, "name": r.child.name})})
        for r in period.world.referrals
    )
    friends = ((ids[0], ids[4]), (ids[1], ids[3]), (ids[2], ids[5]))
    company = tuple(Company(families=pair, kind=CompanyKind.LIKE) for pair in friends)
    world = period.world.model_copy(update={"referrals": referrals})
    return Few(
        period.model_copy(update={"families": families, "company": company, "world": world}),
        cleared.model_copy(
            update={"suited": tuple(suited.model_copy(update={"family": id}) for id in ids), "apart": ()}
        ),
    )


@pytest.mark.parametrize("seed", range(4))
def test_families_who_ask_for_the_same_are_told_apart_by_their_friends_under_any_names(seed: int) -> None:
    few = all_alike()
    other, _ = rewritten(few, seed)
    assert same_numbers(in_order(build(*few)).problem, in_order(build(*other)).problem)
    assert not same_numbers(build(*few), build(*other))


@pytest.mark.parametrize("seed", range(4))
def test_a_problem_in_order_is_the_same_problem_and_its_plans_come_back_as_they_were(seed: int) -> None:
    problem = small_problem(seed)
    ordered, plan = in_order(problem), sound_plan(problem, Random(seed))
    assert ordered.back(ordered.there(plan)) == plan
    assert values(ordered.problem, ordered.there(plan)) == values(problem, plan)
    assert not list(violations(ordered.problem, ordered.there(plan)))
    assert nights_by_name(ordered.problem, ordered.there(plan)) == nights_by_name(problem, plan)


def nights_by_name(problem: Problem, plan: Plan) -> dict[str, int]:
    return dict(zip(problem.families, nights_of(problem, plan).tolist(), strict=True))
