"""The most benefit: each night is worth the family's need, more for the first ones than for later ones.

A night up to the protected minimum counts in full, one in the nearer half of what lies beyond it less, and one in the
rest least, so that nights go where they do most. At a home that does less for the family, each night counts as much
less as one in the rest would. So a further night, wherever it is, always adds. The worths are Project judgement.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matching.short_breaks.benefit_criteria import benefit_scale
from matching.short_breaks.building.made import Made
from matching.short_breaks.problem import Level

ID = "benefit"
NAME = "Benefit"


def counts(step: str) -> str:
    """As the protocol says."""
    return (
        "nights times the family's need, those up to the protected minimum counting most; at a home that does less for "
        "the family, each night less by what the last nights count"
    )


def levels(made: Made) -> Iterable[Level]:
    """One level: need times worth of every night, less what a home does less for the family than another."""
    full, nearer, rest = benefit_scale().night_worth
    minimum, assessed = made.minimum, made.assessed
    half = np.maximum(minimum, minimum + -(-(assessed - minimum) // 2))
    first, second = made.upto(minimum), made.upto(half)
    worth = full * first + nearer * (second - first) + rest * (made.counting[None, :] - second)
    less = rest * made.less_at[made.stays.pair] * made.stays.nights
    yield Level(ID, by_nights=made.needs[:, None] * worth, by_stay=-less if less.any() else None)
