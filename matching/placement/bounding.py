"""What no plan exceeds at each level, worked out one by one where a search was stopped or asked for several at once.

Of levels that are asked for together hardly anything is proven of the later ones where the first falls short of what it
could be. By itself each has a bound by prices, which takes a moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from matching.optimise.program import Ints
from matching.optimise.relax import Box, relaxed
from matching.optimise.status import Status
from matching.optimise.stopping import Stop, never
from matching.placement.constraints import CONSTRAINTS
from matching.placement.model import Model
from matching.placement.objectives import levels_of
from matching.placement.problem import Problem
from matching.placement.solve import LevelFound, Solved


def bounded(problem: Problem, solved: Solved, stop: Stop = never, work: float | None = None) -> Solved:
    """The same, each bound the lower of the one found and that of plans as good at every level before.

    `work`: so much goes into all of them at most; None: as much as `stop` leaves time for.
    """
    if solved.plan is None or all(level.proven for level in solved.levels):
        return solved
    levels = tuple(_lowered(problem, solved, stop, work))
    best = all(level.proven for level in levels)
    return replace(solved, levels=levels, status=Status.OPTIMAL if best else solved.status)


def _lowered(problem: Problem, solved: Solved, stop: Stop, work: float | None) -> Iterator[LevelFound]:
    model = Model(problem)
    for constraint in CONSTRAINTS:
        constraint.add(model)
    amounts_of = {level.id: level.amounts for level in levels_of(model)}
    rows = model.program.compiled()
    for level in solved.levels:
        amounts: Ints = np.zeros(rows.count, dtype=np.int64)
        amounts[: len(amounts_of[level.id])] = amounts_of[level.id]
        lower = None
        if not level.proven:
            bound, _, spent = relaxed(rows, amounts, Box.open(rows), stop, work)
            lower, work = bound.whole, None if work is None else max(0.0, work - spent)
        if lower is None or (level.bound is not None and level.bound <= lower):
            yield level
        else:
            yield replace(level, bound=lower, exact=True)
        counted = np.flatnonzero(amounts)
        rows = rows.with_row(counted, -amounts[counted], -level.value)
