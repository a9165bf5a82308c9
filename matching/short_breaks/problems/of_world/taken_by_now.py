"""A stay entered as taken has begun by the day of the records, and a cancellation was made by then."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import Period
from matching.short_breaks.problems.fault import Fault


def faults(period: Period, /) -> Iterator[Fault]:
    """Stays said to be past that are still to come."""
    today = period.world.as_at
    for number, stay in enumerate(period.taken):
        if stay.first_night > today:
            what = "the stay is entered as taken, and begins after the day of the world's records"
            yield Fault(("taken", number, "first_night"), what, "Enter it as a booking, or correct its nights.")
    for number, gone in enumerate(period.cancellations):
        if gone.on > today:
            what = "it was cancelled after the day of the world's records"
            yield Fault(("cancellations", number, "on"), what, "Correct the day, or bring the world up to date.")
