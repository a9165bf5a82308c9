"""The first stay of a child new to a home is a short one, where the home asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, said, start

ID = "first-stay"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights too many, for the first stay at each home."""
    seen: set[tuple[str, str]] = set()
    for stay in reading.stays:
        suited = reading.suited.get((stay.family, stay.urn))
        most = reading.homes[stay.urn].first_stay_most_nights
        is_first = (stay.family, stay.urn) not in seen
        seen.add((stay.family, stay.urn))
        if suited is None or suited.known or most is None or not is_first:
            continue
        if stay.nights > most:
            sentence = f"{start(said(stay))} is the first there of a child new to it, and may have {most} at the most."
            yield Broken(rule=ID, about=about(stay), by=stay.nights - most, sentence=sentence)
