"""A stay that was cancelled is not booked or taken as well."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.problems.fault import Fault, Loc
from matching.short_breaks.problems.stays import held

WAY_OUT = "Keep the one that is true."


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Cancellations of stays that still stand, night for night."""
    standing: dict[object, Loc] = {(s.family, s.urn, s.first_night, s.nights): loc for loc, s in held(period)}
    for number, gone in enumerate(period.cancellations):
        loc = standing.get((gone.family, gone.urn, gone.first_night, gone.nights))
        if loc is not None:
            what = "this stay is cancelled, and is also booked or taken"
            yield Fault(("cancellations", number, "first_night"), what, WAY_OUT, (loc,))
