"""What it costs to arrive: a price for each home and day on which only so many families can be welcomed.

Each stay pays the price of its first day, and each day gives back its price for as many families as it can welcome.
For any prices not below 0 no plan that keeps within the days' limits loses by that, so the bound stays a bound.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matching.short_breaks.bound.evaluation import Evaluation
from matching.short_breaks.bound.parts import Parts
from matching.short_breaks.bound.prices import Drift, Reals
from matching.short_breaks.problem import NO_LIMIT, Ints, Problem


class Welcome:
    """The prices of arriving, in parts of one, not below 0."""

    def __init__(self, problem: Problem, most: float) -> None:
        self.now: Reals = np.zeros(problem.arrivals.shape)
        self._drift = Drift(self.now.shape)
        self._best = self.now.copy()
        self._limited = problem.arrivals < NO_LIMIT
        self._left = _left(problem)
        self._most = most
        first = np.clip(problem.stay_first.astype(np.int64), 0, problem.nights - 1)
        self._day = problem.pair_home[problem.stay_pair].astype(np.int64) * problem.nights + first

    def charged(self, parts: Parts) -> Parts:
        """The goal with the price of its first day taken off each stay."""
        if not self._limited.any():
            return parts
        whole = np.floor(self.now).astype(np.int64)
        price = whole.ravel()[self._day].astype(np.int32)
        by_stay = -price if not len(parts.by_stay) else parts.by_stay - price
        return replace(parts, by_stay=by_stay, added=parts.added + int((whole * self._left).sum()))

    def over(self, found: Evaluation) -> Reals:
        """(H, T): families who would arrive beyond those that can be welcomed; below 0 where a price is too high."""
        arriving = np.bincount(self._day[found.stays.stay[found.chosen > 0]], minlength=self.now.size)
        over = (arriving.reshape(self.now.shape) - self._left).astype(np.float64)
        over[~self._limited | ((self.now <= 0) & (over < 0))] = 0.0
        return over

    def move(self, over: Reals, step: float) -> None:
        """Raise the prices of days with too many and lower the others."""
        self.now = np.clip(self.now + step * self._drift.after(over), 0, self._most)

    def like(self, other: Welcome, scale: float) -> None:
        """Begin from another's best prices, in parts of another size."""
        self.now = np.minimum(other._best * scale, self._most)

    def keep(self) -> None:
        """Remember them as the best."""
        self._best = self.now.copy()

    def back(self) -> None:
        """Return to the best."""
        self.now = self._best.copy()


def _left(problem: Problem) -> Ints:
    left = problem.arrivals.astype(np.int64)
    for stay, _ in problem.fixed:
        first = int(problem.stay_first[stay])
        if first >= 0:
            left[problem.pair_home[problem.stay_pair[stay]], first] -= 1
    left[problem.arrivals >= NO_LIMIT] = 0
    return np.maximum(left, 0)
