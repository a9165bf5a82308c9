"""The bound at which nights cost nothing: every family's best as if it were alone."""

from __future__ import annotations

import numpy as np

from matching.short_breaks.bound.evaluation import Evaluation
from matching.short_breaks.bound.goal import goal_of
from matching.short_breaks.bound.parts import in_parts, parts_of_one
from matching.short_breaks.problem import Problem


def by_families(problem: Problem) -> dict[str, int]:
    """For each level, what no plan goes beyond: the sum of what each family could have with nobody else there.

    Company counts in full and spacing costs nothing.
    """
    evaluation = Evaluation(problem)
    free = np.zeros((len(problem.pair_home), problem.nights), dtype=np.int32)
    found = {}
    for level in problem.levels:
        goal = goal_of(problem, level.id)
        parts = parts_of_one(problem, goal)
        worth = in_parts(problem, goal, parts, np.zeros(0, dtype=np.int64))
        found[level.id] = evaluation.value(worth, free) // parts
    return found
