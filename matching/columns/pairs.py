"""Many children at many homes: the worst and the best band of every pair.

Questions are joined in parts. In each part the children are of few kinds, and for each kind there is a row with one
byte for every home: a bit for each band that it keeps the home from, at worst and at best. What is found of a child is
its rows, one of each part, laid one upon the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.columns.pairs_kernel import AT_A_TIME, WORDS, write_bands
from matching.columns.screen import Bands, Screen
from matching.findings import Band

Bytes = NDArray[np.uint8]
Words = NDArray[np.uint64]
Numbers = NDArray[np.int64]

EIGHT = 8
MOST_KINDS = 256
"""Of children in one part. More make fewer parts, and rows that no longer stay near at hand."""
KEPT_FROM = np.array([(1 << (Band.GOOD - band)) - 1 for band in Band], dtype=np.uint8)
"""A bit for each band that one limited to this band is kept from: as many bits as the band lies below good."""


@dataclass(frozen=True)
class Laid:
    """rows (blocks, rows, WORDS): a byte for each home; kinds (C, parts): which row is a child's in each part."""

    rows: Words
    kinds: NDArray[np.uint32]
    homes: int


@dataclass
class _Part:
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


def laid_out(screens: Iterable[Screen], children: int, homes: int) -> Laid:
    """What the questions that go by kinds say; one that goes by miles tells every home apart and is not for this."""
    parts: list[_Part] = []
    for screen in screens:
        said = KEPT_FROM[screen.worst] | KEPT_FROM[screen.best] << int(Band.GOOD)
        if said.any():
            rows, kind = np.unique(said, axis=0, return_inverse=True)
            _join(parts, kind.reshape(-1)[screen.child], rows, screen.home)
    blocks = -(-homes // (WORDS * EIGHT))
    tables = [_rows_of(part, homes, blocks) for part in parts]
    nothing = np.zeros((blocks, 1, WORDS), dtype=np.uint64)
    first = np.cumsum([1, *(table.shape[1] for table in tables)])
    kinds = np.zeros((children, max(AT_A_TIME, len(parts) + -len(parts) % AT_A_TIME)), dtype=np.uint32)
    for number, part in enumerate(parts):
        kinds[:, number] = first[number] + part.kinds
    return Laid(np.concatenate([nothing, *tables], axis=1), kinds, homes)


def _join(parts: list[_Part], kinds: Numbers, rows: Bytes, home: NDArray[np.int32]) -> None:
    """Joins a question to the part that it adds the fewest kinds to."""
    tried = [(part.with_it(kinds, len(rows)), part) for part in parts]
    fit = [((joined, number), part) for (joined, number), part in tried if number <= MOST_KINDS]
    if not fit:
        parts.append(_Part(kinds.astype(np.int64), len(rows), [(kinds, rows, home)]))
        return
    (joined, number), part = min(fit, key=lambda found: found[0][1] - found[1].number)
    part.kinds, part.number = joined, number
    part.tables.append((kinds, rows, home))


def _rows_of(part: _Part, homes: int, blocks: int) -> Words:
    """(blocks, kinds, WORDS): a byte for each home, for each kind of child."""
    one_of_each = np.zeros(part.number, dtype=np.int64)
    one_of_each[part.kinds] = np.arange(len(part.kinds))
    found = np.zeros((part.number, blocks * WORDS * EIGHT), dtype=np.uint8)
    for kinds, rows, home in part.tables:
        found[:, :homes] |= rows[kinds[one_of_each]][:, home]
    words: Words = found.view(np.uint64).reshape(part.number, blocks, WORDS)
    return np.ascontiguousarray(words.swapaxes(0, 1))


def bands_of(laid: Laid, into: Sequence[Words] | None = None) -> tuple[Bands, Bands]:
    """(C, H) each: the worst and the best band of every child at every home."""
    worst, best = into or (room_for(laid), room_for(laid))
    write_bands(laid.rows, laid.kinds, worst, best)
    return worst.view(np.int8)[:, : laid.homes], best.view(np.int8)[:, : laid.homes]


def room_for(laid: Laid) -> Words:
    """(C, words): an array for the bands of every pair, eight homes in a word."""
    return np.empty((len(laid.kinds), -(-laid.homes // EIGHT)), dtype=np.uint64)
