"""The nights a family prefers are among those it can use."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.problems.fault import Fault
from matching.short_breaks.problems.spans import all_dates, dates_of

WAY_OUT = "Enter them as available as well, or shorten the nights preferred."


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Preferred nights that the family cannot use."""
    for number, family in enumerate(period.families):
        usable = all_dates(family.available) if family.preferred else frozenset()
        for place, run in enumerate(family.preferred):
            if not dates_of(run) <= usable:
                loc = ("families", number, "preferred", place)
                yield Fault(loc, "the family prefers nights on which it is not available", WAY_OUT)
