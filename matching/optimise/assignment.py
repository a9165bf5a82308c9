"""The best way to give each of some children one of few places, exactly: a flow of least cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import min_cost_flow

from matching.errors import EngineFault

Worths = Sequence[tuple[int, int]]
"""Where somebody could go, with what it is worth there: more than nothing."""


def best_assignment(asking: Sequence[Worths], places: Sequence[int]) -> tuple[int, list[int | None]]:
    """What the best assignment is worth in all, and where each goes; None: nowhere. Everybody may also go nowhere."""
    found = _solved(asking, places)
    goes: list[int | None] = [None] * len(asking)
    for n, home in zip(found.who[found.taken].tolist(), found.where[found.taken].tolist(), strict=True):
        goes[n] = home
    return found.total, goes


def loss_of_one_place(asking: Sequence[Worths], places: Sequence[int]) -> NDArray[np.int64]:
    """For each home, how much less the best assignment would be worth were one of its places gone.

    Whoever had it goes nowhere, or moves on to a home with a place left, or takes the place of somebody who does: the
    cheapest such chain from each full home, by Bellman and Ford. No chain comes back with a gain, as none is better.
    """
    found = _solved(asking, places)
    there = np.bincount(found.where[found.taken], minlength=len(places))
    lives, has = np.full(len(asking), -1, dtype=np.int64), np.zeros(len(asking), dtype=np.int64)
    lives[found.who[found.taken]], has[found.who[found.taken]] = found.where[found.taken], found.worth[found.taken]
    loss = np.where(there < np.array(places), 0, np.iinfo(np.int64).max // 4)
    np.minimum.at(loss, found.where[found.taken], found.worth[found.taken])
    moves = ~found.taken & (lives[found.who] >= 0)
    of, to, cost = lives[found.who[moves]], found.where[moves], (has[found.who] - found.worth)[moves]
    while True:
        before = loss.copy()
        np.minimum.at(loss, of, cost + before[to])
        if np.array_equal(before, loss):
            return loss


class _Solved(NamedTuple):
    """The best assignment, over all pairs of who asks and a home: which pairs are taken, and what they are worth."""

    who: NDArray[np.int64]
    where: NDArray[np.int64]
    worth: NDArray[np.int64]
    taken: NDArray[np.bool_]
    total: int


def _solved(asking: Sequence[Worths], places: Sequence[int]) -> _Solved:
    many = len(asking)
    who = np.repeat(np.arange(many), [len(worths) for worths in asking])
    pairs = np.array([pair for worths in asking for pair in worths], dtype=np.int64).reshape(-1, 2)
    where, worth = pairs[:, 0], pairs[:, 1]
    homes, node = np.unique(where, return_inverse=True)
    sink, everyone, each_home = many + len(homes), np.arange(many), many + np.arange(len(homes))
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([who, everyone, each_home]),
        np.concatenate([many + node, np.full(sink, sink)]),
        np.concatenate([np.ones(len(who) + many, dtype=np.int64), np.array(places, dtype=np.int64)[homes]]),
        np.concatenate([-worth, np.zeros(sink, dtype=np.int64)]),
    )
    flow.set_nodes_supplies(np.append(everyone, sink), np.append(np.ones(many, dtype=np.int64), -many))
    if flow.solve() != flow.OPTIMAL:
        raise EngineFault("Giving places to children by a flow of least cost ended without an answer.")
    return _Solved(who, where, worth, flow.flows(np.arange(len(who))) > 0, -flow.optimal_cost())
