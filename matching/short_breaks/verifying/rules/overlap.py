"""No family has two stays on the same night."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import listed, many, on

ID = "overlap"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights that two stays of a family have in common, wherever they are."""
    for family, stays in reading.by_family.items():
        for before, after in combinations(stays, 2):
            common = (min(before.run.until, after.run.until) - after.first_night).days
            if common > 0:
                sentence = (
                    f"{family} has two stays with {many(common, 'night')} in common from {on(after.first_night)}, at "
                    f"{listed((before.urn, after.urn))}."
                )
                first, second = before.first_night.isoformat(), after.first_night.isoformat()
                yield Broken(
                    rule=ID, about=(family, before.urn, first, after.urn, second), by=common, sentence=sentence
                )
