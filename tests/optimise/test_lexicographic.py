"""The best choice by aims in order is the best of every choice, and its bounds hold whoever proposes the prices."""

from __future__ import annotations

from itertools import product
from random import Random

import networkx as nx
import numpy as np
import pytest

from matching.optimise import branching, lexicographic
from matching.optimise.assignment import best_assignment
from matching.optimise.found import Taken
from matching.optimise.lexicographic import Effort, best_by_aims
from matching.optimise.program import Aim, Flags, Ints, Program, Rows
from matching.optimise.relax import SCALE, Bound, Box, bound_at, quick_bound
from matching.optimise.status import Status
from matching.optimise.subset import Asked

SEEDS = range(80)


def drawn(seed: int) -> tuple[Program, list[Aim]]:
    """Five groups of two columns and one column of none, rows of every kind, and three aims."""
    dice, program = Random(seed), Program()
    where = []
    for group in range(5):
        for home in dice.sample(range(4), 2):
            program.column(group)
            where.append(home)
    for home in range(4):
        columns = [c for c, h in enumerate(where) if h == home]
        program.at_most(columns, [dice.randint(1, 2) for _ in columns], 2)
    if dice.random() < 0.5:
        program.at_least([0, 1], [1, 1], 1)
    if dice.random() < 0.5:
        program.at_most(dice.sample(range(10), 2), [1, 1], 1)
    both = program.column()
    program.at_most([both, 2], [1, -1], 0)
    program.at_most([both, 4], [1, -1], 0)
    lowest, highest = (0, -3, -3), (2, 9, 20)
    worth = [np.array([dice.randint(a, b) for _ in range(program.count)]) for a, b in zip(lowest, highest, strict=True)]
    return program, [Aim(name, amounts) for name, amounts in zip("abc", worth, strict=True)]


def every_choice(program: Program) -> list[Taken]:
    rows = program.compiled()
    choices = (np.array(t, dtype=np.bool_) for t in product((False, True), repeat=program.count))
    return [t for t in choices if rows.holds(t) and all(t[2 * g : 2 * g + 2].sum() < 2 for g in range(5))]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_choice_of_all_is_better_by_the_aims_in_order(seed: int) -> None:
    program, aims = drawn(seed)
    found, choices = best_by_aims(program, aims, Effort()), every_choice(program)
    if not choices:
        assert found.status is Status.INFEASIBLE
        return
    assert found.status is Status.OPTIMAL
    best = max(tuple(int(a.amounts[t].sum()) for a in aims) for t in choices)
    assert tuple(r.value for r in found.reached) == best


@pytest.mark.parametrize("seed", SEEDS)
def test_any_prices_at_all_give_a_bound_that_holds(seed: int) -> None:
    program, (_, _, aim) = drawn(seed)
    rows, dice = program.compiled(), Random(seed)
    prices = np.array([dice.randint(-2 * SCALE, 9 * SCALE) for _ in rows.most])
    bound = bound_at(rows, aim.amounts, Box.open(rows), prices)
    assert all(int(aim.amounts[t].sum()) <= bound.whole for t in every_choice(program))


def test_a_bound_that_is_too_low_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:

    def low(rows: Rows, amounts: Ints, box: Box) -> Bound:
        bound = quick_bound(rows, amounts, box)
        return Bound(bound.scaled - 6 * SCALE, bound.reduced, bound.prices)

    monkeypatch.setattr("matching.optimise.again.quick_bound", low)
    with pytest.raises(AssertionError):
        all_are_best()


def all_are_best() -> None:
    for seed in SEEDS:
        test_no_choice_of_all_is_better_by_the_aims_in_order(seed)


def test_work_running_out_is_never_called_impossible() -> None:
    for seed in SEEDS:
        program, aims = drawn(seed)
        found = best_by_aims(program, aims, Effort(work=0.0))
        assert found.status in {Status.FEASIBLE, Status.OPTIMAL, Status.OUT_OF_TIME}


def test_an_assignment_is_worth_what_networkx_says() -> None:
    for seed in range(20):
        dice = Random(seed)
        asking = [[(h, dice.randint(1, 50)) for h in dice.sample(range(4), 2)] for _ in range(6)]
        places = [dice.randint(0, 2) for _ in range(4)]
        graph: nx.Graph[tuple[str, int, int]] = nx.Graph()
        for child, worths in enumerate(asking):
            for home, worth in worths:
                for place in range(places[home]):
                    graph.add_edge(("child", child, 0), ("home", home, place), weight=worth)
        pairs = nx.max_weight_matching(graph)
        assert best_assignment(asking, places)[0] == sum(graph.edges[pair]["weight"] for pair in pairs)


def all_are_best_by_branching() -> None:
    for seed in range(30):
        test_no_choice_of_all_is_better_by_the_aims_in_order(seed)


def only_branching(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but the prices and branch and cut: no part is asked of CP-SAT."""
    monkeypatch.setattr(lexicographic, "MANY", 0)
    monkeypatch.setattr(lexicographic, "SMALL", 0.0)


def test_branch_and_cut_leaves_no_better_choice_either(monkeypatch: pytest.MonkeyPatch) -> None:
    only_branching(monkeypatch)
    all_are_best_by_branching()


def test_branch_and_cut_ends_after_so_many_steps_and_then_proves_no_more_than_it_knows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dice, program, homes = Random(1), Program(), [Random(group).sample(range(8), 3) for group in range(40)]
    columns = [(program.column(group), home) for group, asked in enumerate(homes) for home in asked]
    for home in range(8):
        here = [column for column, where in columns if where == home]
        program.at_most(here, [dice.randint(3, 9) for _ in here], 20)
    rows, amounts = program.compiled(), np.array([dice.randint(1, 20) for _ in columns])
    every, none = np.ones(rows.count, dtype=np.bool_), np.zeros(rows.count, dtype=np.bool_)
    found = []
    for steps in (branching.STEPS, 1):
        monkeypatch.setattr(branching, "STEPS", steps)
        found.append(branching.branch(rows, amounts, Box.open(rows), every, none, 1.0, 1))
    best, cut_short = found
    assert (best.status, cut_short.status) == (Status.OPTIMAL, Status.FEASIBLE)
    assert best.taken is not None
    assert cut_short.bound is None or cut_short.bound >= int(amounts[best.taken].sum())


def test_a_bound_of_branch_and_cut_that_is_too_low_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:

    def low(rows: Rows, amounts: Ints, box: Box, free: Flags, hinted: Flags, *_: object) -> Asked:
        return Asked(Status.OPTIMAL, None, int(amounts[hinted].sum()), 0.0)

    only_branching(monkeypatch)
    monkeypatch.setattr(lexicographic, "branch", low)
    with pytest.raises(AssertionError):
        all_are_best_by_branching()
