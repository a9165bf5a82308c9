"""The same seed and the same work give the same plan to the byte, whoever does it, and more work none that is worse.

How far a bound has come depends on the machine where it is worked out in a process of its own: it says when to stop,
never what the plan is. So with one process everything that is told is the same, and with two all but the bounds.
"""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from matching.short_breaks.allocate import allocate
from matching.short_breaks.build import build
from matching.short_breaks.effort import Effort
from matching.short_breaks.result import Allocation, Ended
from matching.short_breaks.search import search
from matching.short_breaks.searching.progress import Progress
from scenarios.generators.short_breaks import Shape, draw
from tests.strategies.few_families import Few

WORK = Effort(seed=11, moves=3_200, rounds=1, seconds=None, processes=1)
OF_THE_MACHINE = ("levels", "ended", "work")


@pytest.fixture(scope="module")
def few() -> Few:
    return Few(*draw(Shape(1, 7, 2, (2,)), 4))


@pytest.fixture(scope="module")
def allocation(few: Few) -> Allocation:
    return allocate(few.period, WORK, few.cleared).allocation


def test_the_same_work_gives_the_same_allocation_to_the_byte(few: Few, allocation: Allocation) -> None:
    again = allocate(few.period, WORK, few.cleared).allocation
    assert again.model_dump_json() == allocation.model_dump_json()


def test_two_processes_give_the_same_plan_and_results_to_the_byte(few: Few, allocation: Allocation) -> None:
    both = allocate(few.period, replace(WORK, processes=2), few.cleared).allocation
    assert _told(both) == _told(allocation)
    assert [(level.id, level.value) for level in both.levels] == [
        (level.id, level.value) for level in allocation.levels
    ]
    assert both.work.seed == allocation.work.seed


def _told(allocation: Allocation) -> str:
    told = allocation.model_dump(mode="json")
    return json.dumps({name: part for name, part in told.items() if name not in OF_THE_MACHINE})


def test_another_seed_is_another_search(few: Few, allocation: Allocation) -> None:
    plans = {search(build(*few), replace(WORK, rounds=0, seed=seed)).plan for seed in range(6)}
    assert len(plans) > 1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_more_moves_or_rounds_never_give_a_worse_plan(few: Few, seed: int) -> None:
    problem = build(*few)
    more = [(0, 0), (1_600, 0), (1_600, 1)]
    found = [search(problem, replace(WORK, seed=seed, moves=m, rounds=r)).values for m, r in more]
    assert found == sorted(found)


@pytest.mark.parametrize("seed", [1, 2])
def test_more_time_among_the_quick_searches_never_gives_a_worse_plan(seed: int) -> None:
    problem = build(*draw(Shape(1, 20, 4, (3,)), 4))
    effort = replace(WORK, seed=seed, rounds=0)
    found = [search(problem, replace(effort, moves=moves)) for moves in (0, 2_000, 16_000, 24_000, 70_000)]
    assert [one.values for one in found] == sorted(one.values for one in found)


def test_the_work_that_was_done_when_somebody_stopped_makes_the_same_plan_again() -> None:
    problem = build(*draw(Shape(1, 20, 4, (3,)), 4))
    told: list[Progress] = []
    stopped = search(problem, replace(WORK, moves=None, rounds=0), told.append, stop=lambda: len(told) > 60)
    assert stopped.ended is Ended.STOPPED
    assert search(problem, replace(WORK, moves=stopped.moves, rounds=0)).plan == stopped.plan


@pytest.mark.parametrize("turn", [1, 4, 18])
def test_stopping_at_any_turn_keeps_the_best_that_was_told(few: Few, turn: int) -> None:
    told: list[Progress] = []
    found = search(build(*few), WORK, told.append, stop=lambda: len(told) > turn)
    assert found.ended in {Ended.STOPPED, Ended.WORK_DONE}
    assert found.values == told[-1].values == max(progress.values for progress in told)
    assert found.bounds == told[-1].bounds
