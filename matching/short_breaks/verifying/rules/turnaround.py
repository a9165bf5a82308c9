"""A bedroom stays empty after a guest, or a child who lived there, for as many nights as it takes to make it ready."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from matching.short_breaks.period import PlannedStay
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, many, on

ID = "turnaround"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights too few. Two in a bedroom on one night are another rule's."""
    yield from _after_a_guest(reading)
    yield from _after_who_lived_there(reading)


def _after_a_guest(reading: Reading) -> Iterator[Broken]:
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


def _after_who_lived_there(reading: Reading) -> Iterator[Broken]:
    """A leaving that nobody has confirmed is not relied on: the bedroom is then no guest's at all."""
    for stay in reading.stays:
        needed = reading.homes[stay.urn].turnaround_nights
        for resident in reading.residents.get(stay.urn, ()):
            if resident.leaving is None or not resident.leaving_confirmed or resident.bedroom not in stay.bedrooms:
                continue
            empty = (stay.first_night - resident.leaving).days
            if 0 <= empty < needed:
                sentence = (
                    f"{resident.bedroom} at {stay.urn} is empty for {many(empty, 'night')} between a child who lived "
                    f"there and {stay.family}, who comes on {on(stay.first_night)}; the home needs {needed}."
                )
                yield Broken(rule=ID, about=about(stay, resident.bedroom), by=needed - empty, sentence=sentence)
