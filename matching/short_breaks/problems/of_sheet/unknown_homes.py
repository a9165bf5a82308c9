"""Every home that a family, a booking or a cancellation names is one of the period's."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import Family, PeriodSheet
from matching.short_breaks.problems.fault import Fault, Loc
from matching.short_breaks.problems.stays import spoken_of

WHAT = "the period has no home with this URN"
WAY_OUT = "Correct the URN, or add the home to the period."


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Places that name a home nobody entered."""
    known = {home.urn for home in period.homes}
    named = [((*loc, "urn"), stay.urn) for loc, stay in spoken_of(period)]
    for number, family in enumerate(period.families):
        named += _named_by(("families", number), family)
    yield from (Fault(loc, WHAT, WAY_OUT) for loc, urn in named if urn not in known)


def _named_by(at: Loc, family: Family) -> Iterator[tuple[Loc, str]]:
    yield from (((*at, "homes", n), urn) for n, urn in enumerate(family.homes))
    yield from (((*at, "tea_visits", n, "urn"), visits.urn) for n, visits in enumerate(family.tea_visits))
