"""Bookings, stays taken and the last plan lie within the period, and no booking is on a night its home is closed."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import Cancellation, PeriodSheet
from matching.short_breaks.problems.fault import Fault
from matching.short_breaks.problems.spans import dates_of
from matching.short_breaks.problems.stays import spoken_of


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Stays on nights there are not."""
    inside = dates_of(period.run)
    closed = {home.urn: (number, home.closed) for number, home in enumerate(period.homes)}
    for loc, stay in spoken_of(period):
        if isinstance(stay, Cancellation):
            continue
        nights = dates_of(stay.run)
        if not nights <= inside:
            way_out = "Correct its nights, or take it out of this period."
            yield Fault((*loc, "first_night"), "the stay reaches outside the period", way_out)
        home, runs = closed.get(stay.urn, (0, ()))
        shut = tuple(("homes", home, "closed", n, "first") for n, run in enumerate(runs) if nights & dates_of(run))
        if loc[0] == "bookings" and shut:
            way_out = "Cancel the booking, or open the home on those nights."
            yield Fault((*loc, "first_night"), "the home is closed on a night of this booking", way_out, shut)
