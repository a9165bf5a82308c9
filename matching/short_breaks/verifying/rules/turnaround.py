"""A bedroom stays empty after a guest for as many nights as the home needs to make it ready."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from matching.short_breaks.period import PlannedStay
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import many, on

ID = "turnaround"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights too few between two guests of a bedroom. Two guests on one night are another rule's."""
    used: dict[tuple[str, str], list[PlannedStay]] = {}
    for stay in reading.stays:
        for bedroom in set(stay.bedrooms):
            used.setdefault((stay.urn, bedroom), []).append(stay)
    for (urn, bedroom), stays in sorted(used.items()):
        needed = reading.homes[urn].turnaround_nights
        for before, after in pairwise(stays):
            empty = (after.first_night - before.run.until).days
            if 0 <= empty < needed:
                sentence = (
                    f"{bedroom} at {urn} is empty for {many(empty, 'night')} between {before.family} and "
                    f"{after.family}, who comes on {on(after.first_night)}; the home needs {needed}."
                )
                yield Broken(
                    rule=ID,
                    about=(urn, bedroom, before.family, after.family, after.first_night.isoformat()),
                    by=needed - empty,
                    sentence=sentence,
                )
