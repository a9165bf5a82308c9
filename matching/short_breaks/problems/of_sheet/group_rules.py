"""A home that takes one age band a night says where its bands begin, and no other home does."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from matching.short_breaks.period import GroupRule, PeriodSheet
from matching.short_breaks.problems.fault import Fault, Loc


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Bands that are missing, out of order, or never used."""
    for number, home in enumerate(period.homes):
        loc: Loc = ("homes", number, "band_starts")
        by_age = home.group_rule is GroupRule.AGE_BAND
        if by_age and not home.band_starts:
            what = "the home takes one age band a night, and no bands are given"
            yield Fault(loc, what, "Give the first age of each band after the youngest, such as 8 and 12.")
        elif home.band_starts and not by_age:
            what = "age bands are given, and the home does not take one age band a night"
            yield Fault(loc, what, "Choose one age band a night, or take the bands out.", (("homes", number),))
        elif any(later <= first for first, later in pairwise((0, *home.band_starts))):
            yield Fault(loc, "the age bands are not in order", "Give each first age once, the youngest first, above 0.")
