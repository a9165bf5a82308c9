"""Every bedroom that is named is one of its home's."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import Period
from matching.short_breaks.problems.fault import Fault
from matching.short_breaks.problems.stays import held

WHAT = "the home has no bedroom of this name"


def faults(period: Period, /) -> Iterator[Fault]:
    """Bedrooms in bookings, in stays taken and among the familiar ones that nobody has recorded."""
    rooms = {home.urn: {room.id for room in home.bedrooms} for home in period.world.homes}
    for loc, stay in held(period):
        for place, room in enumerate(stay.bedrooms):
            if stay.urn in rooms and room not in rooms[stay.urn]:
                yield Fault((*loc, "bedrooms", place), WHAT, "Correct it, or add the bedroom to the home's record.")
    named = {f"{urn}/{room}" for urn, own in rooms.items() for room in own}
    for number, family in enumerate(period.families):
        for place, familiar in enumerate(family.familiar_bedrooms):
            if familiar not in named:
                loc = ("families", number, "familiar_bedrooms", place)
                yield Fault(loc, WHAT, 'Write it as the URN, a stroke and the bedroom, as in "SC123456/room 1".')
