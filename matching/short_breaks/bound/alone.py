"""Every family as if nobody else were there: its best stays for a goal, and the most nights it could have."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.short_breaks.bound import family_kernel
from matching.short_breaks.bound.families import family_stays
from matching.short_breaks.bound.goal import Goal
from matching.short_breaks.bound.left import left_by
from matching.short_breaks.bound.parts import in_parts
from matching.short_breaks.problem import Ints, Problem


@dataclass(frozen=True)
class Alone:
    """What each family's best stays are worth, and their nights: (U,) each."""

    worth: Ints
    nights: Ints
    added: int
    """What the goal adds to all of them."""


def most_nights_alone(problem: Problem) -> Ints:
    """(U,): the most nights that each family could have, were nobody else there."""
    counting = np.tile(np.arange(problem.most_nights_any + 1, dtype=np.int64), (len(problem.families), 1))
    return best_alone(problem, Goal(counting)).nights


def best_alone(problem: Problem, goal: Goal) -> Alone:
    """Each family's best when nights cost nothing."""
    families, pairs = len(problem.families), len(problem.pair_home)
    stays = family_stays(problem, left_by(problem))
    parts = in_parts(problem, goal, 1, np.zeros(len(goal.held), dtype=np.int64))
    worth, nights = np.zeros(families, dtype=np.int64), np.zeros(families, dtype=np.int64)
    family_kernel.best_for_families(
        0,
        families,
        stays,
        parts.worth,
        parts.by_stay,
        np.zeros((pairs, problem.nights), dtype=np.int32),
        family_kernel.room_for(problem),
        worth,
        nights,
        np.zeros((pairs, problem.nights), dtype=np.int8),
        np.zeros(len(stays.stay), dtype=np.int8),
    )
    return Alone(worth, nights, parts.added)
