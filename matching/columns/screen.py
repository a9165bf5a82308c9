"""One question of one rule, asked of every child and every home at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.columns.bounds import Bounds, Flags, May
from matching.columns.kinds import Codes, K, Kinds, L
from matching.findings import Band

Bands = NDArray[np.int8]
Points = NDArray[np.int16]
Rows = tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]
"""(homes,) each: the worst and the best band, the fewest and the most points of one child at every home."""


@dataclass(frozen=True)
class Screen:
    """Who is of which kind, and what is allowed for each kind of child (rows) and of home (columns).

    child (C,) and home (H,) number the kinds; worst, best, low and high (kinds of child, kinds of home) are the bands
    and points of `Bounds`.
    """

    child: Codes
    home: Codes
    worst: Bands
    best: Bands
    low: Points
    high: Points

    def of(self, row: int) -> tuple[Bands, Bands, Points, Points]:
        """The worst and best bands, and the fewest and most points, of one child at each home: (H,) each."""
        kind, home = self.child[row], self.home
        return self.worst[kind][home], self.best[kind][home], self.low[kind][home], self.high[kind][home]


def told(children: Kinds[K], homes: Kinds[L], judge: Callable[[K, L], Bounds]) -> Screen:
    """The screen of a question that the judge answers for one kind of child and one kind of home."""
    answers = (judge(child, home) for child in children.kinds for home in homes.kinds)
    shape = len(children.kinds), len(homes.kinds), len(Bounds._fields)
    table = np.fromiter(chain.from_iterable(answers), np.int16, prod(shape)).reshape(shape)
    worst, best = (table[..., n].astype(np.int8) for n in (0, 1))
    return Screen(children.codes, homes.codes, worst, best, table[..., 2].copy(), table[..., 3].copy())


def told_by_child(rows: Iterable[Rows], homes: int) -> Screen:
    """The screen of a question answered for each child over all homes at once, such as one that counts miles."""
    found = [tuple(map(np.ndarray.astype, row, (np.int8, np.int8, np.int16, np.int16))) for row in rows]
    worst, best, low, high = map(np.stack, zip(*found, strict=True)) if found else _nobody(homes)
    every_child, every_home = (np.arange(n, dtype=np.int32) for n in (len(found), homes))
    return Screen(every_child, every_home, worst, best, low, high)


def _nobody(homes: int) -> Rows:
    bands, points = np.empty((0, homes), dtype=np.int8), np.empty((0, homes), dtype=np.int16)
    return bands, bands, points, points


def banded(band: int, holds: May[Flags]) -> Rows:
    """Good at each home where the test holds, and that band where it does not; without points."""
    none = np.zeros(len(holds.yes), dtype=np.int16)
    return np.where(holds.no, band, Band.GOOD), np.where(holds.yes, Band.GOOD, band), none, none


def pointed(low: NDArray[Any], high: NDArray[Any]) -> Rows:
    """From so few to so many points at each home, and nothing that limits."""
    good = np.full(len(low), Band.GOOD)
    return good, good, low, high
