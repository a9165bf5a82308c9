"""There are never more guests than places: those of the registration or the open bedrooms, whichever are fewer.

Beds held back for an emergency, unless they are in use, and children who live in the home take places.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import listed, on
from matching.world.home import PlacesCondition

ID = "places"


def broken(reading: Reading) -> Iterator[Broken]:
    """By guests too many, for each home and night. A night on which the home is closed is another rule's."""
    for (urn, night), stays in reading.by_night.items():
        if reading.is_closed(urn, night):
            continue
        guests, places = len(reading.guests(stays)), _places(reading, urn, night)
        if guests > places:
            sentence = (
                f"On the night of {on(night)}, {urn} has {guests} guests ({listed(s.family for s in stays)}) and "
                f"places for {places}."
            )
            yield Broken(rule=ID, about=(urn, night.isoformat()), by=guests - places, sentence=sentence)


def _places(reading: Reading, urn: str, night: date) -> int:
    record = reading.records[urn]
    places = sum(1 for bedroom in record.bedrooms if bedroom.is_open_on(night))
    for condition in record.conditions:
        if isinstance(condition, PlacesCondition) and condition.holds_on(night):
            places = min(places, condition.most)
    home = reading.homes[urn]
    held_back = home.held_back
    for run in home.held_back_in_use:
        if held_back > 0 and run.first <= night < run.until:
            held_back -= 1
    return max(places - held_back - len(reading.living_there(urn, night)), 0)
