"""The loop over every pair of child and home, compiled."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit, prange

WORDS = 512
"""Words of eight homes that are looked at together, so that what is said of them stays near at hand."""
TURN = 256
"""Children whom one core goes through in turn, writing home after home, which memory takes quickest."""
AT_A_TIME = 4
"""Rows laid one upon the other in one go."""
ONE, TWO, BEST = np.uint64(1), np.uint64(2), np.uint64(3)
THREES = np.uint64(0x0303030303030303)
BOTH_ONES, BOTH_THREES = np.uint64(0x0909090909090909), np.uint64(0x1B1B1B1B1B1B1B1B)


@njit(cache=True, parallel=True, nogil=True)
def write_bands(rows: Any, kinds: Any, worst: Any, best: Any) -> None:
    """Writes the bands of every pair: good, less one for each bit that any of the child's rows has for the home.

    rows (blocks, rows, WORDS) has one byte for each home; kinds (C, parts) says which rows are a child's, a multiple
    of AT_A_TIME and no fewer; worst and best (C, words) are written, eight homes in a word.
    """
    for turn in prange((kinds.shape[0] + TURN - 1) // TURN):
        met = np.empty(WORDS, dtype=np.uint64)
        for block in range(rows.shape[0]):
            first = block * WORDS
            last = min(first + WORDS, worst.shape[1])
            for child in range(turn * TURN, min(turn * TURN + TURN, kinds.shape[0])):
                _meet(rows[block], kinds[child], met)
                _write(rows[block], kinds[child], met, worst[child, first:last], best[child, first:last])


@njit(cache=True, nogil=True)
def _meet(rows: Any, kinds: Any, met: Any) -> None:
    """Lays the rows of one child one upon the other, but for the last."""
    one, two, three, four = rows[kinds[0]], rows[kinds[1]], rows[kinds[2]], rows[kinds[3]]
    for word in range(WORDS):
        met[word] = one[word] | two[word] | three[word] | four[word]
    for part in range(AT_A_TIME, len(kinds) - AT_A_TIME, AT_A_TIME):
        one, two, three, four = rows[kinds[part]], rows[kinds[part + 1]], rows[kinds[part + 2]], rows[kinds[part + 3]]
        for word in range(WORDS):
            met[word] |= one[word] | two[word] | three[word] | four[word]


@njit(cache=True, nogil=True)
def _write(rows: Any, kinds: Any, met: Any, worst: Any, best: Any) -> None:
    """Lays the last rows of one child upon the others, and writes the bands that all of them leave."""
    one, two, three, four = rows[kinds[-4]], rows[kinds[-3]], rows[kinds[-2]], rows[kinds[-1]]
    for word in range(len(worst)):
        left = BOTH_THREES - _bits_of_both(met[word] | one[word] | two[word] | three[word] | four[word])
        worst[word] = left & THREES
        best[word] = (left >> BEST) & THREES


@njit(cache=True, nogil=True)
def _bits_of_both(word: Any) -> Any:
    """How many of the three lowest bits of each byte are set, and above that as many of the next three."""
    return (word & BOTH_ONES) + ((word >> ONE) & BOTH_ONES) + ((word >> TWO) & BOTH_ONES)
