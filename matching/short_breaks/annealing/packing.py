"""What a night has of every row, and what each pair draws, packed into few words so that one look compares them all.

A row has a field of bits in one of the words, with a guard bit above it. Taking a draw from what is left turns off
the guard of every row of which too little is left, and of no other. Rows that can never bind, or that another implies,
have no field.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.short_breaks.problem import Flags, Ints, Problem

BITS = 62
"""Used of a word of 64."""


class Packed(NamedTuple):
    """The rows of a problem in W words."""

    draw: Ints
    """(P, W)"""
    left: Ints
    """(H, T, W): what there is before anybody stays, guard bits on."""
    guard: Ints
    """(W,)"""
    least: Ints
    """(H, W): of each row, what the pair of the home draws that draws least on it."""


def packed(problem: Problem) -> Packed:
    """The rows that can bind, packed."""
    use, there_is = problem.use.astype(np.int64), problem.capacity.astype(np.int64)
    together = int(there_is[:, 0].max(initial=0))
    most = np.minimum(there_is.max(axis=(0, 2), initial=0), together * use.max(axis=0, initial=0))
    there_is = np.minimum(there_is, most[None, :, None])
    use = np.minimum(use, most[None, :] + 1)
    places = _places([int(m + 1).bit_length() for m in most[_binding(use, there_is, together)]])
    words = 1 + max((word for word, _, _ in places), default=0)
    homes, _, nights = there_is.shape
    draw, left = np.zeros((len(use), words), dtype=np.int64), np.zeros((homes, nights, words), dtype=np.int64)
    guard, least = np.zeros(words, dtype=np.int64), np.zeros((homes, words), dtype=np.int64)
    fewest = _fewest(use, problem)
    for row, (word, at, wide) in zip(np.flatnonzero(_binding(use, there_is, together)), places, strict=True):
        draw[:, word] |= use[:, row] << at
        least[:, word] |= fewest[:, row] << at
        left[:, :, word] |= there_is[:, row] << at
        guard[word] |= 1 << (at + wide)
    return Packed(draw, left | guard, guard, least)


def _fewest(use: Ints, problem: Problem) -> Ints:
    """(H, K): the least that a pair of the home draws on each row; 0 where it has no pair."""
    found = np.zeros((len(problem.homes), use.shape[1]), dtype=np.int64)
    for home in np.unique(problem.pair_home).tolist():
        found[home] = use[problem.pair_home == home].min(axis=0)
    return found


def _binding(use: Ints, there_is: Ints, together: int) -> Flags:
    """(K,): rows that may be too few for some guests, and of which no other says at least as much."""
    rows = range(use.shape[1])
    found = np.array([bool((there_is[:, k] < together * use[:, k].max(initial=0)).any()) for k in rows], dtype=np.bool_)
    found[:1] = True
    for k in rows:
        found[k] = found[k] and not any(
            found[other] and (use[:, k] <= use[:, other]).all() and (there_is[:, other] <= there_is[:, k]).all()
            for other in rows
            if other != k
        )
    return found


def _places(widths: list[int]) -> list[tuple[int, int, int]]:
    """The word, the lowest bit and the width of each field."""
    found, word, at = [], 0, 0
    for wide in widths:
        if at + wide + 1 > BITS:
            word, at = word + 1, 0
        found.append((word, at, wide))
        at += wide + 1
    return found
