"""What parts of a period are drawn from: the families of a home, and runs of nights."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

import numpy as np

from matching.short_breaks.columns import Area
from matching.short_breaks.problem import Problem


def families_at(problem: Problem, home: int) -> list[int]:
    """The families that may stay at a home, in order."""
    found: list[int] = problem.pair_family[problem.pair_home == home].tolist()
    return found


def run_of(problem: Problem, nights: int, dice: Random) -> tuple[int, int]:
    """So many nights in a row, or the whole period when it has no more; those at its ends are as likely as others."""
    if nights >= problem.nights:
        return 0, problem.nights
    first = dice.randrange(-nights // 2, problem.nights - nights // 2)
    first = min(max(first, 0), problem.nights - nights)
    return first, first + nights


def area_of(problem: Problem, families: Iterable[int], run: tuple[int, int]) -> Area:
    """Those families at every home they use, over those nights."""
    ranges = (np.arange(problem.family_pairs[u], problem.family_pairs[u + 1]) for u in sorted(families))
    pairs = np.concatenate([np.zeros(0, dtype=np.int32), *ranges])
    return Area(pairs.astype(np.int32), *run)
