"""The bedroom of a child who sleeps in another now: it is made ready for the next, as after anybody else.

A child is on record once, so once it is in its new bedroom nothing tells of the one that it has left; the nights that
making it ready takes are closed there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.short_breaks.changes.parts import with_bedroom, without_past_closing
from matching.short_breaks.period import Nights, Period
from matching.world.home import Bedroom


def made_ready_after(period: Period, child: str, goes_to: tuple[str, str | None]) -> Period:
    """The period with each bedroom closed that the child has left for certain, while it is made ready.

    `goes_to` is the home and the bedroom in which the child is now: that one is not made ready in between.
    """
    for urn, room, run in _being_made_ready(period, child):
        home = period.world.home(urn)
        left = next((r for r in home.bedrooms if r.id == room), None) if home else None
        if home is not None and left is not None and (urn, room) != goes_to:
            period = with_bedroom(period, home, closed_too(left, run, period.stands_on))
    return period


def _being_made_ready(period: Period, child: str) -> Iterator[tuple[str, str | None, Nights]]:
    """The home, the bedroom and the nights that it takes, of each that is not ready yet."""
    for part in (home for home in period.homes if home.turnaround_nights):
        own = (r for r in period.world.group(part.urn).residents if r.child.id == child and r.leaving_confirmed)
        runs = ((r.bedroom, Nights(first=r.leaving, nights=part.turnaround_nights)) for r in own if r.leaving)
        yield from ((part.urn, room, run) for room, run in runs if run.until > period.stands_on)


def closed_too(room: Bedroom, run: Nights, day: date) -> Bedroom:
    """The bedroom, closed on these nights as well as those from that day on on which it is, and on those between."""
    room = without_past_closing(room, day)
    dates: dict[str, date | None] = {"closed_from": run.first, "closed_until": run.until}
    if room.closed_from or room.closed_until:
        first = None if room.closed_from is None else min(room.closed_from, run.first)
        until = None if room.closed_until is None else max(room.closed_until, run.until)
        dates = {"closed_from": first, "closed_until": until}
    return room.model_copy(update=dates)
