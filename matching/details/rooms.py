"""What may be not recorded about who sleeps where, and whether any bedroom is free at all."""

from __future__ import annotations

from typing import Any

from matching.details.detail import Detail, either, yes_or_no
from matching.findings import FactRef
from matching.match import Match
from matching.world.catalogue import CapabilityKind
from matching.world.change import with_home, with_resident
from matching.world.facts import Role
from matching.world.home import Bedroom
from matching.world.world import World

RESIDENT_BEDROOM = "bedroom of a resident"
"""subject: the resident's id."""
BEDROOM_FREE = "a bedroom free"
"""subject: the home's URN. Asked only of a home with no bedroom recorded."""

_ELSEWHERE = "elsewhere"
_MANAGER = (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER)


def _bedroom(match: Match, ref: FactRef) -> tuple[str, ...]:
    resident = next(r for r in match.group.residents if r.child.id == ref.subject)
    recorded = tuple(sorted(b.id for b in match.home.bedrooms)) or (_ELSEWHERE,)
    return recorded if resident.bedroom is None else (resident.bedroom,)


def _learn_bedroom(world: World, match: Match, ref: FactRef, value: str) -> World:
    return with_resident(world, ref.subject, lambda r: r.model_copy(update={"bedroom": value}))


def _learn_free(world: World, match: Match, ref: FactRef, free: bool) -> World:
    kinds = match.catalogue.capabilities
    features = tuple(c.id for c in kinds if c.kind is CapabilityKind.BEDROOM)
    closed: dict[str, Any] = {} if free else {"closed_from": min(match.on, match.start)}
    room = Bedroom(id="bedroom", has=features, **closed)
    return with_home(world, match.home.urn, lambda home: home.model_copy(update={"bedrooms": (room,)}))


ROOM_DETAILS = (
    Detail(
        RESIDENT_BEDROOM,
        _MANAGER,
        _bedroom,
        lambda match, ref: f"{match.name(ref.subject)}: in which bedroom?",
        lambda match, values: f"in {either(values)}",
        _learn_bedroom,
    ),
    Detail(
        BEDROOM_FREE,
        _MANAGER,
        lambda match, ref: (False, True),
        lambda match, ref: f"{match.home.name}: is a bedroom with what the child needs free for the whole stay?",
        yes_or_no("such a bedroom is free", "no such bedroom is free"),
        _learn_free,
    ),
)
