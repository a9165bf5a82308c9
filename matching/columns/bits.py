"""Many children at many homes: the worst and the best band of every pair, by bits.

Each kind of home that some question tells apart is a bit. A home has the bits of its kinds; a child has, for each band
below good, the bits of the kinds that limit them to it. A pair is limited where the two have a bit in common.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.columns.bits_kernel import write_bands
from matching.columns.kinds import Codes
from matching.columns.screen import Bands, Screen
from matching.findings import Band

Words = NDArray[np.uint64]

WORD = 64
LIMITS = (Band.OUTSIDE, Band.NOT_UNLESS, Band.CONDITIONS)


@dataclass(frozen=True)
class Bits:
    """homes (H, words); worst and best (C, limits, words), for each of LIMITS."""

    homes: Words
    worst: Words
    best: Words


def bits_of(screens: Iterable[Screen]) -> Bits:
    """The bits of the questions that go by kinds; one that goes by miles tells every home apart and is not for this."""
    told = [_told_apart(screen) for screen in screens]
    homes = _packed([home[:, None] == np.arange(worst.shape[1]) for _, home, worst, _ in told])
    worst = _limits([(child, table) for child, _, table, _ in told])
    best = _limits([(child, table) for child, _, _, table in told])
    return Bits(homes, worst, best)


Told = tuple[Codes, NDArray[np.intp], Bands, Bands]


def _told_apart(screen: Screen) -> Told:
    """A screen with those kinds of home as one that no child here tells apart, and its bands at worst and at best."""
    both = np.concatenate([screen.worst, screen.best])
    columns, kind = np.unique(both, axis=1, return_inverse=True)
    worst, best = np.split(columns, 2)
    return screen.child, kind.reshape(-1)[screen.home], worst, best


def bands_of(bits: Bits) -> tuple[Bands, Bands]:
    """(C, H) each: the worst and the best band of every child at every home."""
    shape = (len(bits.worst), len(bits.homes))
    worst, best = np.empty(shape, dtype=np.int8), np.empty(shape, dtype=np.int8)
    by_word = np.ascontiguousarray(bits.homes.T)
    for limits, bands in ((bits.worst, worst), (bits.best, best)):
        write_bands(by_word, limits, bands)
    return worst, best


def _limits(tables: Sequence[tuple[Codes, Bands]]) -> Words:
    each = [_packed([(table == limit)[child] for child, table in tables]) for limit in LIMITS]
    return np.ascontiguousarray(np.stack(each, axis=1))


def _packed(flags: Sequence[NDArray[np.bool_]]) -> Words:
    """(rows, words): the flags of each row side by side, 64 in a word."""
    joined = np.concatenate(flags, axis=1)
    padded = np.pad(joined, ((0, 0), (0, -joined.shape[1] % WORD)))
    packed: Words = np.packbits(padded, axis=1, bitorder="little").view(np.uint64)
    return np.ascontiguousarray(packed)
