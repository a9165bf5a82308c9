"""No bedroom has more than one guest on one night."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.verifying.reading import Reading
from matching.short_breaks.verifying.verdict import Broken
from matching.short_breaks.verifying.words import listed, on

ID = "one-guest-a-bedroom"


def broken(reading: Reading) -> Iterator[Broken]:
    """By guests too many, for each home, night and bedroom. Naming a bedroom twice in one stay is another rule's."""
    for (urn, night), stays in reading.by_night.items():
        guests: dict[str, list[str]] = {}
        for stay in stays:
            for bedroom in set(stay.bedrooms):
                guests.setdefault(bedroom, []).append(stay.family)
        for bedroom, families in sorted(guests.items()):
            if len(families) > 1:
                sentence = (
                    f"On the night of {on(night)}, {bedroom} at {urn} has {len(families)} guests: {listed(families)}."
                )
                yield Broken(rule=ID, about=(urn, night.isoformat(), bedroom), by=len(families) - 1, sentence=sentence)
