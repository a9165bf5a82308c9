"""How prices move: against the average of the last differences, by a step that shrinks while nothing improves.

The differences are, for each pair and night, whether the night's best guests include the family less whether the
family's best stays do. The step is in proportion to how far the best bound lies above a plan's value, known or guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numba import njit

from matching.short_breaks.problem import Bytes, Indices

Reals = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Pace:
    """How fast prices move and when they stop. Project judgement, by trial."""

    first: float = 0.8
    again: float = 0.3
    """Where prices are already near."""
    shrink: float = 0.8
    patience: int = 20
    last: float = 2e-4
    memory: float = 0.9


@njit(cache=True, nogil=True)
def squared(guests: Bytes, cover: Bytes) -> int:
    """How many differences there are."""
    found = 0
    for p in range(guests.shape[0]):
        for t in range(guests.shape[1]):
            found += guests[p, t] != cover[p, t]
    return found


@njit(cache=True, nogil=True)
def move(
    prices: Reals, average: Reals, guests: Bytes, cover: Bytes, memory: float, step: float, most: float, whole: Indices
) -> None:
    """Move every price by the average difference times the step, and round it to a whole number."""
    for p in range(prices.shape[0]):
        for t in range(prices.shape[1]):
            average[p, t] = memory * average[p, t] + (1 - memory) * (guests[p, t] - cover[p, t])
            prices[p, t] = min(max(prices[p, t] - step * average[p, t], 0.0), most)
            whole[p, t] = np.int32(prices[p, t] + 0.5)
