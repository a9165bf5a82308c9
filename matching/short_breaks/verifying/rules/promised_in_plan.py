"""Committed bookings and stays already taken are in the plan exactly as they were promised."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading, plain
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, said, start

ID = "promised-in-plan"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights that were promised and are not there in the same bedrooms."""
    planned = {plain(stay) for stay in reading.given}
    for stay in reading.fixed:
        if stay not in planned:
            sentence = f"{start(said(stay))} is committed or already taken, and is not in the plan as it stands."
            yield Broken(rule=ID, about=about(stay, *stay.bedrooms), by=stay.nights, sentence=sentence)
