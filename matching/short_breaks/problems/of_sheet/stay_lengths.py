"""A family's shortest stay is no longer than its longest, nor than all the nights it may have."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.explaining.words import nights_in_words
from matching.short_breaks.period import Family, PeriodSheet
from matching.short_breaks.problems.fault import Fault, Loc


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Lengths that leave no stay at all."""
    for number, family in enumerate(period.families):
        yield from _of(("families", number), family)


def _of(at: Loc, family: Family) -> Iterator[Fault]:
    shortest, most = family.shortest_stay, family.assessed_nights + family.owed_nights
    if shortest > family.longest_stay:
        what = f"the shortest stay is {nights_in_words(shortest)}, and the longest only {family.longest_stay}"
        yield Fault((*at, "shortest_stay"), what, "Correct one of the two.", ((*at, "longest_stay"),))
    if 0 < most < shortest:
        what = f"the shortest stay is {nights_in_words(shortest)}, and all that are assessed and owed come to {most}"
        yield Fault((*at, "shortest_stay"), what, "Allow shorter stays.", ((*at, "assessed_nights"),))
