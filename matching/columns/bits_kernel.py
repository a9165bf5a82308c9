"""The loop over every pair of child and home, compiled."""

from __future__ import annotations

from typing import Any

from numba import njit, prange


@njit(cache=True, parallel=True, nogil=True)
def write_bands(homes: Any, worst: Any, best: Any, worst_bands: Any, best_bands: Any) -> None:
    """Writes the band of every pair: the first limit whose bits child and home have in common, else good.

    homes (H, words); worst and best (C, limits, words); worst_bands and best_bands (C, H) are written.
    """
    for child in prange(worst.shape[0]):
        for home in range(homes.shape[0]):
            worst_bands[child, home] = _band(worst[child], homes[home])
            best_bands[child, home] = _band(best[child], homes[home])


@njit(cache=True, nogil=True)
def _band(limits: Any, home: Any) -> int:
    for limit in range(limits.shape[0]):
        met = home[0] & limits[limit, 0]
        for word in range(1, home.shape[0]):
            met |= home[word] & limits[limit, word]
        if met != 0:
            return limit
    return limits.shape[0]
