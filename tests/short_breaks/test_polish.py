"""A plan made better in rounds: never worse, always sound, and the same however many work on it."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from random import Random

import pytest

from matching.errors import EngineFault
from matching.short_breaks import at_hand
from matching.short_breaks.exact import solve_exactly
from matching.short_breaks.move import Move, between, merge, moved
from matching.short_breaks.neighbourhoods import KINDS, Kind
from matching.short_breaks.part_search import Effort
from matching.short_breaks.polish import Polish
from matching.short_breaks.problem import Plan, Problem, values
from tests.short_breaks.hand_problem import hand_problem, plan, stay
from tests.short_breaks.plain_check import broken
from tests.short_breaks.small_problems import small_problem, sound_plan

LIGHT = Effort(work=0.05)


def rounds(problem: Problem, many: int, seed: int = 1) -> list[Plan]:
    start = sound_plan(problem, Random(seed), 30)
    return [start, *islice(Polish(problem, start, seed, LIGHT).run(), many)]


def test_more_rounds_are_never_worse_and_every_plan_is_sound() -> None:
    gained = 0
    for seed in (1, 2):
        problem = small_problem(seed)
        plans = rounds(problem, 2)
        reached = [values(problem, found) for found in plans]
        assert reached == sorted(reached)
        assert not any(broken(problem, found) for found in plans)
        gained += reached[-1] > reached[0]
    assert gained


def test_a_small_period_is_brought_to_its_best() -> None:
    problem = small_problem(2, homes=1, children=5)
    exact = solve_exactly(problem, 20.0)
    assert exact.plan is not None
    assert values(problem, rounds(problem, 3)[-1]) == values(problem, exact.plan)


def test_the_same_seed_and_rounds_give_the_same_plan() -> None:
    problem = small_problem(5)
    assert rounds(problem, 1) == rounds(problem, 1)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_two_processes_give_the_plan_that_one_gives(method: str) -> None:
    problem = small_problem(6)
    start = sound_plan(problem, Random(1), 30)
    alone = list(islice(Polish(problem, start, 1, LIGHT).run(), 1))
    with ProcessPoolExecutor(2, get_context(method), at_hand.give, (problem,)) as pool:
        together = list(islice(Polish(problem, start, 1, LIGHT).run(pool), 1))
    assert together == alone


def test_committed_bookings_stay_in_every_plan() -> None:
    problem = small_problem(7)
    problem = replace(problem, fixed=sound_plan(problem, Random(2), 20)[:3])
    assert len(problem.fixed) == 3
    start = sound_plan(problem, Random(3), 20)
    for found in islice(Polish(problem, start, 1, LIGHT).run(), 3):
        assert set(problem.fixed) <= set(found)


def test_a_plan_that_breaks_a_rule_is_not_polished() -> None:
    with pytest.raises(EngineFault, match="bedrooms"):
        Polish(hand_problem(), plan(stay(0, 0, 1, way=0), stay(1, 0, 1, way=0)), 1)


def test_moves_are_taken_only_while_they_are_possible_and_no_worse() -> None:
    problem = hand_problem()
    start = plan(stay(0, 0, 2, way=0))
    move = Move((), (stay(1, 1, 2, way=0),))
    assert merge(problem, start, [move]) == start
    assert merge(problem, start, [Move(start, ())]) == start
    assert merge(problem, start, [Move((stay(2, 0, 1),), (stay(2, 0, 3),))]) == start
    better = Move(start, (stay(0, 0, 3, way=0),))
    assert merge(problem, start, [better, better]) == plan(stay(0, 0, 3, way=0))


def test_merged_moves_leave_a_sound_plan_that_is_no_worse() -> None:
    for seed in range(1, 13):
        problem, dice = small_problem(seed), Random(seed)
        start = sound_plan(problem, dice, 30)
        others = [sound_plan(problem, dice, 30) for _ in range(3)]
        moves = [between(start, other) for other in others]
        moves += [Move(m.out[:1], m.into[:1]) for m in moves]
        found = merge(problem, start, moves)
        assert not broken(problem, found)
        assert values(problem, found) >= values(problem, start)


def test_a_move_leads_from_one_plan_to_the_other() -> None:
    problem = small_problem(1)
    one, other = sound_plan(problem, Random(1)), sound_plan(problem, Random(2))
    assert moved(one, between(one, other)) == other


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: f"{k.neighbourhood.ID} {k.families} x {k.nights}")
def test_every_kind_of_part_lies_within_the_period(kind: Kind) -> None:
    problem = small_problem(1)
    for seed in range(20):
        area = kind.neighbourhood.area(problem, (), kind.families, kind.nights, Random(seed))
        assert 0 <= area.first < area.until <= problem.nights
        assert area.pairs.tolist() == sorted(set(area.pairs.tolist()))
        assert len({int(problem.pair_family[p]) for p in area.pairs}) <= kind.families
