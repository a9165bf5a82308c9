"""Chance for the quick search: whole numbers from a word that the seed decides. Compiled."""

from __future__ import annotations

import numpy as np

from matching.short_breaks.annealing.compiled import inlined
from matching.short_breaks.annealing.state import Words


@inlined
def throw(dice: Words, sides: int) -> int:
    """A whole number from 0 to sides - 1."""
    x = dice[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    dice[0] = x
    mixed = (x * np.uint64(2685821657736338717)) >> np.uint64(33)
    return int(np.int64(mixed) % np.int64(sides))
