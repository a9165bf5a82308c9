"""Questions of many children joined in parts, in each of which the children are of few kinds.

For each kind there is a byte for every home: a bit for each band that it keeps the home from, at worst and at best. So
what many questions say of a pair is their bytes laid one upon the other, and hardly any question is looked at pair by
pair.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.columns.screen import Bands, Screen
from matching.findings import Band

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int64]

MOST_KINDS = 256
"""Of children in one part. More make fewer parts, and rows that no longer stay near at hand."""
KEPT_FROM = np.array([(1 << (Band.GOOD - band)) - 1 for band in Band], dtype=np.uint8)
"""A bit for each band that one limited to this band is kept from: as many bits as the band lies below good."""
LEFT = np.array([Band.GOOD - bits.bit_count() for bits in range(1 << int(Band.GOOD))], dtype=np.int8)
"""The band that is left, by the bits of all that it is kept from."""


@dataclass
class Part:
    """Questions asked together: of which of so many kinds each child is."""

    kinds: Numbers
    number: int
    tables: list[tuple[Numbers, Bytes, NDArray[np.int32]]]
    """For each question: the kind of each child in it, and what it says of kinds of child and kinds of home."""

    def with_it(self, kinds: Numbers, number: int) -> tuple[Numbers, int]:
        """Each child's kind were a question to join, and how many kinds there would be."""
        together = self.kinds * number + kinds
        there = np.bincount(together, minlength=self.number * number) > 0
        return (np.cumsum(there) - 1)[together], int(there.sum())

    def rows(self, homes: int) -> Bytes:
        """(kinds, homes): a byte for each home, for each kind of child."""
        one_of_each = np.zeros(self.number, dtype=np.int64)
        one_of_each[self.kinds] = np.arange(len(self.kinds))
        found = np.zeros((self.number, homes), dtype=np.uint8)
        for kinds, rows, home in self.tables:
            found |= rows[kinds[one_of_each]][:, home]
        return found


def joined(screens: Iterable[Screen]) -> list[Part]:
    """The parts of all that says anything of some pair."""
    parts: list[Part] = []
    for screen in screens:
        said = _said(screen)
        if said.any():
            _join(parts, screen, said)
    return parts


def laid_together(screens: Iterable[Screen], children: int, homes: int) -> tuple[Bands, Bands]:
    """(C, H) each: the worst and the best band of every child at every home, by questions of any sort."""
    found, parts = np.zeros((children, homes), dtype=np.uint8), list[Part]()
    for screen in screens:
        said = _said(screen)
        if not said.any():
            continue
        if len(said) > MOST_KINDS:
            found |= _of_every(said, screen)
        else:
            _join(parts, screen, said)
    for part in parts:
        found |= part.rows(homes)[part.kinds]
    return LEFT[found & KEPT_FROM[0]], LEFT[found >> int(Band.GOOD)]


def _of_every(said: Bytes, screen: Screen) -> Bytes:
    """(children, homes): of what goes by miles each is a kind by itself, and need not be looked up."""
    children, homes = said.shape
    said = said if np.array_equal(screen.child, np.arange(children)) else said[screen.child]
    return said if np.array_equal(screen.home, np.arange(homes)) else said[:, screen.home]


def _said(screen: Screen) -> Bytes:
    """(kinds of child, kinds of home)."""
    said: Bytes = KEPT_FROM[screen.worst] | KEPT_FROM[screen.best] << np.uint8(Band.GOOD)
    return said


def _join(parts: list[Part], screen: Screen, said: Bytes) -> None:
    """Joins a question to the part that it adds the fewest kinds to."""
    rows, kind = np.unique(said, axis=0, return_inverse=True)
    kinds = kind.reshape(-1)[screen.child]
    tried = [(part.with_it(kinds, len(rows)), part) for part in parts]
    fit = [((together, number), part) for (together, number), part in tried if number <= MOST_KINDS]
    if not fit:
        parts.append(Part(kinds.astype(np.int64), len(rows), [(kinds, rows, screen.home)]))
        return
    (together, number), part = min(fit, key=lambda found: found[0][1] - found[1].number)
    part.kinds, part.number = together, number
    part.tables.append((kinds, rows, screen.home))
