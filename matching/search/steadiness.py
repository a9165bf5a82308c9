"""How steady an order is: rank acceptabilities (SMAA) over the ranges of the weights and of what is open, seeded.

Lahdelma and Salminen, "SMAA-2", Operations Research 49 (2001). Every home that could be one is ranked, shown or not.
Project judgement: every weight is drawn evenly from its range, every open consideration evenly from what it may be, and
every open finding evenly from its worst to its best band, each by itself. What is open of the child turns out the same
at every home, so that as a rule the order is steadier than these draws; whether it can change at all is a bound, and no
draw.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from matching.findings import Band
from matching.search.considerations import Weighed
from matching.search.order import FIT_BITS, PLACE_FREE, Order, before_fit, differs_by
from matching.search.shortlist import Steadiness, Upset
from matching.search.tally import LIMITS, OPEN, Numbers, Tally, bands_of

Few = NDArray[np.int32]

DRAWS, FEWEST_DRAWS = 2_000, 200
RANKED = 200_000
"""So many homes are ranked in all draws together, where that leaves enough draws: it keeps a search quick."""
FIRST = 3
"""How many of the first homes an order is mostly read for."""
STEPS = 8
"""Weights are drawn in eighths, so that sums are whole and homes that are equal come out equal."""
GRAIN = 1 << 12
"""So many even steps of chance."""
BY_CHANCE = 3
"""Standard errors that two counts of draws must differ by before one is told to be more."""


def steadiness(
    tally: Tally, weights: Sequence[Weighed], order: Order, shown: int, homes: Sequence[tuple[str, str]], seed: int
) -> Steadiness:
    """How steady the first `shown` homes of the order are, among all that could be one. `homes` by URN and name."""
    could_be = _that_could_be(tally, order)
    draws = min(DRAWS, max(FEWEST_DRAWS, RANKED // max(1, len(could_be))))
    found = np.zeros((len(could_be), 0), dtype=np.int64)
    upsets: list[Upset] = []
    if shown:
        drawn = _drawn(tally, weights, order, could_be, np.random.default_rng(seed), draws)
        found = _acceptability(drawn, max(shown, FIRST))
        for pair in takewhile(lambda pair: pair[0] < shown, _overtaken(found)):
            above, below = (int(could_be[n]) for n in pair)
            by = differs_by(tally, weights, order, above, below)
            upsets.append(_upset(drawn, pair, (homes[above][0], *homes[below]), by))
    return Steadiness(
        seed=seed,
        draws=draws,
        among=len(could_be),
        urns=tuple(homes[n][0] for n in could_be[:shown].tolist()),
        acceptability=tuple(map(tuple, found[:shown].tolist())),
        upsets=tuple(upsets),
        never_changes=_never_changes(tally, weights, order, could_be[:shown]),
    )


def _that_could_be(tally: Tally, order: Order) -> Numbers:
    return order.homes[: int((tally.bands(tally.best) >= Band.CONDITIONS).sum())]


@dataclass(frozen=True)
class _Drawn:
    """What the homes came to, in order.

    counts     (homes, draws, 3): findings at each of LIMITS
    has_place  (homes,)
    stands     (homes, draws): all that homes are ordered by as one number; more is better
    """

    counts: Numbers
    has_place: NDArray[np.bool_]
    stands: Numbers


def _drawn(
    tally: Tally, weights: Sequence[Weighed], order: Order, homes: Numbers, dice: np.random.Generator, draws: int
) -> _Drawn:
    least, most = (np.array(end) for end in zip(*((w.least, w.most) for w in weights), strict=True))
    drawn = dice.integers(STEPS * least, STEPS * most, size=(draws, len(weights)), endpoint=True).astype(np.float32)
    low, high = (part[homes].astype(np.float32) for part in (tally.low, tally.high))
    fit = np.zeros((len(homes), draws), dtype=np.float32)
    for at_least, at_most, weight in zip(low.T[:, :, None], high.T[:, :, None], drawn.T, strict=True):
        if (at_least == at_most).all():
            fit += at_least * weight
            continue
        share = dice.random(fit.shape, dtype=np.float32)
        share *= at_most - at_least + 1
        fit += (at_least + np.floor(share, out=share)) * weight
    counts, has_place = _turned_out(tally, homes, dice, draws), order.has_place[homes]
    stands = (before_fit(counts, has_place[:, None]) << FIT_BITS) + fit.astype(np.int64)
    return _Drawn(counts, has_place, stands)


def _acceptability(drawn: _Drawn, places: int) -> Numbers:
    """(homes, places): how often each home takes each of the first places; equals keep their order."""
    homes = len(drawn.stands)
    places = min(places, homes)
    last = np.partition(drawn.stands, homes - places, axis=0)[homes - places]
    draw, home = np.nonzero((drawn.stands >= last).T)
    ranked = np.lexsort((-drawn.stands[home, draw], draw))
    place = np.arange(len(draw)) - np.searchsorted(draw, draw)
    taken = home[ranked] * places + place
    return np.bincount(taken[place < places], minlength=homes * places).reshape(homes, places)


def _overtaken(acceptability: Numbers) -> Iterator[tuple[int, int]]:
    """Each home that is among the first less often than one below it, with the one that is so most often."""
    among = acceptability[:, :FIRST].sum(axis=1)
    for above in range(len(among) - 1):
        below = above + 1 + int(among[above + 1 :].argmax())
        more, both = int(among[below] - among[above]), int(among[below] + among[above])
        if more > 0 and more**2 > BY_CHANCE**2 * both:
            yield above, below


def _upset(drawn: _Drawn, pair: tuple[int, int], named: tuple[str, str, str], above_by: str) -> Upset:
    """What decides, where the home below comes before the one above. Of equals the one above keeps its place.

    `named` is the URN of the one above, and the URN and the name of the one below.
    """
    above, below = pair
    band = bands_of(drawn.counts[below]) - bands_of(drawn.counts[above])
    before = (drawn.stands[below] >> FIT_BITS) - (drawn.stands[above] >> FIT_BITS)
    by_place = (band == 0) & bool(drawn.has_place[below] and not drawn.has_place[above])
    by_limits = (band == 0) & (before > 0) & ~by_place
    by_fit = (before == 0) & (drawn.stands[below] > drawn.stands[above])
    decided = {"the band": band > 0, PLACE_FREE: by_place, "what limits it": by_limits, "what is weighed": by_fit}
    times = {words: int(draws.sum()) for words, draws in decided.items()}
    by = max(times, key=lambda words: times[words])
    return Upset(
        urn=named[1],
        name=named[2],
        place=below + 1,
        above=named[0],
        above_by=above_by,
        before=sum(times.values()),
        by=by,
        by_in=times[by],
    )


def _turned_out(tally: Tally, homes: Numbers, dice: np.random.Generator, draws: int) -> Numbers:
    """(homes, draws, 3): findings at each of LIMITS once every open one has turned out."""
    known, still_open = tally.worst[homes].T.astype(np.int32), tally.still_open[homes].T.astype(np.int32)
    for (worst, _), number in zip(OPEN, still_open, strict=True):
        known[worst] -= number
    counts = np.repeat(known[:, :, None], draws, axis=2)
    for (worst, best), number in zip(OPEN, still_open, strict=True):
        if not number.any():
            continue
        left = np.repeat(number[:, None], draws, axis=1)
        for band in range(worst, best):
            here = _so_many_of(left, 1 / (best - band + 1), dice)
            counts[band] += here
            left -= here
        if best < len(LIMITS):
            counts[best] += left
    return np.moveaxis(counts.astype(np.int64), 0, -1)


def _so_many_of(left: Few, share: float, dice: np.random.Generator) -> Few:
    """How many of so many turn out so, each with that share by itself. Looked up, which is quick."""
    at = (GRAIN * dice.random(left.shape)).astype(np.int32)
    found: Few = _quantiles(share, int(left.max(initial=0)) | 31).take(left * GRAIN + at)
    return found


@cache
def _quantiles(share: float, most: int) -> Few:
    """The binomial quantiles at GRAIN even steps, for 0 findings up to `most`, one after the other."""
    at, chances, rows = (np.arange(GRAIN) + 0.5) / GRAIN, np.array([1.0]), []
    for _ in range(most + 1):
        rows.append(np.searchsorted(chances.cumsum()[:-1], at))
        chances = np.convolve(chances, (1 - share, share))
    return np.concatenate(rows).astype(np.int32)


def _never_changes(tally: Tally, weights: Sequence[Weighed], order: Order, homes: Numbers) -> bool:
    """Whether each home shown stays before the next, and the last before all that could be one, whatever is answered.

    A bound over everything in the ranges, and no sample: band, place and findings of one at worst are held against
    those of the other at best; where these are equal, the fit decides, and its lead is least where each weight is at
    that end of its range that suits it worst. Where that is equal too, the unique reference number does.
    """
    if not len(homes):
        return True
    could_be = _that_could_be(tally, order)
    one = np.concatenate([homes[:-1], np.repeat(homes[-1:], len(could_be) - len(homes))])
    other = could_be[1:]
    lead = tally.low[one] - tally.high[other]
    least, most = (np.array(end, dtype=np.int64) for end in zip(*((w.least, w.most) for w in weights), strict=True))
    lead = (lead * np.where(lead > 0, least, most)).sum(axis=1)
    keeps = (lead > 0) | ((lead == 0) & (order.by_name[one] < order.by_name[other]))
    low, high = order.lowest[one], order.highest[other]
    return bool(((low > high) | ((low == high) & keeps)).all())
