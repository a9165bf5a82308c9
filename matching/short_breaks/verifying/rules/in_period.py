"""Every night of a stay is a night of the period."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, many, said, start

ID = "in-period"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights outside the period."""
    run = reading.period.run
    for stay in reading.stays:
        outside = sum(1 for night in stay.run.dates() if not run.holds(night))
        if outside:
            sentence = f"{start(said(stay))} has {many(outside, 'night')} outside the period."
            yield Broken(rule=ID, about=about(stay), by=outside, sentence=sentence)
