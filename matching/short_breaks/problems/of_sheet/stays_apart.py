"""No family is in two places on one night, and no bedroom has two children on one night."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.problems.fault import Fault
from matching.short_breaks.problems.stays import clashes, held


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Bookings and stays taken that contradict one another."""
    of_families = ((s.family, s.run.first, s.run.until, loc) for loc, s in held(period))
    for loc, first in clashes(of_families):
        what = "the family has another stay on one of these nights"
        way_out = "Take one out, or change its nights; a booking whose stay was taken is one of the stays taken only."
        yield Fault((*loc, "first_night"), what, way_out, (first,))
    in_rooms = (
        (f"{s.urn}/{room}", s.run.first, s.run.until, (*loc, "bedrooms", n))
        for loc, s in held(period)
        for n, room in enumerate(s.bedrooms)
    )
    for loc, first in clashes(in_rooms):
        what = "the same bedroom is given to another child on one of these nights"
        yield Fault(loc, what, "Give one of them another bedroom.", (first,))
