"""Limits of a family raised to what its fixed stays already hold, so that they leave no room but are not broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.building.stays import Stays
from matching.short_breaks.problem import Bytes, Ints, Plan, SmallInts


class _Stay(NamedTuple):
    number: int
    family: int
    first: int
    nights: int


@dataclass(frozen=True)
class Held:
    """The fixed stays of a period."""

    frame: Frame
    stays: Stays
    fixed: Plan

    def _each(self) -> Iterator[_Stay]:
        for choice in self.fixed:
            number = choice.stay
            family = self.frame.pairs[self.stays.pair[number]].family
            yield _Stay(number, family, int(self.stays.first[number]), int(self.stays.nights[number]))

    def nights_at_least(self, most: Ints) -> SmallInts:
        """(U,): the most nights."""
        held = np.zeros_like(most)
        for stay in self._each():
            held[stay.family] += stay.nights
        return np.maximum(most, held).astype(np.int16)

    def stays_at_least(self, most: Ints) -> SmallInts:
        """(U,): the most stays."""
        held = np.zeros_like(most)
        for stay in self._each():
            held[stay.family] += 1
        return np.maximum(most, held).astype(np.int16)

    def counted_at_least(self, most: SmallInts, counts: Bytes) -> SmallInts:
        """(U, B): the most of each budget."""
        held = np.zeros_like(most)
        for stay in self._each():
            held[stay.family] += counts[stay.number]
        return np.maximum(most, held)

    def by_night_at_least(self, most: SmallInts, days_per_stay: int) -> SmallInts:
        """(U, T): the most nights among the first t + 1."""
        held = np.zeros_like(most)
        for stay in self._each():
            for night in range(max(stay.first, 0), stay.first + stay.nights):
                held[stay.family, night:] += 1
            held[stay.family, max(stay.first, 0) :] += days_per_stay
        return np.maximum(most, held)
