"""Which bedrooms of a home have what a guest needs, whoever sleeps there and whenever they are closed."""

from __future__ import annotations

from collections.abc import Iterable

from matching.details import detail_of
from matching.details.home import BEDROOM_FEATURE
from matching.findings import FactRef
from matching.match import Match
from matching.reading.bedrooms import lacking
from matching.world.catalogue import Capability
from matching.world.home import Bedroom
from matching.world.record import by_id


def fitting(match: Match) -> tuple[str, ...]:
    """The bedrooms recorded to have all that the guest's needs may call for, by their ids in order."""
    return tuple(room.id for room in by_id(match.home.bedrooms) if not lacking(match, room))


def why_none(match: Match) -> str:
    """What the bedroom that comes nearest lacks, with what to ask where that is only not recorded."""
    if not match.home.bedrooms:
        return f"{match.home.name} has no bedroom recorded. Ask which bedrooms there are and what each has."
    room, missing = min(
        ((room, lacking(match, room)) for room in by_id(match.home.bedrooms)), key=lambda entry: len(entry[1])
    )
    names = ", ".join(feature.name.lower() for feature in missing)
    said = (
        f"No bedroom is recorded to have all that {match.child.name} needs. {room.id} comes nearest without: {names}."
    )
    return " ".join([said, *_to_ask(match, room, missing)])


def _to_ask(match: Match, room: Bedroom, missing: Iterable[Capability]) -> Iterable[str]:
    detail = detail_of(match, BEDROOM_FEATURE)
    for feature in missing:
        if feature.id not in room.lacks:
            yield detail.question(match, FactRef(match.home.urn, BEDROOM_FEATURE, f"{room.id}:{feature.id}"))
