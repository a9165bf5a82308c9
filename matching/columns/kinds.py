"""One thing about each of many homes or children, held as the number of its kind.

Thousands of homes are of few kinds in any one respect: a few dozen spans of ages, five positions on a need. A question
is answered once for each kind of child and kind of home, and an array of numbers says who is of which kind.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]

K = TypeVar("K", bound=Hashable)
L = TypeVar("L", bound=Hashable)
T = TypeVar("T")


@dataclass(frozen=True)
class Kinds(Generic[K]):
    """`codes` (n,) says of which kind each is; `kinds` are the different ones, each once, by first appearance."""

    codes: Codes
    kinds: tuple[K, ...]

    def of(self, row: int) -> K:
        """The kind of one of them."""
        return self.kinds[int(self.codes[row])]


def kinds_of(things: Sequence[T], kind: Callable[[T], K]) -> Kinds[K]:
    """The column of one thing about each."""
    numbers: dict[K, int] = {}
    codes = np.fromiter((numbers.setdefault(kind(t), len(numbers)) for t in things), np.int32, len(things))
    return Kinds(codes, tuple(numbers))


def both(one: Kinds[K], other: Kinds[L]) -> Kinds[tuple[K, L]]:
    """Two things about each as one."""
    if len(one.kinds) == len(other.kinds) == 1:
        return Kinds(one.codes, ((one.kinds[0], other.kinds[0]),))
    joined = one.codes.astype(np.int64) * len(other.kinds) + other.codes
    found, codes = np.unique(joined, return_inverse=True)
    pairs = ((one.kinds[n // len(other.kinds)], other.kinds[n % len(other.kinds)]) for n in found.tolist())
    return Kinds(codes.astype(np.int32), tuple(pairs))
