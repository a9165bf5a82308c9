"""The match check allows the home to the family, on every night of the stay."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading, holds
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, many, said, start

ID = "suited"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights that the check does not allow."""
    for stay in reading.stays:
        suited = reading.suited.get((stay.family, stay.urn))
        allowed = () if suited is None else suited.nights
        refused = sum(1 for night in stay.run.dates() if not holds(allowed, night))
        if refused:
            sentence = f"{start(said(stay))} has {many(refused, 'night')} that the match check does not allow."
            yield Broken(rule=ID, about=about(stay), by=refused, sentence=sentence)
