"""Everyone at one home, over a run of nights."""

from __future__ import annotations

from random import Random

from matching.short_breaks.columns import Area
from matching.short_breaks.drawing_areas import area_of, families_at, run_of
from matching.short_breaks.problem import Plan, Problem

ID = "window"
EVERYBODY = 100
SIZES: tuple[tuple[int, int], ...] = ((EVERYBODY, 6), (EVERYBODY, 8), (EVERYBODY, 11), (EVERYBODY, 14))
LARGER: tuple[tuple[int, int], ...] = ()


def area(problem: Problem, plan: Plan, families: int, nights: int, dice: Random) -> Area:
    """One home, its families, some nights; families who also use other homes may move there."""
    home = dice.randrange(len(problem.homes))
    there = families_at(problem, home)
    return area_of(problem, dice.sample(there, min(families, len(there))), run_of(problem, nights, dice))
