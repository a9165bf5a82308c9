"""A request is for nights of the period, and at least one of them is a night that the family can use."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.problems.fault import Fault
from matching.short_breaks.problems.spans import all_dates, dates_of


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Requests that reach outside the period, or that can never be met."""
    inside = dates_of(period.run)
    for number, family in enumerate(period.families):
        usable = all_dates(family.available) if family.requests else frozenset()
        for place, request in enumerate(family.requests):
            loc, wanted = ("families", number, "requests", place, "nights"), dates_of(request.nights)
            if not wanted <= inside:
                yield Fault(loc, "the request reaches outside the period", "Keep it to nights of the period.")
            elif not wanted & usable:
                what = "the family is available on none of the nights it requests"
                yield Fault(loc, what, "Enter them as available, or take the request out.")
