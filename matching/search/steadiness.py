"""How steady an order is: rank acceptabilities (SMAA) over the ranges of the weights and of what is open, seeded.

Lahdelma and Salminen, "SMAA-2", Operations Research 49 (2001). Project judgement: every weight is drawn evenly from its
range, every open consideration evenly from what it may be, and every open finding evenly from its worst to its best
band, each by itself. What is open of the child turns out the same at every home, so that as a rule the order is
steadier than these draws; whether it can change at all is a bound, and no draw.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import NDArray

from matching.findings import Band
from matching.search.considerations import Weighed
from matching.search.order import PLACE_FREE, Order, before_fit, differs_by
from matching.search.shortlist import Steadiness, Upset
from matching.search.tally import LIMITS, OPEN, Numbers, Tally, bands_of

DRAWS = 2_000
FIRST = 3
"""How many of the first homes an order is mostly read for."""


def steadiness(
    tally: Tally, weights: Sequence[Weighed], order: Order, shown: int, urns: Sequence[str], seed: int
) -> Steadiness:
    """How steady the first `shown` homes of the order are."""
    homes = order.homes[:shown]
    drawn = _drawn(tally, weights, order, homes, seed)
    found = _acceptability(drawn)
    return Steadiness(
        seed=seed,
        draws=DRAWS,
        urns=tuple(urns[n] for n in homes.tolist()),
        acceptability=tuple(map(tuple, found.tolist())),
        upsets=tuple(
            _upset(
                drawn,
                (above, below),
                (urns[homes[above]], urns[homes[below]]),
                differs_by(tally, weights, order, int(homes[above]), int(homes[below])),
            )
            for above, below in _overtaken(found)
        ),
        never_changes=_never_changes(tally, weights, order, homes),
    )


@dataclass(frozen=True)
class _Drawn:
    """What the homes shown came to, (DRAWS, shown) each, but `has_place`, which is (shown,). More is better in each."""

    band: Numbers
    has_place: NDArray[np.bool_]
    before: Numbers
    """Band, free place and what limits it, as one number."""
    fit: NDArray[np.float64]


def _drawn(tally: Tally, weights: Sequence[Weighed], order: Order, homes: Numbers, seed: int) -> _Drawn:
    dice = np.random.default_rng(seed)
    least, most = (np.array(end, dtype=np.float64) for end in zip(*((w.least, w.most) for w in weights), strict=True))
    drawn = least + (most - least) * dice.random((DRAWS, len(weights)))
    low, high = (part[homes].astype(np.float64) for part in (tally.low, tally.high))
    shares = low + (high - low) * dice.random((DRAWS, *low.shape))
    fit = np.einsum("dhc,dc->dh", shares, drawn)
    counts, has_place = _turned_out(tally, homes, dice), order.has_place[homes]
    return _Drawn(bands_of(counts), has_place, before_fit(counts, has_place), fit)


def _acceptability(drawn: _Drawn) -> Numbers:
    """(shown, places): how often each home takes each place; equals keep their order."""
    ranked = np.lexsort((-drawn.fit, -drawn.before), axis=-1)
    shown = len(drawn.has_place)
    found = np.zeros((shown, shown), dtype=np.int64)
    for place in range(shown):
        found[:, place] = np.bincount(ranked[:, place], minlength=shown)
    return found


def _overtaken(acceptability: Numbers) -> Iterator[tuple[int, int]]:
    """Each home that is among the first less often than one below it, with the one that is so most often."""
    among = acceptability[:, :FIRST].sum(axis=1).tolist()
    for above in range(len(among) - 1):
        below = max(range(above + 1, len(among)), key=lambda n: (among[n], -n))
        if among[below] > among[above]:
            yield above, below


def _upset(drawn: _Drawn, pair: tuple[int, int], urns: tuple[str, str], above_by: str) -> Upset:
    """What decides, where the home below comes before the one above. Of equals the one above keeps its place."""
    above, below = pair
    band, before = (part[:, below] - part[:, above] for part in (drawn.band, drawn.before))
    by_place = (band == 0) & bool(drawn.has_place[below] and not drawn.has_place[above])
    by_limits = (band == 0) & (before > 0) & ~by_place
    by_fit = (before == 0) & (drawn.fit[:, below] > drawn.fit[:, above])
    decided = {"the band": band > 0, PLACE_FREE: by_place, "what limits it": by_limits, "what is weighed": by_fit}
    times = {words: int(draws.sum()) for words, draws in decided.items()}
    by = max(times, key=lambda words: times[words])
    return Upset(urn=urns[1], above=urns[0], above_by=above_by, before=sum(times.values()), by=by, by_in=times[by])


def _turned_out(tally: Tally, homes: Numbers, dice: np.random.Generator) -> Numbers:
    """(DRAWS, shown, 3): findings at each of LIMITS once every open one has turned out."""
    known = tally.worst[homes].copy()
    for (worst, _), number in zip(OPEN, tally.still_open[homes].T, strict=True):
        known[:, worst] -= number
    counts = np.repeat(known[:, None], DRAWS, axis=1)
    for (worst, best), number in zip(OPEN, tally.still_open[homes].T, strict=True):
        some = np.flatnonzero(number)
        left = np.repeat(number[some, None], DRAWS, axis=1)
        for band in range(worst, best if len(some) else worst):
            here = _so_many_of(left, 1 / (best - band + 1), dice)
            counts[some, :, band] += here
            left -= here
        if best < len(LIMITS):
            counts[some, :, best] += left
    return counts.swapaxes(0, 1)


def _so_many_of(left: Numbers, share: float, dice: np.random.Generator) -> Numbers:
    """How many of so many turn out so, each with that share by itself: one draw for each number, however many it is.

    The draw finds its place among the chances that no more than 0, 1, 2... do, which stand in one row for every number.
    """
    most = int(left.max(initial=0))
    up_to = [np.cumsum([comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n)]) for n in range(most + 1)]
    chances = np.concatenate([n + part for n, part in enumerate(up_to)])
    begins = np.cumsum([0, *(len(part) for part in up_to)])
    found: Numbers = np.searchsorted(chances, left + dice.random(left.shape), side="right") - begins[left]
    return np.minimum(found, left)


def _never_changes(tally: Tally, weights: Sequence[Weighed], order: Order, homes: Numbers) -> bool:
    """Whether each home shown stays before the next, and the last before all that could be one, whatever is answered.

    A bound over everything in the ranges, and no sample: band, place and findings of one at worst are held against
    those of the other at best; where these are equal, the fit decides, and its lead is least where each weight is at
    that end of its range that suits it worst.
    """
    if not len(homes):
        return True
    could_be = order.homes[: int((tally.bands(tally.best) >= Band.CONDITIONS).sum())]
    one = np.concatenate([homes[:-1], np.repeat(homes[-1:], len(could_be) - len(homes))])
    other = could_be[1:]
    lead = tally.low[one] - tally.high[other]
    least, most = (np.array(end, dtype=np.int64) for end in zip(*((w.least, w.most) for w in weights), strict=True))
    keeps = (lead * np.where(lead > 0, least, most)).sum(axis=1) >= 0
    low, high = order.lowest[one], order.highest[other]
    return bool(((low > high) | ((low == high) & keeps)).all())
