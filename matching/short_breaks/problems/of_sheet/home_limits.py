"""A home's own limits leave room for at least one family."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.problems.fault import Fault

WAY_OUT = "Give 1 or more, or no limit. To take nobody, close the home's nights."


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Limits under which nobody could ever stay."""
    for number, home in enumerate(period.homes):
        if home.arrivals_a_day == 0:
            yield Fault(("homes", number, "arrivals_a_day"), "no family could ever arrive", WAY_OUT)
        if home.most_draw_quarters == 0:
            yield Fault(("homes", number, "most_draw_quarters"), "no child could ever stay", WAY_OUT)
