"""What a bound is of: one level, with the values that higher levels must keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
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


def goal_of(problem: Problem, level_id: str, held: Sequence[tuple[Level, int]] = ()) -> Goal:
    """The goal whose bound holds for every plan that gives each held level at least its value.

    Wishes for company count in full, and wishes to space stays cost nothing, so the bound of such a level is weak but
    right; a held level with either is left out. Raises KeyError when the level is switched off.
    """
    level = problem.level(level_id)
    if level is None:
        raise KeyError(level_id)
    counted = tuple((one, value) for one, value in held if one.links is None and one.spacing is None)
    floors = [floor_of(problem, one, value) for one, value in counted]
    return Goal(
        by_nights=_nothing(problem) if level.by_nights is None else level.by_nights,
        by_stay=level.by_stay,
        least=np.max(floors, axis=0) if floors else None,
        held=tuple(Held(one.by_nights, one.by_stay, value) for one, value in counted),
        offset=0 if level.links is None else company_most(problem, level.links),
    )


def floor_of(problem: Problem, level: Level, value: int) -> Ints:
    """(U,): the nights without which a family costs the level more than all families together can spare."""
    if level.by_nights is None or level.by_stay is not None:
        return np.zeros(len(problem.families), dtype=np.int64)
    number = np.arange(level.by_nights.shape[1])
    within = np.where(number[None, :] <= problem.most_nights[:, None], level.by_nights, np.iinfo(np.int64).min)
    best = within.max(axis=1)
    spare = int(best.sum()) - value
    enough = within >= (best - spare)[:, None]
    found: Ints = np.argmax(enough, axis=1).astype(np.int64)
    return found


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


def _nothing(problem: Problem) -> Ints:
    return np.zeros((len(problem.families), problem.most_nights_any + 1), dtype=np.int64)
