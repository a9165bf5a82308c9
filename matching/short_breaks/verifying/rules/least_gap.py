"""A family has at least as many nights at home between two stays as it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import many, on

ID = "least-gap"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights at home too few, wherever the two stays are. Stays that overlap are another rule's."""
    for family, stays in reading.by_family.items():
        least = reading.families[family].least_gap
        for before, after in combinations(stays, 2):
            gap = (after.first_night - before.run.until).days
            if 0 <= gap < least:
                sentence = (
                    f"{family} has {many(gap, 'night')} at home before its stay from {on(after.first_night)}; it asks "
                    f"for {least}."
                )
                first, second = before.first_night.isoformat(), after.first_night.isoformat()
                yield Broken(rule=ID, about=(family, first, second), by=least - gap, sentence=sentence)
