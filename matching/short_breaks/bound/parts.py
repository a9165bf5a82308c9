"""The goal in whole parts of one, as the families' side reads it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.short_breaks.bound.family_kernel import NEVER
from matching.short_breaks.bound.goal import Goal
from matching.short_breaks.problem import Indices, Ints, Problem

FINEST = 256
"""Parts of one; fewer, down to one, where values are large."""
LARGEST = 2**26
"""No family's whole value is more parts than this, so that sums of values and prices keep within 32 bits."""


class TooLarge(ValueError):
    """The goal's values are beyond what the bound counts in."""


@dataclass(frozen=True)
class Parts:
    """What nights and stays are worth, in parts of one, and what is added to the whole."""

    worth: Indices
    """(U, N + 1); NEVER below the floor and beyond the family's most."""
    by_stay: Indices
    """(C,), or empty"""
    added: int


def parts_of_one(problem: Problem, goal: Goal) -> int:
    """A power of two. Raises TooLarge when even whole ones are too large to be counted in."""
    most = int(np.abs(goal.by_nights).max(initial=0)) + problem.most_nights_any * _most(goal.by_stay)
    if most > LARGEST:
        raise TooLarge("the goal's values are too large")
    parts = FINEST
    while parts > 1 and parts * most > LARGEST:
        parts //= 2
    return parts


def _most(values: Ints | None) -> int:
    return 0 if values is None else int(np.abs(values).max(initial=0))


def in_parts(problem: Problem, goal: Goal, parts: int, weights: Ints) -> Parts:
    """The goal with each held level added `weights` (J,) times, both in parts."""
    worth = parts * goal.by_nights.astype(np.int64)
    by_stay = None if goal.by_stay is None else parts * goal.by_stay.astype(np.int64)
    added = parts * goal.offset
    for weight, held in zip(weights.tolist(), goal.held, strict=True):
        added -= weight * held.at_least
        if held.by_nights is not None:
            worth = worth + weight * held.by_nights
        if held.by_stay is not None:
            by_stay = weight * held.by_stay + (0 if by_stay is None else by_stay)
    if by_stay is not None:
        added += sum(int(by_stay[choice.stay]) for choice in problem.fixed)
    number = np.arange(worth.shape[1])[None, :]
    below = number < (0 if goal.least is None else goal.least[:, None])
    worth = np.where(below | (number > problem.most_nights[:, None]), NEVER, worth)
    stays = np.zeros(0, dtype=np.int32) if by_stay is None else by_stay.astype(np.int32)
    return Parts(worth.astype(np.int32), stays, added)
