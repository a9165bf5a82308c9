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
            closed = {night for night in stay.run.dates() if _is_closed(reading, stay, bedroom, night)}
            lived_in = {night for night in stay.run.dates() if _is_lived_in(reading, stay, bedroom, night)}
            if closed or lived_in:
                sentence = f"{start(said(stay))} is in {bedroom}, which {_why(len(closed), len(lived_in))}."
                yield Broken(rule=ID, about=about(stay, bedroom), by=len(closed | lived_in), sentence=sentence)


def _why(closed: int, lived_in: int) -> str:
    parts = [f"on {many(closed, 'night')} is closed"] if closed else []
    parts += [f"on {many(lived_in, 'night')} is the bedroom of a child who lives there"] if lived_in else []
    return " and ".join(parts)


def _is_closed(reading: Reading, stay: PlannedStay, bedroom: str, night: date) -> bool:
    return any(r.id == bedroom and not r.is_open_on(night) for r in reading.records[stay.urn].bedrooms)


def _is_lived_in(reading: Reading, stay: PlannedStay, bedroom: str, night: date) -> bool:
    return any(r.bedroom == bedroom for r in reading.living_there(stay.urn, night))
