"""At which homes each child is asked about in full, where a whole country would be too many to ask.

Where it is not every home that what is public leaves possible, it is so many for each child, of those with a place free
on the day it comes: those that may fit best by what is public, then the nearest. Project judgement. Brothers and
sisters are asked about at each other's, and whoever has an answer from a home, there too. The plan says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matching.optimise.program import Flags, Floats
from matching.placement.problem import OpenHome, Response, Siblings
from matching.placement.screening import Screened
from matching.world.home import Home
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
    flags = np.zeros_like(possible)
    for row in range(len(referrals)):
        open_to = np.flatnonzero(with_place[row])
        order = np.lexsort(
            (open_to, _miles(referrals[row], homes, open_to), -found.worst[row, open_to], -found.best[row, open_to])
        )
        flags[row, open_to[order[:each]]] = True
    number, place = {r.id: n for n, r in enumerate(referrals)}, {h.urn: n for n, h in enumerate(homes)}
    for one, other in (s.children for s in ties):
        both = flags[number[one]] | flags[number[other]]
        for child in (one, other):
            flags[number[child]] |= both & possible[number[child]]
    for response in responses:
        if response.child in number and response.urn in place:
            flags[number[response.child], place[response.urn]] |= possible[number[response.child], place[response.urn]]
    return Asked(flags, each)


def _with_a_place(referrals: Sequence[Referral], free: Sequence[OpenHome]) -> Flags:
    """(referrals, homes): whether a place is free on the day the child comes."""
    days = sorted({r.start for r in referrals})
    by_day = {day: np.array([home.most_on(day) > 0 and home.rooms != () for home in free]) for day in days}
    return np.stack([by_day[r.start] for r in referrals])


def _miles(referral: Referral, homes: Sequence[Home], open_to: np.ndarray[tuple[int], np.dtype[np.intp]]) -> Floats:
    """How far each home is; one that is not known comes last."""
    here = referral.child.home_place
    places = [homes[n].place for n in open_to.tolist()]
    return np.array([FAR if here is None or p is None else here.miles_to(p) for p in places], dtype=np.float64)
