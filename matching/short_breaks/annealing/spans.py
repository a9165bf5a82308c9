"""Which nights the stays of each pair have, and where those of each night begin."""

from __future__ import annotations

import numpy as np

from matching.short_breaks.problem import Flags, Indices, Problem, SmallInts


def possible_nights(problem: Problem) -> Flags:
    """(P, T): whether any of the pair's stays has the night."""
    wide = problem.nights + 1
    first = np.clip(problem.stay_first.astype(np.int64), 0, problem.nights)
    until = np.clip(problem.stay_first.astype(np.int64) + problem.stay_nights, 0, problem.nights)
    row, size = problem.stay_pair.astype(np.int64) * wide, len(problem.pair_home) * wide
    begun = np.bincount(row + first, minlength=size) - np.bincount(row + until, minlength=size)
    return np.asarray(np.cumsum(begun.reshape(-1, wide), axis=1)[:, :-1] > 0)


def stay_at(problem: Problem) -> Indices:
    """(P, T + 1): the first stay of the pair that begins on the night or later."""
    wide = problem.nights + 1
    keys = problem.stay_pair.astype(np.int64) * wide + np.clip(problem.stay_first, 0, problem.nights)
    wanted = np.arange(len(problem.pair_home), dtype=np.int64)[:, None] * wide + np.arange(wide)[None, :]
    return np.searchsorted(keys, wanted).astype(np.int32)


def longest(problem: Problem) -> SmallInts:
    """(P,): nights of the pair's longest stay."""
    found = np.ones(len(problem.pair_home), dtype=np.int16)
    np.maximum.at(found, problem.stay_pair, problem.stay_nights)
    return found
