"""Nights of cancelled stays, which are not offered to the same family again unless it asks.

A stay that the home cancelled is not offered at that home; one cancelled for any other reason is offered nowhere. A
booking made since says that the family asks again. Project judgement.
"""

from __future__ import annotations

from matching.short_breaks.building.frame import Frame, Mask, Pair
from matching.short_breaks.period import Cancellation, CancelledBy, Nights


def given_up(frame: Frame, pair: Pair) -> Mask:
    """(T,): the nights that the pair's family is not to be offered at the pair's home."""
    family, urn = frame.families[pair.family].id, frame.homes[pair.home].urn
    gone = tuple(_run(c) for c in frame.period.cancellations if c.family == family and _holds_for(c, urn))
    if not gone:
        return frame.mask(())
    standing = (*frame.period.bookings, *frame.period.taken)
    return frame.mask(gone) & ~frame.mask(tuple(stay.run for stay in standing if stay.family == family))


def _holds_for(gone: Cancellation, urn: str) -> bool:
    return not gone.wanted_again and (gone.by is not CancelledBy.HOME or gone.urn == urn)


def _run(gone: Cancellation) -> Nights:
    return Nights(first=gone.first_night, nights=gone.nights)
