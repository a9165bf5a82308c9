"""How steady an order is: rank acceptabilities (SMAA) over the ranges of the weights and of what is open, seeded.

Lahdelma and Salminen, "SMAA-2", Operations Research 49 (2001). Project judgement: every weight is drawn evenly from its
range, every open consideration evenly from what it may be, and every open finding evenly from its worst to its best
band, each by itself. What is open of the child turns out the same at every home, so that as a rule the order is
steadier than these draws; whether it can change at all is a bound, and no draw.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matching.findings import Band
from matching.search.considerations import Weighed
from matching.search.order import Order, before_fit
from matching.search.shortlist import Steadiness
from matching.search.tally import LIMITS, OPEN, Numbers, Tally

DRAWS = 2_000


def steadiness(
    tally: Tally, weights: Sequence[Weighed], order: Order, shown: int, urns: Sequence[str], seed: int
) -> Steadiness:
    """How steady the first `shown` homes of the order are."""
    homes = order.homes[:shown]
    return Steadiness(
        seed=seed,
        draws=DRAWS,
        urns=tuple(urns[n] for n in homes.tolist()),
        acceptability=tuple(map(tuple, _acceptability(tally, weights, order, homes, seed).tolist())),
        never_changes=_never_changes(tally, weights, order, homes),
    )


def _acceptability(tally: Tally, weights: Sequence[Weighed], order: Order, homes: Numbers, seed: int) -> Numbers:
    """(shown, places): how often each home takes each place; equals keep their order."""
    dice = np.random.default_rng(seed)
    least, most = (np.array(end, dtype=np.float64) for end in zip(*((w.least, w.most) for w in weights), strict=True))
    drawn = least + (most - least) * dice.random((DRAWS, len(weights)))
    low, high = (part[homes].astype(np.float64) for part in (tally.low, tally.high))
    shares = low + (high - low) * dice.random((DRAWS, *low.shape))
    fit = np.einsum("dhc,dc->dh", shares, drawn)
    before = before_fit(_turned_out(tally, homes, dice), order.has_place[homes])
    ranked = np.lexsort((-fit, -before), axis=-1)
    found = np.zeros((len(homes), len(homes)), dtype=np.int64)
    for place in range(len(homes)):
        found[:, place] = np.bincount(ranked[:, place], minlength=len(homes))
    return found


def _turned_out(tally: Tally, homes: Numbers, dice: np.random.Generator) -> Numbers:
    """(DRAWS, shown, 3): findings at each of LIMITS once every open one has turned out.

    Drawn home by home, which is quick: all draws of one home are of one number of open findings.
    """
    known = tally.worst[homes].copy()
    for (worst, _), number in zip(OPEN, tally.still_open[homes].T, strict=True):
        known[:, worst] -= number
    counts = np.repeat(known[:, None], DRAWS, axis=1)
    for (worst, best), number in zip(OPEN, tally.still_open[homes].T, strict=True):
        left = np.broadcast_to(number[:, None], counts.shape[:2])
        for band in range(worst, best if number.any() else worst):
            here = dice.binomial(left, 1 / (best - band + 1))
            counts[..., band] += here
            left = left - here
        if best < len(LIMITS):
            counts[..., best] += left
    return counts.swapaxes(0, 1)


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
