"""The loop over every pair of child and home, compiled."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit, prange

WORDS = 512
"""Words of eight homes that are looked at together, so that what is said of them stays near at hand."""
TURN = 256
"""Children whom one core goes through in turn, writing home after home, which memory takes quickest."""
ONES, THREES = np.uint64(0x0101010101010101), np.uint64(0x0303030303030303)
ONE, TWO, BEST = np.uint64(1), np.uint64(2), np.uint64(3)


@njit(cache=True, parallel=True, nogil=True)
def write_bands(rows: Any, kinds: Any, worst: Any, best: Any) -> None:
    """Writes the bands of every pair: good, less one for each bit that any of the child's rows has for the home.

    rows (blocks, rows, WORDS) has one byte for each home; kinds (C, parts) says which rows are a child's, a multiple
    of four; worst and best (C, words) are written, eight homes in a word.
    """
    for turn in prange((kinds.shape[0] + TURN - 1) // TURN):
        met = np.empty(WORDS, dtype=np.uint64)
        for block in range(rows.shape[0]):
            first = block * WORDS
            width = min(WORDS, worst.shape[1] - first)
            for child in range(turn * TURN, min(turn * TURN + TURN, kinds.shape[0])):
                _meet(rows[block], kinds[child], met)
                for word in range(width):
                    bits = met[word]
                    worst[child, first + word] = THREES - _bits_of_each(bits)
                    best[child, first + word] = THREES - _bits_of_each(bits >> BEST)


@njit(cache=True, nogil=True)
def _meet(rows: Any, kinds: Any, met: Any) -> None:
    """Lays the rows of one child one upon the other, four at a time."""
    met[:] = 0
    for part in range(0, len(kinds), 4):
        one, two, three, four = kinds[part], kinds[part + 1], kinds[part + 2], kinds[part + 3]
        for word in range(WORDS):
            met[word] |= rows[one, word] | rows[two, word] | rows[three, word] | rows[four, word]


@njit(cache=True, nogil=True)
def _bits_of_each(word: Any) -> Any:
    """How many of the three lowest bits of each byte are set."""
    return (word & ONES) + ((word >> ONE) & ONES) + ((word >> TWO) & ONES)
