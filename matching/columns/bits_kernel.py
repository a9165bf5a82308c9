"""The loop over every pair of child and home, compiled."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit, prange


@njit(cache=True, parallel=True, nogil=True)
def write_bands(homes: Any, limits: Any, bands: Any) -> None:
    """Writes the band of every pair: the first limit whose bits child and home have in common, else good.

    homes (words, H) has one row for each word, so that a whole row is met at once; limits (C, limits, words); bands
    (C, H) is written.
    """
    for child in prange(limits.shape[0]):
        met = np.empty(homes.shape[1], dtype=np.uint64)
        for home in range(homes.shape[1]):
            bands[child, home] = limits.shape[1]
        for limit in range(limits.shape[1] - 1, -1, -1):
            _meet(homes, limits[child, limit], met)
            for home in range(homes.shape[1]):
                if met[home] != 0:
                    bands[child, home] = limit


@njit(cache=True, nogil=True)
def _meet(homes: Any, limit: Any, met: Any) -> None:
    met[:] = 0
    for word in range(limit.shape[0]):
        bits = limit[word]
        if bits != 0:
            for home in range(homes.shape[1]):
                met[home] |= homes[word, home] & bits
