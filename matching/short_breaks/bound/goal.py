"""What a bound is of: one level, with the values that higher levels must keep."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from matching.short_breaks.problem import Ints, Level, Links, Problem


@dataclass(frozen=True)
class Held:
    """A higher level whose value no plan may fall short of."""

    by_nights: Ints | None
    """(U, N + 1)"""
    by_stay: Ints | None
    """(C,)"""
    at_least: int


@dataclass(frozen=True)
class Goal:
    """The sum over families of `by_nights[u, nights of u]`, plus the `by_stay` of every stay, plus `offset`.

    `least` is a number of nights that every family has in every plan that counts, where that is known.
    """

    by_nights: Ints
    """(U, N + 1)"""
    by_stay: Ints | None = None
    """(C,)"""
    least: Ints | None = None
    """(U,)"""
    held: tuple[Held, ...] = ()
    offset: int = 0


def goal_alone(problem: Problem, level: Level) -> Goal:
    """The goal of a level with nothing held.

    Company counts as wished, every stay as if in its best bedrooms, and stays near each other cost nothing.
    """
    nothing = np.zeros((len(problem.families), problem.most_nights_any + 1), dtype=np.int64)
    return Goal(
        by_nights=nothing if level.by_nights is None else level.by_nights,
        by_stay=_best_of_ways(problem, level),
        offset=0 if level.links is None else company_most(problem, level.links),
    )


def _best_of_ways(problem: Problem, level: Level) -> Ints | None:
    if level.by_variant is None:
        return level.by_stay
    best = np.zeros(len(problem.pair_family), dtype=np.int64)
    np.maximum.at(best, problem.variant_pair, level.by_variant.astype(np.int64))
    found: Ints = best[problem.stay_pair] * problem.stay_nights
    return found if level.by_stay is None else found + level.by_stay


def company_most(problem: Problem, links: Links) -> int:
    """No plan's company is worth more than this: each two families together as often as both may stay at all."""
    at_home: Counter[tuple[int, int]] = Counter()
    for one, other, amount in zip(links.one, links.other, links.amount, strict=True):
        at_home[int(one), int(other)] += int(amount)
    most: dict[tuple[int, int], int] = {}
    for (one, other), amount in at_home.items():
        u, v = sorted((int(problem.pair_family[one]), int(problem.pair_family[other])))
        most[u, v] = max(most.get((u, v), 0), amount)
    return sum(
        amount * min(int(problem.most_nights[u]), int(problem.most_nights[v])) for (u, v), amount in most.items()
    )
