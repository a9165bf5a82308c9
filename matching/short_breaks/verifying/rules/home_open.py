"""The home is open on every night of a stay."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, many, said, start

ID = "home-open"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights on which the home is closed."""
    for stay in reading.stays:
        closed = sum(1 for night in stay.run.dates() if reading.is_closed(stay.urn, night))
        if closed:
            sentence = f"{start(said(stay))} has {many(closed, 'night')} on which the home is closed."
            yield Broken(rule=ID, about=about(stay), by=closed, sentence=sentence)
