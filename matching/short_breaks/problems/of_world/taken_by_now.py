"""A stay entered as taken has begun by the day on which one stands, and a cancellation was made by then."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import Period
from matching.short_breaks.problems.fault import Fault


def faults(period: Period, /) -> Iterator[Fault]:
    """Stays said to be past that are still to come."""
    today = period.stands_on
    if today < period.world.as_at:
        what = f"it is before {period.world.as_at.isoformat()}, the day of the world's records"
        yield Fault(("as_of",), what, "Give that day or a later one, or leave it out.")
    for number, stay in enumerate(period.taken):
        if stay.first_night > today:
            what = f"the stay is entered as taken, and begins after {_day(period)}"
            yield Fault(("taken", number, "first_night"), what, "Enter it as a booking, or correct its nights.")
    for number, gone in enumerate(period.cancellations):
        if gone.on > today:
            what = f"it was cancelled after {_day(period)}"
            yield Fault(("cancellations", number, "on"), what, "Correct the day, or bring the world up to date.")


def _day(period: Period) -> str:
    return "the day of the world's records" if period.as_of is None else "the day on which one stands"
