"""Some families of one home, over some of the nights."""

from __future__ import annotations

from random import Random

from matching.short_breaks.columns import Area
from matching.short_breaks.drawing_areas import area_of, families_at, run_of
from matching.short_breaks.problem import Plan, Problem

ID = "block"
SIZES: tuple[tuple[int, int], ...] = ((18, 30), (25, 45), (12, 60), (20, 21), (25, 70), (40, 25))
LARGER: tuple[tuple[int, int], ...] = ((40, 40), (40, 60))


def area(problem: Problem, plan: Plan, families: int, nights: int, dice: Random) -> Area:
    """One home, some of its families, some nights."""
    there = families_at(problem, dice.randrange(len(problem.homes)))
    return area_of(problem, dice.sample(there, min(families, len(there))), run_of(problem, nights, dice))
