"""The order of homes for one child, and the best and the worst place each may have while something is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.search.considerations import Weighed
from matching.search.tally import Numbers, Tally

BEST_BAND = "the best band that is still possible"
WORST_BAND = "the worst band that is still possible"
PLACE_FREE = "whether the home has a place free, as far as is known"
FEWEST_LIMITS = "the fewest findings that limit it whatever is answered: red ones first, then conditions"

ORDER = (
    BEST_BAND,
    WORST_BAND,
    PLACE_FREE,
    FEWEST_LIMITS,
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
    has_place: NDArray[np.bool_]
    lowest: Numbers
    highest: Numbers
    """(homes,) each: band, free place and findings as one number at worst and at best: more is better."""
    by_name: Numbers
    """(homes,): which comes first where all else is equal, by its unique reference number."""


def fits(shares: Numbers, weights: Sequence[Weighed]) -> Numbers:
    """(homes,): the weighed considerations together, in thousandths of a point."""
    found: Numbers = shares @ np.array([w.weight for w in weights], dtype=np.int64)
    return found


def ordered(
    tally: Tally,
    weights: Sequence[Weighed],
    has_place: NDArray[np.bool_],
    may_have: NDArray[np.bool_],
    urns: Sequence[str],
) -> Order:
    """The homes of a tally in order. A free place is known of those that `has_place`, and may be at `may_have`."""
    low, high = fits(tally.low, weights), fits(tally.high, weights)
    open_findings = (tally.worst - tally.best).clip(0).sum(axis=1)
    by_name = np.argsort(np.argsort(np.array(urns), kind="stable"), kind="stable")
    before = (-tally.bands(tally.best), -tally.bands(tally.worst), ~has_place, tally.best[:, 1], tally.best[:, 2])
    homes = np.lexsort((by_name, open_findings, -high, -low, *reversed(before)))
    place = np.empty(len(homes), dtype=np.int64)
    place[homes] = np.arange(1, len(homes) + 1)
    lowest, highest = before_fit(tally.worst, has_place), before_fit(tally.best, may_have)
    best, worst = _places((lowest << FIT_BITS) + low, (highest << FIT_BITS) + high)
    return Order(homes, place, best, worst, has_place, lowest, highest, by_name)


def differs_by(tally: Tally, weights: Sequence[Weighed], order: Order, one: int, other: int) -> str:
    """The first thing in the order that two homes differ in, in the words of ORDER."""

    def stands(home: int) -> tuple[Any, ...]:
        best, worst = (part[home : home + 1] for part in (tally.best, tally.worst))
        shares = (int(fits(part[home : home + 1], weights)[0]) for part in (tally.low, tally.high))
        bands = (int(tally.bands(counts)[0]) for counts in (best, worst))
        still_open = int((worst - best).clip(0).sum())
        return (*bands, bool(order.has_place[home]), tuple(best[0, 1:].tolist()), *shares, still_open)

    pairs = zip(ORDER, stands(one), stands(other), strict=False)
    return next((words for words, here, there in pairs if here != there), ORDER[-1])


def before_fit(counts: Numbers, has_place: NDArray[np.bool_]) -> Numbers:
    """(...,): the band, a place free, what limits it, gravest first, as one number, of counts (..., 3) by LIMITS."""
    limits = (counts[..., 0] << 2 * COUNT_BITS) + (counts[..., 1] << COUNT_BITS) + counts[..., 2]
    bands = (limits < 1 << 2 * COUNT_BITS).astype(np.int64) + (limits < 1 << COUNT_BITS) + (limits == 0)
    found: Numbers = (((bands << 1) + has_place) << 3 * COUNT_BITS) - limits
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
