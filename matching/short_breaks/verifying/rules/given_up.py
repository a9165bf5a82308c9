"""No family is offered the nights of a stay that was cancelled, unless it asks for them again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.short_breaks.period import Cancellation, CancelledBy, Nights, PlannedStay
from matching.short_breaks.verifying.reading import Reading, holds
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import about, many, said, start

ID = "given-up"


def broken(reading: Reading) -> Iterator[Broken]:
    """By nights of cancelled stays of the family; what the home alone cancelled counts at that home only."""
    for stay in reading.stays:
        own = [c for c in reading.period.cancellations if c.family == stay.family and not c.wanted_again]
        if not own:
            continue
        standing = [s.run for s in (*reading.period.bookings, *reading.period.taken) if s.family == stay.family]
        nights = sum(1 for night in stay.run.dates() if _is_given_up(own, standing, stay, night))
        if nights:
            sentence = f"{start(said(stay))} has {many(nights, 'night')} of a stay that was cancelled."
            yield Broken(rule=ID, about=about(stay), by=nights, sentence=sentence)


def _is_given_up(own: list[Cancellation], standing: list[Nights], stay: PlannedStay, night: date) -> bool:
    return any(_covers(c, stay, night) for c in own) and not holds(standing, night)


def _covers(gone: Cancellation, stay: PlannedStay, night: date) -> bool:
    here = gone.by is not CancelledBy.HOME or gone.urn == stay.urn
    return here and Nights(first=gone.first_night, nights=gone.nights).holds(night)
