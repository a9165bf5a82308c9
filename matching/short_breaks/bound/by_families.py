"""The bound at which nights cost nothing: every family's best as if it were alone."""

from __future__ import annotations

from matching.short_breaks.bound.alone import best_alone
from matching.short_breaks.bound.goal import goal_alone
from matching.short_breaks.problem import Problem


def by_families(problem: Problem) -> dict[str, int]:
    """For each level, what no plan goes beyond: the sum of what each family could have with nobody else there.

    Company counts in full and spacing costs nothing.
    """
    found = {}
    for level in problem.levels:
        alone = best_alone(problem, goal_alone(problem, level))
        found[level.id] = int(alone.worth.sum()) + alone.added
    return found
