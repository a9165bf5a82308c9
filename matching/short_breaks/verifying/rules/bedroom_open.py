"""The bedroom is open on every night of a stay, and no child who lives in the home sleeps in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.short_breaks.period import PlannedStay
from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, many, said, start

ID = "bedroom-open"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights on which a named bedroom is closed, or is a resident child's."""
    for stay in reading.stays:
        for bedroom in sorted(set(stay.bedrooms)):
            not_free = sum(1 for night in stay.run.dates() if not _is_open(reading, stay, bedroom, night))
            if not_free:
                sentence = (
                    f"{start(said(stay))} is in {bedroom}, which on {many(not_free, 'night')} is closed or is "
                    "the bedroom of a child who lives there."
                )
                yield Broken(rule=ID, about=about(stay, bedroom), by=not_free, sentence=sentence)


def _is_open(reading: Reading, stay: PlannedStay, bedroom: str, night: date) -> bool:
    closed = any(r.id == bedroom and not r.is_open_on(night) for r in reading.records[stay.urn].bedrooms)
    lived_in = any(r.bedroom == bedroom for r in reading.living_there(stay.urn, night))
    return not closed and not lived_in
