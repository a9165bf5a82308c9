"""Seeded chance: the same seed and name always give the same throws, whatever else was thrown before.

Only evenly spread numbers are taken from the generators of Python and numpy, and turned into answers here, so that
an answer does not depend on how their other methods work.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from math import log
from random import Random
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")


class Dice:
    """Throws for one thing, such as one home, by the seed and the thing's name."""

    def __init__(self, seed: int, *name: object) -> None:
        self._random = Random("/".join(map(str, (seed, *name))))

    def share(self) -> float:
        """Evenly between 0 and 1."""
        return self._random.random()

    def chance(self, share: float) -> bool:
        """True for that share of throws."""
        return self._random.random() < share

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def pick(self, weights: Mapping[T, float]) -> T:
        """One of the names, by their weights."""
        return self.at(tuple(weights), tuple(weights.values()))

    def at(self, items: Sequence[T], weights: Sequence[float]) -> T:
        """One of the items, by their weights."""
        left = self._random.random() * sum(weights)
        for item, weight in zip(items, weights, strict=True):
            left -= weight
            if left < 0:
                return item
        return next(item for item, weight in zip(reversed(items), reversed(weights), strict=True) if weight)

    def one_of(self, items: Sequence[T]) -> T:
        """One of the items, each as likely."""
        return items[int(self._random.random() * len(items))]

    def some(self, items: Iterable[T], share: float) -> tuple[T, ...]:
        """Each item with that chance, in order."""
        return tuple(item for item in items if self._random.random() < share)

    def around(self, spread: float) -> float:
        """Around 0, close to a normal distribution of that standard deviation and never beyond six times it."""
        return spread * (sum(self._random.random() for _ in range(12)) - 6)

    def weibull(self, shape: float, scale: float) -> float:
        """A waiting time above 0."""
        return float(scale * (-log(1 - self._random.random())) ** (1 / shape))


def throws(seed: int, name: str, rows: int, columns: int) -> NDArray[np.float64]:
    """Evenly spread numbers, rows x columns. The first rows are the same however many rows are asked for."""
    key = int.from_bytes(sha256(f"{seed}/{name}".encode()).digest()[:16], "big")
    return np.random.Generator(np.random.Philox(key=key)).random((rows, columns))
