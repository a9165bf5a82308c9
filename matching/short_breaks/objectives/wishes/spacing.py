"""Stays spread over the period for families who ask for it.

A stay begins too soon when it begins less than half as many nights after the one before it as stays of the family's
usual length, spread evenly over the period, would.
"""

from __future__ import annotations

import numpy as np

from matching.short_breaks.building.made import Made
from matching.short_breaks.problem import Spacing

EACH_STAY = 4


def spacing(made: Made) -> Spacing | None:
    """The window and amount of each family. None when nobody asks for it."""
    families = made.frame.families
    if not any(f.evenly_spaced for f in families):
        return None
    window = [_window(made, u) if f.evenly_spaced else 0 for u, f in enumerate(families)]
    amount = [EACH_STAY if f.evenly_spaced else 0 for f in families]
    return Spacing(np.array(window, dtype=np.int16), np.array(amount, dtype=np.int64))


def _window(made: Made, u: int) -> int:
    family = made.frame.families[u]
    usual = max((family.shortest_stay + family.longest_stay) // 2, 1)
    stays = max(int(made.most_nights[u]) // usual, 1)
    return made.frame.nights // (2 * stays)
