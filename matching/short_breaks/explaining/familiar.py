"""How many of a family's nights are in a bedroom that its children know from earlier stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matching.short_breaks.explaining.words import joined
from matching.short_breaks.period import Family, PlannedStay


def familiar_nights(family: Family, stays: Sequence[PlannedStay]) -> Iterator[str]:
    """One sentence for a family that has stays at a home where it knows a bedroom; no other home is counted."""
    known = set(family.familiar_bedrooms)
    homes = {place.split("/", 1)[0] for place in known}
    there = [(stay, room) for stay in stays for room in stay.bedrooms if stay.urn in homes]
    if not there:
        return
    inside = [(stay, room) for stay, room in there if f"{stay.urn}/{room}" in known]
    each = ", counted for each child" if len(family.children) > 1 else ""
    rooms = f" ({joined(sorted({room for _, room in inside}))})" if inside else ""
    nights = sum(stay.nights for stay, _ in inside)
    yield f"Nights in a familiar bedroom{each}: {nights or 'none'} of {sum(stay.nights for stay, _ in there)}{rooms}."
