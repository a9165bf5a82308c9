"""A search depends on its work alone, never gets worse with more of it, and never passes its own bound."""

from dataclasses import replace
from functools import cache

import pytest

from matching.short_breaks.build import build
from matching.short_breaks.constraints import violations
from matching.short_breaks.effort import Effort
from matching.short_breaks.problem import Problem, values
from matching.short_breaks.result import Ended
from matching.short_breaks.search import Found, search
from matching.short_breaks.searching.progress import Progress
from scenarios.generators.short_breaks import Shape, draw
from tests.short_breaks.small_problems import tiny_problem

WORK = Effort(seed=3, moves=4_000, rounds=1, seconds=None, processes=1)


@cache
def the_problem() -> Problem:
    return build(*draw(Shape(1, 12, 4, (4,)), 2))


@cache
def found_in(rounds: int) -> Found:
    """What so many rounds find, looked for once: nothing that a test does to it changes it."""
    return search(the_problem(), replace(WORK, rounds=rounds))


@pytest.fixture
def problem() -> Problem:
    return the_problem()


def test_the_same_work_gives_the_same_plan(problem: Problem) -> None:
    assert search(problem, WORK).plan == found_in(1).plan


def test_more_processes_give_the_same_plan(problem: Problem) -> None:
    assert search(problem, replace(WORK, processes=2)).plan == found_in(1).plan


def test_more_work_never_gives_a_worse_plan() -> None:
    found = [found_in(rounds).values for rounds in (0, 1, 3)]
    assert found == sorted(found)


def test_a_plan_breaks_no_rule_and_is_worth_what_is_said(problem: Problem) -> None:
    found = found_in(1)
    assert not list(violations(problem, found.plan))
    assert found.values == values(problem, found.plan)


def test_no_plan_is_worth_more_than_its_bound(problem: Problem) -> None:
    found = found_in(3)
    assert all(v <= found.bounds[level.id] for level, v in zip(problem.levels, found.values, strict=True))


def test_a_first_plan_is_there_at_once_and_every_later_one_is_better() -> None:
    history = found_in(1).history
    assert history[0].rounds == 0
    assert [point.values for point in history] == sorted({point.values for point in history})


def test_stopping_keeps_the_best_so_far(problem: Problem) -> None:
    told: list[Progress] = []
    found = search(problem, replace(WORK, rounds=None), told.append, stop=lambda: len(told) > 3)
    assert found.ended is Ended.STOPPED
    assert found.values == max(p.values for p in told)


def test_running_out_of_time_is_said_as_such(problem: Problem) -> None:
    assert search(problem, replace(WORK, rounds=None, seconds=0.0)).ended is Ended.OUT_OF_TIME


def test_a_plan_to_begin_from_is_never_made_worse(problem: Problem) -> None:
    good = found_in(3)
    assert search(problem, replace(WORK, moves=0, rounds=0), start=good.plan).values >= good.values


def test_where_everybody_has_everything_the_plan_is_proven_best_at_once() -> None:
    roomy = replace(tiny_problem(1), levels=())
    assert search(roomy, WORK).ended is Ended.PROVEN_BEST


def test_a_plan_to_begin_from_gives_way_only_to_a_better_one_and_never_to_another_as_good(problem: Problem) -> None:
    promises = replace(problem, levels=problem.levels[:1])
    at_once, start = replace(WORK, moves=0, rounds=0), found_in(1).plan
    another = search(promises, at_once).plan
    assert another != start
    assert values(promises, another) == values(promises, start)
    assert search(promises, at_once, start=start).plan == start
