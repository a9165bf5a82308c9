"""The protected minimum is part of the nights assessed as needed."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.explaining.words import counted
from matching.short_breaks.period import PeriodSheet
from matching.short_breaks.problems.fault import Fault

WAY_OUT = "Lower the protected minimum, or correct the nights assessed for this period."


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Minima above what was assessed."""
    for number, family in enumerate(period.families):
        if family.protected_minimum > family.assessed_nights:
            protected = counted(family.protected_minimum, "night is", "nights are")
            what = f"{protected} protected, and only {family.assessed_nights} are assessed"
            at = ("families", number)
            yield Fault((*at, "protected_minimum"), what, WAY_OUT, ((*at, "assessed_nights"),))
