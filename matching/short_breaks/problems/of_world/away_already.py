"""No booking is on a night on which one of the children is on another short break, by the record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.short_breaks.period import Nights, Period
from matching.short_breaks.problems.fault import Fault
from matching.short_breaks.problems.spans import all_dates, dates_of
from matching.world.statement import StayKind

WAY_OUT = "Correct one of the two. A booking whose stay was taken is entered as a stay taken."


def faults(period: Period, /) -> Iterator[Fault]:
    """Bookings of children who cannot be there. A stay taken may well be on record too."""
    away = _away(period)
    children = {family.id: family.children for family in period.families}
    for number, booking in enumerate(period.bookings):
        nights = dates_of(booking.run)
        if any(nights & away.get(child, frozenset()) for child in children.get(booking.family, ())):
            what = "by the record of earlier short breaks, a child is already away on one of these nights"
            yield Fault(("bookings", number, "first_night"), what, WAY_OUT)


def _away(period: Period) -> dict[str, frozenset[date]]:
    found: dict[str, frozenset[date]] = {}
    for referral in period.world.referrals:
        if referral.kind is StayKind.SHORT_BREAK:
            runs = (Nights(first=b.first_night, nights=b.nights) for b in referral.previous_breaks or ())
            found[referral.child.id] = all_dates(runs)
    return found
