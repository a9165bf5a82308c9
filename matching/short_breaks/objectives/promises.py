"""Promises are kept: nights of confirmed bookings that stay as they are, and nights owed from earlier periods.

A confirmed booking is kept when the same family stays at the same home for the same nights; its bedroom may differ.
Committed bookings and stays already taken are in every plan and are not counted here.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matching.short_breaks.building.made import Made
from matching.short_breaks.problem import Ints, Level

ID = "promises"
NAME = "Promises kept"


def counts(step: str) -> str:
    """As the protocol says."""
    return "nights of confirmed bookings that stay as they are, and nights owed from before that are given"


def levels(made: Made) -> Iterable[Level]:
    """One for each night kept and one for each owed night delivered."""
    owed = np.array([f.owed_nights for f in made.frame.families], dtype=np.int64)
    kept = _kept(made)
    if owed.any() or kept.any():
        yield Level(ID, by_nights=made.upto(owed), by_stay=kept)


def _kept(made: Made) -> Ints:
    found = made.nothing()
    for booking in made.frame.confirmed:
        pair = made.frame.pair_number.get((booking.family, booking.urn))
        if pair is not None:
            stay = made.stays.number(pair, made.frame.period.number(booking.first_night), booking.nights)
            if stay is not None:
                found[stay] = booking.nights
    return found
