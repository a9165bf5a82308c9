"""At which homes each child is asked about in full, where a whole country would be too many to ask.

Where it is not every home that what is public leaves possible, it is so many for each child, of those with a place free
on the day it comes: those that may fit best by what is public, then the nearest. Project judgement. Brothers and
sisters are asked about at each other's, and whoever has an answer from a home, there too: so that is where their
brothers and sisters are asked about as well. The plan says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.columns.reach import to_the_tenth
from matching.optimise.program import Flags, Floats
from matching.placement.problem import OpenHome, Response, Siblings
from matching.placement.screening import Screened
from matching.world.home import Home
from matching.world.place import METRES_PER_MILE
from matching.world.referral import Referral

MOST_CHECKS = 20_000
"""More full checks than this are not made unless somebody says how many homes each child is to be asked about."""
HOMES_EACH = 10
FAR = 1e12


@dataclass(frozen=True)
class Asked:
    """flags (referrals, homes): what is asked in full. `homes_each`: of so many homes at most; None: of all."""

    flags: Flags
    homes_each: int | None


def asked_about(
    referrals: Sequence[Referral],
    homes: Sequence[Home],
    found: Screened,
    free: Sequence[OpenHome],
    ties: Sequence[Siblings],
    responses: Sequence[Response],
    homes_each: int | None = None,
) -> Asked:
    """Everything that may be possible, or the first `homes_each` homes of each child where that is too much."""
    possible = found.possible
    if homes_each is None and int(possible.sum()) <= MOST_CHECKS:
        return Asked(possible, None)
    each = homes_each or HOMES_EACH
    with_place = possible & _with_a_place(referrals, free)
    flags, grid = np.zeros_like(possible), _Grid(homes)
    for row in range(len(referrals)):
        open_to = np.flatnonzero(with_place[row])
        order = np.lexsort(
            (open_to, grid.miles(referrals[row], open_to), -found.worst[row, open_to], -found.best[row, open_to])
        )
        flags[row, open_to[order[:each]]] = True
    number, place = {r.id: n for n, r in enumerate(referrals)}, {h.urn: n for n, h in enumerate(homes)}
    for response in responses:
        if response.child in number and response.urn in place:
            flags[number[response.child], place[response.urn]] |= possible[number[response.child], place[response.urn]]
    for one, other in (s.children for s in ties):
        both = flags[number[one]] | flags[number[other]]
        for child in (one, other):
            flags[number[child]] |= both & possible[number[child]]
    return Asked(flags, each)


def _with_a_place(referrals: Sequence[Referral], free: Sequence[OpenHome]) -> Flags:
    """(referrals, homes): whether a place is free on the day the child comes."""
    days = sorted({r.start for r in referrals})
    by_day = {day: np.array([home.most_on(day) > 0 and home.rooms != () for home in free]) for day in days}
    return np.stack([by_day[r.start] for r in referrals])


class _Grid:
    """Where the homes are, for those of which that is known."""

    def __init__(self, homes: Sequence[Home]) -> None:
        points = [(h.place.easting, h.place.northing) if h.place else (np.nan, np.nan) for h in homes]
        self._points = np.array(points, dtype=np.float64).reshape(len(points), 2)

    def miles(self, referral: Referral, open_to: NDArray[np.intp]) -> Floats:
        """How far each of those homes is; one that is not known comes last."""
        here = referral.child.home_place
        if here is None:
            return np.full(len(open_to), FAR)
        east, north = (self._points[open_to] - (here.easting, here.northing)).T
        found = np.hypot(east, north) / METRES_PER_MILE
        known = ~np.isnan(found)
        found[known] = to_the_tenth(found[known])
        return np.where(known, found, FAR)
