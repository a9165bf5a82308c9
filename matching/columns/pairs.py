"""Many children at many homes: the worst and the best band of every pair, compiled.

Questions are joined in parts (`parts`). For each kind of child in a part there is a row with one byte for every home;
what is found of a child is its rows, one of each part, laid one upon the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.columns.pairs_kernel import AT_A_TIME, WORDS, write_bands
from matching.columns.parts import Part, joined
from matching.columns.screen import Bands, Screen

Words = NDArray[np.uint64]

EIGHT = 8


@dataclass(frozen=True)
class Laid:
    """rows (blocks, rows, WORDS): a byte for each home; kinds (C, parts): which row is a child's in each part."""

    rows: Words
    kinds: NDArray[np.uint32]
    homes: int


def laid_out(screens: Iterable[Screen], children: int, homes: int) -> Laid:
    """What the questions that go by kinds say; one that goes by miles tells every home apart and is not for this."""
    parts = joined(screens)
    blocks = -(-homes // (WORDS * EIGHT))
    tables = [_words_of(part, homes, blocks) for part in parts]
    nothing = np.zeros((blocks, 1, WORDS), dtype=np.uint64)
    first = np.cumsum([1, *(table.shape[1] for table in tables)])
    kinds = np.zeros((children, max(AT_A_TIME, len(parts) + -len(parts) % AT_A_TIME)), dtype=np.uint32)
    for number, part in enumerate(parts):
        kinds[:, number] = first[number] + part.kinds
    return Laid(np.concatenate([nothing, *tables], axis=1), kinds, homes)


def _words_of(part: Part, homes: int, blocks: int) -> Words:
    """(blocks, kinds, WORDS): a byte for each home, for each kind of child."""
    found = np.zeros((part.number, blocks * WORDS * EIGHT), dtype=np.uint8)
    found[:, :homes] = part.rows(homes)
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
