"""Every bound is at least what any plan reaches that does as well at the levels the bound holds."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.short_breaks.allocate import allocate
from matching.short_breaks.bound import Bounding, goal_of
from matching.short_breaks.bound.by_families import by_families
from matching.short_breaks.effort import Effort
from matching.short_breaks.first_plans import first_come, points_order
from matching.short_breaks.problem import Level, Plan, Problem, value, values
from matching.short_breaks.search import search
from matching.short_breaks.searching.progress import Progress
from matching.world.child import DayCare
from tests.short_breaks.promises.best import best
from tests.short_breaks.promises.one_home import Asking, one_home
from tests.short_breaks.verifying.drawn_plans import sound_plan
from tests.strategies.few_families import Few, few_families

FEW = settings(max_examples=settings().max_examples // 5)
FEWER = settings(max_examples=settings().max_examples // 10)
WORK = Effort(seed=7, moves=1_600, rounds=1, seconds=None, processes=1)


def plans_of(problem: Problem) -> list[Plan]:
    """Plans by other ways than the proof: in order of need, first come first served, and by the dice."""
    backwards = range(len(problem.families) - 1, -1, -1)
    by_dice = [sound_plan(problem, Random(n)) for n in range(3)]
    first = first_come(problem, range(len(problem.families)))
    return [points_order(problem), first, first_come(problem, backwards), *by_dice]


def holds(problem: Problem, held: list[tuple[Level, int]], plan: Plan) -> bool:
    return all(value(problem, level, plan) >= least for level, least in held)


@FEW
@given(few_families(least_children=3))
def test_no_plan_goes_beyond_a_bound_with_nothing_held(few: Few) -> None:
    found = best(few)
    problem, plans = found.problem, [found.plan, *plans_of(found.problem)]
    alone = by_families(problem)
    for level in problem.levels:
        most = max(value(problem, level, plan) for plan in plans)
        assert alone[level.id] >= most
        bounding = Bounding(problem, goal_of(problem, level.id))
        for _ in range(3):
            if level.adds_up:
                assert bounding.best >= most
            bounding.step(10)


@FEW
@given(few_families(least_children=3), st.data())
def test_no_plan_that_holds_the_levels_before_goes_beyond_their_bound(few: Few, data: st.DataObject) -> None:
    found = best(few)
    problem, plans = found.problem, [found.plan, *plans_of(found.problem)]
    reached = data.draw(st.sampled_from(plans))
    for number, level in enumerate(problem.levels):
        held = list(zip(problem.levels, values(problem, reached), strict=True))[:number]
        counted = [value(problem, level, plan) for plan in plans if holds(problem, held, plan)]
        bounding = Bounding(problem, goal_of(problem, level.id, held))
        bounding.step(20)
        assert bounding.best >= max(counted)


@FEWER
@given(few_families(least_children=3))
def test_the_best_plan_is_above_no_bound_told_of_plans_as_good_at_the_levels_before(few: Few) -> None:
    found, told = best(few), list[Progress]()
    search(found.problem, WORK, told.append)
    proven = tuple(found.worth.values())
    assert told
    for progress in told:
        for number, (reached, id) in enumerate(zip(proven, progress.levels, strict=True)):
            if all(now >= then for now, then in zip(proven[:number], progress.values, strict=False)):
                assert progress.bounds[id] >= reached


def test_a_bound_worked_out_for_other_values_of_earlier_levels_is_not_shown() -> None:
    n = (0, 1, 2)
    few = one_home(
        2,
        a=Asking(n, mark=4, minimum=12, shortest=3, care=DayCare.TWO_TO_ONE),
        **{name: Asking(n, minimum=2, care=DayCare.SHARED_1_TO_4) for name in "bcdef"},
    )
    for seed in range(4):
        effort = Effort(seed=seed, moves=40, rounds=1, seconds=None, processes=1)
        found = allocate(few.period, effort, few.cleared).allocation
        assert all(level.bound is None or level.value <= level.bound for level in found.levels)


@FEWER
@given(few_families(least_children=3))
def test_what_is_told_gets_better_and_never_goes_beyond_the_plan_proven_best(few: Few) -> None:
    found, told = best(few), list[Progress]()
    last = search(found.problem, WORK, told.append)
    reached = [progress.values for progress in told]
    assert reached == sorted(reached)
    assert reached[-1] == last.values <= tuple(found.worth.values())
    for before, after in pairwise(told):
        assert all(after.bounds[id] <= bound for id, bound in before.bounds.items())
