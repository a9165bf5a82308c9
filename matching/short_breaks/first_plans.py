"""Plans made at once, as a coordinator with a list would: family after family, each the best stay still to be had.

They never look ahead. They are where a search begins and what its plans are measured against.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matching.short_breaks.problem import Choice, Ints, Plan, Problem
from matching.short_breaks.taking import Taking


def points_order(problem: Problem) -> Plan:
    """Rounds in the order of need: each family in turn takes one stay, until nobody finds another."""
    return _in_rounds(problem, by_need(problem), takes_all=False)


def first_come(problem: Problem, order: Iterable[int]) -> Plan:
    """Each family, in the order given, takes all it can before the next is asked."""
    return _in_rounds(problem, list(order), takes_all=True)


def by_need(problem: Problem) -> list[int]:
    """Families by what a first night is worth to them, the most first; of equals, in order."""
    level = problem.level("benefit")
    if level is None or level.by_nights is None or level.by_nights.shape[1] < 2:
        return list(range(len(problem.families)))
    return [int(u) for u in np.argsort(-level.by_nights[:, 1], kind="stable")]


def _in_rounds(problem: Problem, order: list[int], *, takes_all: bool) -> Plan:
    taking = Taking(problem)
    left = order
    while left:
        again = []
        for family in left:
            choice = _best(problem, taking, family)
            while choice is not None:
                taking.take(choice)
                if not takes_all:
                    again.append(family)
                    break
                choice = _best(problem, taking, family)
        left = again
    return taking.plan


def _best(problem: Problem, taking: Taking, family: int) -> Choice | None:
    """The family's best stay that fits: by the levels in order, then the earliest."""
    stays, variants = taking.open_to(family)
    if not len(stays):
        return None
    keys: list[Ints] = []
    have = int(taking.nights[family])
    for level in problem.levels:
        worth = np.zeros(len(stays), dtype=np.int64)
        if level.by_nights is not None:
            worth += level.by_nights[family, have + problem.stay_nights[stays]]
        if level.by_stay is not None:
            worth += level.by_stay[stays]
        keys.append(-worth)
    best = int(np.lexsort(np.stack([stays.astype(np.int64), *reversed(keys)]))[0])
    return Choice(int(stays[best]), int(variants[best]))
