"""A few families of one home, over the whole period."""

from __future__ import annotations

from random import Random

from matching.short_breaks.columns import Area
from matching.short_breaks.drawing_areas import area_of, families_at
from matching.short_breaks.problem import Plan, Problem

ID = "whole period"
SIZES: tuple[tuple[int, int], ...] = ((5, 400), (8, 400), (12, 400))
LARGER: tuple[tuple[int, int], ...] = ((16, 400), (20, 400))


def area(problem: Problem, plan: Plan, families: int, nights: int, dice: Random) -> Area:
    """One home, some of its families, every night."""
    there = families_at(problem, dice.randrange(len(problem.homes)))
    return area_of(problem, dice.sample(there, min(families, len(there))), (0, problem.nights))
