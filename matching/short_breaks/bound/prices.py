"""How prices move: each by a step of its own, shorter where its differences change sign, in cycles of falling steps.

The differences are, for each pair and night, whether the night's best guests include the family less whether the
family's best stays do. A price goes against the mean of its last differences, over the root of the mean of their
squares (Kingma and Ba, Adam, 2015). The first cycle is short, so that a large problem soon has a bound worth telling;
each later one begins again from the best prices, with as long steps, and falls half as fast.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numba import njit

from matching.short_breaks.problem import Bytes, Indices

Reals = npt.NDArray[np.float64]
MEMORY, MEMORY_OF_SQUARES = 0.9, 0.999
NEAR = 0.1
"""Added to the root, so that a difference that hardly ever is moves its price no further than others."""


@dataclass(frozen=True)
class Pace:
    """How long the steps are, as shares of a usual night's price, and when they stop. Project judgement, by trial."""

    first: float = 0.15
    last: float = 0.004
    rounds: int = 150
    """Of the first cycle."""
    longer: int = 2
    again: float = 0.06
    """The first step where prices are already near."""
    least: float = 4e-4
    """A cycle that lowers the bound by a smaller share of it is the last."""


class Steps:
    """The length of each step: falling through a cycle, then again through one that is longer."""

    def __init__(self, pace: Pace, first: float) -> None:
        self.now = first
        self.converged = False
        self._pace = pace
        self._first = first
        self._rounds = self._left = pace.rounds
        self._before: int | None = None

    def fall(self, best: int) -> bool:
        """After a round with `best` as the lowest bound so far: whether a new cycle begins, from the best prices."""
        self._left -= 1
        self.now *= (self._pace.last / self._first) ** (1 / self._rounds)
        if self._left:
            return False
        self.converged = self._before is not None and self._before - best <= self._pace.least * abs(best)
        self._before = best
        self._rounds *= self._pace.longer
        self._left = self._rounds
        self.now = self._first
        return True


class Drift:
    """Where differences have pointed lately, of any shape, each between about -1 and 1."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.mean = np.zeros(shape)
        self.squares = np.zeros(shape)

    def after(self, differences: Reals) -> Reals:
        """The direction, after taking note of these."""
        self.mean = MEMORY * self.mean + (1 - MEMORY) * differences
        self.squares = MEMORY_OF_SQUARES * self.squares + (1 - MEMORY_OF_SQUARES) * differences**2
        found: Reals = self.mean / (np.sqrt(self.squares) + NEAR)
        return found


@njit(cache=True, nogil=True)
def move(
    prices: Reals, mean: Reals, squares: Reals, guests: Bytes, cover: Bytes, step: float, most: float, whole: Indices
) -> None:
    """Move every price against its drift, the longest by about `step`, and round it to a whole number."""
    for p in range(prices.shape[0]):
        for t in range(prices.shape[1]):
            difference = float(guests[p, t]) - float(cover[p, t])
            mean[p, t] = MEMORY * mean[p, t] + (1 - MEMORY) * difference
            squares[p, t] = MEMORY_OF_SQUARES * squares[p, t] + (1 - MEMORY_OF_SQUARES) * difference * difference
            drift = mean[p, t] / (math.sqrt(squares[p, t]) + NEAR)
            prices[p, t] = min(max(prices[p, t] - step * drift, 0.0), most)
            whole[p, t] = np.int32(prices[p, t] + 0.5)
