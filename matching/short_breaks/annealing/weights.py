"""Levels put on one scale, so that a search can weigh one change: large steps between levels, but no true order.

Project judgement: a night that a fairness level misses outweighs any benefit of a night, a kept promise outweighs both,
and wishes only choose between plans that are alike in the rest. The order of levels proper is for the solver.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from matching.short_breaks.problem import Level, Problem

Weights = npt.NDArray[np.float64]
SCALE = 100
"""Scores are whole numbers of a hundredth of a point of benefit."""
PROMISE = 1e8
OVER, FAMILIES_A_TIME = 6.0, 50
"""How far a night at the last fairness level lies above the benefit of the best night. Where what has been reached is
held, it is once more for so many families: among thousands such a night would else be given up for many others'
benefit, and the plan found be no better."""
STEP = 1.5
"""And at each earlier level above the one after it. Project judgement, by trial."""
WARMEST, WARMEST_FOR_FAIRNESS, COLDEST = 0.4, 5.0, 0.04
"""Heats, as shares of the benefit of the best night: where a search begins, without fairness and with, and ends."""
LIGHT = 0.02


def soft_weights(problem: Problem, *, holding: bool = False) -> Weights:
    """(levels,): promises first, fairness levels far above benefit and each above the next, then the light ones."""
    over = max(OVER, len(problem.families) / FAMILIES_A_TIME) if holding else OVER
    found = np.full(len(problem.levels), LIGHT)
    fair = [i for i, level in enumerate(problem.levels) if level.id.startswith("fairness")]
    night = max((_night(level) for level in problem.levels if level.id == "benefit"), default=1)
    for place, i in enumerate(reversed(fair)):
        found[i] = over * night / _night(problem.levels[i]) * STEP**place
    for i, level in enumerate(problem.levels):
        if level.id == "promises":
            found[i] = PROMISE
        if level.id == "benefit":
            found[i] = 1.0
    return found


def heats(problem: Problem, *, for_fairness: bool = True) -> tuple[float, float]:
    """Where a search begins and ends, in points of benefit: so warm that nights change hands for fairness, if asked."""
    night = max((float(_night(level)) for level in problem.levels if level.id == "benefit"), default=1.0)
    fair = for_fairness and any(level.id.startswith("fairness") for level in problem.levels)
    return (WARMEST_FOR_FAIRNESS if fair else WARMEST) * night, COLDEST * night


def _night(level: Level) -> int:
    """The most that one night more is worth to anybody at the level."""
    return 1 if level.by_nights is None else max(int(np.diff(level.by_nights, axis=1).max(initial=1)), 1)
