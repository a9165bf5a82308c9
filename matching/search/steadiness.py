"""How steady an order is: rank acceptabilities (SMAA) over the ranges of the weights and of what is open, seeded.

Lahdelma and Salminen, "SMAA-2", Operations Research 49 (2001). Project judgement: every weight is drawn evenly from its
range and every open consideration evenly from what it may be. No chance is given to a band: bands come first.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matching.search.considerations import Weighed
from matching.search.order import Order
from matching.search.shortlist import Steadiness
from matching.search.tally import Numbers, Tally

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
    before = np.cumsum(np.r_[False, np.diff(order.groups[homes]) != 0])
    ranked = np.lexsort((-fit, np.broadcast_to(before, fit.shape)), axis=-1)
    found = np.zeros((len(homes), len(homes)), dtype=np.int64)
    for place in range(len(homes)):
        found[:, place] = np.bincount(ranked[:, place], minlength=len(homes))
    return found


def _never_changes(tally: Tally, weights: Sequence[Weighed], order: Order, homes: Numbers) -> bool:
    """Whether each home shown stays before the next for all weights and answers in the ranges, the next not shown too.

    The lead of one over the next is least where each weight is at that end of its range that suits it worst.
    """
    ahead = order.homes[: len(homes) + 1]
    for one, other in zip(ahead[:-1].tolist(), ahead[1:].tolist(), strict=True):
        if order.groups[one] == order.groups[other]:
            lead = (tally.low[one] - tally.high[other]).tolist()
            if sum(d * (w.least if d > 0 else w.most) for d, w in zip(lead, weights, strict=True)) < 0:
                return False
    return True
