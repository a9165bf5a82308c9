"""The best way to give each of some children one of few places, exactly: a flow of least cost."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from ortools.graph.python import min_cost_flow

from matching.errors import EngineFault

Worths = Sequence[tuple[int, int]]
"""Where somebody could go, with what it is worth there: more than nothing."""


def best_assignment(asking: Sequence[Worths], places: Sequence[int]) -> tuple[int, list[int | None]]:
    """What the best assignment is worth in all, and where each goes; None: nowhere. Everybody may also go nowhere."""
    who = np.array([n for n, worths in enumerate(asking) for _ in worths], dtype=np.int64)
    where = np.array([home for worths in asking for home, _ in worths], dtype=np.int64)
    worth = np.array([w for worths in asking for _, w in worths], dtype=np.int64)
    many, homes = len(asking), len(places)
    sink = many + homes
    everyone, each_home = np.arange(many), np.arange(homes)
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([who, everyone, many + each_home]),
        np.concatenate([many + where, np.full(many + homes, sink)]),
        np.concatenate([np.ones(len(who) + many, dtype=np.int64), np.array(places, dtype=np.int64)]),
        np.concatenate([-worth, np.zeros(many + homes, dtype=np.int64)]),
    )
    flow.set_nodes_supplies(np.append(everyone, sink), np.append(np.ones(many, dtype=np.int64), -many))
    if flow.solve() != flow.OPTIMAL:
        raise EngineFault("Giving places to children by a flow of least cost ended without an answer.")
    taken = flow.flows(np.arange(len(who))) > 0
    goes: list[int | None] = [None] * many
    for n, home in zip(who[taken].tolist(), where[taken].tolist(), strict=True):
        goes[n] = home
    return -flow.optimal_cost(), goes
