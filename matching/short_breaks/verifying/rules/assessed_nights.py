"""No family has more nights than it is assessed for and owed."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import many

ID = "assessed-nights"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights too many."""
    for family, stays in reading.by_family.items():
        record = reading.families[family]
        most, nights = record.assessed_nights + record.owed_nights, sum(stay.nights for stay in stays)
        if nights > most:
            sentence = f"{family} has {many(nights, 'night')}; it is assessed for and owed {most}."
            yield Broken(rule=ID, about=(family,), by=nights - most, sentence=sentence)
