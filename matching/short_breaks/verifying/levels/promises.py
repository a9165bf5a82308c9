"""Promises kept: nights of confirmed bookings that stay at their home and nights, and owed nights given."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import BookingStatus
from matching.short_breaks.verifying.need import nights_of
from matching.short_breaks.verifying.reading import Reading, when_where
from matching.short_breaks.verifying.verdict import LevelValue, Part

ID = "promises"


def values(reading: Reading) -> Iterator[LevelValue]:
    """One for each night kept and each owed night given. A kept stay may be in another bedroom."""
    confirmed = {when_where(b) for b in reading.period.bookings if b.status is BookingStatus.CONFIRMED}
    kept = sum(stay.nights for stay in reading.stays if when_where(stay) in confirmed)
    owed = sum(min(family.owed_nights, nights_of(reading, family)) for family in reading.period.families)
    parts = (Part(name="confirmed nights kept", value=kept), Part(name="owed nights given", value=owed))
    yield LevelValue(id=ID, value=kept + owed, parts=parts)
