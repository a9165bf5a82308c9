"""Every night of a stay is one that the family can use."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading, holds
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, many, said, start

ID = "available"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights that the family has not said it can use."""
    for stay in reading.stays:
        available = reading.families[stay.family].available
        outside = sum(1 for night in stay.run.dates() if not holds(available, night))
        if outside:
            sentence = f"{start(said(stay))} has {many(outside, 'night')} that the family has not said it can use."
            yield Broken(rule=ID, about=about(stay), by=outside, sentence=sentence)
