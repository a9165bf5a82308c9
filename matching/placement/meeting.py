"""Columns that say that two children are at one home, worked out from where each of them is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matching.optimise.program import Flags, Ints

Pair = tuple[list[int], list[int]]
"""The choices of one child at a home, and those of another."""


@dataclass(frozen=True)
class Meetings:
    """owner (pairs,): the column that says of a pair that both are there, also when only one of its pairs is.

    one, other  (2, entries): the number of a pair, and a choice of its one child or its other
    """

    owner: Ints
    one: Ints
    other: Ints

    @classmethod
    def of(cls, pairs: Mapping[int, Sequence[Pair]]) -> Meetings:
        """From the pairs of each column."""
        flat = [(column, pair) for column, all_pairs in pairs.items() for pair in all_pairs]
        sides = ([(n, c) for n, (_, pair) in enumerate(flat) for c in pair[side]] for side in (0, 1))
        one, other = (np.array(side, dtype=np.int64).reshape(-1, 2).T for side in sides)
        return cls(np.array([column for column, _ in flat], dtype=np.int64), one, other)

    def completed(self, taken: Flags) -> Flags:
        """The same with each such column taken where a pair of its is there, and left where none is."""
        found = taken.copy()
        found[self.owner] = False
        found[self.owner[self._there(self.one, taken) & self._there(self.other, taken)]] = True
        return found

    def _there(self, side: Ints, taken: Flags) -> Flags:
        there = np.zeros(len(self.owner), dtype=np.bool_)
        there[side[0, taken[side[1]]]] = True
        return there
