"""Families who stand in one another's way: those who must be apart from one of them, or are there when it could be."""

from __future__ import annotations

from random import Random

import numpy as np

from matching.short_breaks.columns import Area
from matching.short_breaks.drawing_areas import area_of, families_at, run_of
from matching.short_breaks.problem import Plan, Problem

ID = "related"
SIZES: tuple[tuple[int, int], ...] = ((8, 400), (14, 60), (22, 30))
LARGER: tuple[tuple[int, int], ...] = ((12, 400), (14, 90))


def area(problem: Problem, plan: Plan, families: int, nights: int, dice: Random) -> Area:
    """One family, and those it most competes with over some nights."""
    home = dice.randrange(len(problem.homes))
    there = families_at(problem, home)
    run = run_of(problem, nights, dice)
    if not there:
        return area_of(problem, [], run)
    chosen = dice.choice(there)
    rivals = sorted(
        (u for u in there if u != chosen), key=lambda u: (-_rivalry(problem, chosen, u, home), dice.random())
    )
    return area_of(problem, [chosen, *rivals[: families - 1]], run)


def _rivalry(problem: Problem, one: int, other: int, home: int) -> int:
    """How much the two get in each other's way at a home: rows that both draw on, above all if they must be apart."""
    first, second = _pair(problem, one, home), _pair(problem, other, home)
    meets = (problem.apart_one == min(first, second)) & (problem.apart_other == max(first, second))
    shared = int(np.minimum(problem.use[first], problem.use[second])[2:].sum())
    return shared + 8 * bool(meets.any())


def _pair(problem: Problem, family: int, home: int) -> int:
    low, high = int(problem.family_pairs[family]), int(problem.family_pairs[family + 1])
    return low + int(np.searchsorted(problem.pair_home[low:high], home))
