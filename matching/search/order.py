"""The order of homes for one child, and the best and the worst place each may have while something is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.search.considerations import Weighed
from matching.search.tally import Numbers, Tally

ORDER = (
    "the best band that is still possible",
    "the worst band that is still possible",
    "whether the home has a place free, as far as is known",
    "the fewest findings that limit it whatever is answered: red ones first, then conditions",
    "how far the weighed considerations are surely met",
    "how far they may be met",
    "the fewest findings that are still open",
    "the unique reference number, which says nothing of the home and only settles a tie",
)
"""What homes are ordered by, the first before all others. No consideration outweighs a band."""

FIT_BITS, COUNT_BITS = 24, 12


@dataclass(frozen=True)
class Order:
    """homes: the homes in order, by their numbers. place, best and worst (homes,): each home's place, from 1."""

    homes: Numbers
    place: Numbers
    best: Numbers
    worst: Numbers
    groups: Numbers
    """(homes,): equal for homes that only the weighed considerations, and what settles ties after them, tell apart."""


def fits(shares: Numbers, weights: Sequence[Weighed]) -> Numbers:
    """(homes,): the weighed considerations together, in thousandths of a point."""
    found: Numbers = shares @ np.array([w.weight for w in weights], dtype=np.int64)
    return found


def ordered(tally: Tally, weights: Sequence[Weighed], has_place: NDArray[np.bool_], urns: Sequence[str]) -> Order:
    """The homes of a tally in order; `has_place` says of which a free place is known."""
    low, high = fits(tally.low, weights), fits(tally.high, weights)
    open_findings = (tally.worst - tally.best).clip(0).sum(axis=1)
    by_name = np.argsort(np.argsort(np.array(urns), kind="stable"), kind="stable")
    before = (-tally.bands(tally.best), -tally.bands(tally.worst), ~has_place, tally.best[:, 1], tally.best[:, 2])
    homes = np.lexsort((by_name, open_findings, -high, -low, *reversed(before)))
    place = np.empty(len(homes), dtype=np.int64)
    place[homes] = np.arange(1, len(homes) + 1)
    _, groups = np.unique(np.column_stack(before), axis=0, return_inverse=True)
    lowest = _scores(tally.bands(tally.worst), has_place, tally.worst, low)
    highest = _scores(tally.bands(tally.best), has_place, tally.best, high)
    best, worst = _places(lowest, highest)
    return Order(homes, place, best, worst, groups.reshape(-1).astype(np.int64))


def _scores(bands: Numbers, has_place: NDArray[np.bool_], counts: Numbers, fit: Numbers) -> Numbers:
    """Each home's score as one number: the band, a place free, what limits it, gravest first, then the fit."""
    limits = (counts[:, 0] << 2 * COUNT_BITS) + (counts[:, 1] << COUNT_BITS) + counts[:, 2]
    above = (bands << 1) + has_place
    found: Numbers = (above << 3 * COUNT_BITS + FIT_BITS) - (limits << FIT_BITS) + fit
    return found


def _places(low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
    """The best place, were all else to turn out worst, and the worst place, were all else to turn out best.

    Of equals each may come first. What is open about the child is open at every home alike, so that these may be wider
    than they need be, and are never too narrow.
    """
    lows, highs = np.sort(low), np.sort(high)
    best = 1 + len(low) - np.searchsorted(lows, high, side="right")
    worst = len(low) - np.searchsorted(highs, low, side="left")
    return best.astype(np.int64), worst.astype(np.int64)
