"""What may be not known about places: where to keep away from, where family lives, whose area the home is in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from matching.details.detail import Detail, either, yes_or_no
from matching.details.named import areas_of, contacts_of
from matching.details.nearby import say_places, supposed_places
from matching.findings import FactRef
from matching.match import Match
from matching.world.change import with_home, with_referral
from matching.world.facts import Role
from matching.world.place import Place
from matching.world.referral import AreaToAvoid, Contact, Referral
from matching.world.world import World

AREA_PLACE = "place of an area to avoid"
"""subject: the referred child; part: the area's key in `areas_of`."""
CONTACT_PLACE = "place of family time"
"""subject: the referred child; part: the contact's key in `contacts_of`."""
HOME_AUTHORITY = "the home's authority"
"""subject: the home's URN."""
ADJOINS = "adjoining authority"
"""subject: the home's URN. Whether the placing authority's area adjoins that of the home's authority."""

ANOTHER = "another authority"


def _areas(referral: Referral) -> Mapping[str, AreaToAvoid]:
    return areas_of(referral.avoid or ())


def _contacts(referral: Referral) -> Mapping[str, Contact]:
    return contacts_of(referral.contact or ())


def _place(items: Callable[[Referral], Mapping[str, Any]]) -> Callable[[Match, FactRef], tuple[Place, ...]]:
    def possible(match: Match, ref: FactRef) -> tuple[Place, ...]:
        item = items(match.referral).get(ref.part)
        known: Place | None = None if item is None else item.place
        return supposed_places(match) if known is None else (known,)

    return possible


def _learn_place(
    field: str, items: Callable[[Referral], Mapping[str, Any]]
) -> Callable[[World, Match, FactRef, Any], World]:
    def learn(world: World, match: Match, ref: FactRef, value: Any) -> World:
        def change(referral: Referral) -> Referral:
            found = items(referral)
            placed = {k: v.model_copy(update={"place": value}) if k == ref.part else v for k, v in found.items()}
            return referral.model_copy(update={field: tuple(placed.values())})

        return with_referral(world, match.referral.id, change)

    return learn


def _authority(match: Match, ref: FactRef) -> tuple[str, ...]:
    known = match.home.authority or (match.home.place and match.home.place.authority)
    return (known,) if known else (ANOTHER, match.referral.placing_authority)


def _learn_authority(world: World, match: Match, ref: FactRef, value: str) -> World:
    return with_home(world, match.home.urn, lambda home: home.model_copy(update={"authority": value}))


def _adjoins(match: Match, ref: FactRef) -> tuple[bool, ...]:
    known = match.home.adjoining_authorities
    return (True, False) if known is None else (match.referral.placing_authority in known,)


def _learn_adjoins(world: World, match: Match, ref: FactRef, value: bool) -> World:
    known = (match.referral.placing_authority,) if value else ()
    return with_home(world, match.home.urn, lambda home: home.model_copy(update={"adjoining_authorities": known}))


PLACE_DETAILS = (
    Detail(
        AREA_PLACE,
        (Role.SOCIAL_WORKER, Role.POLICE),
        _place(_areas),
        lambda match, ref: f"{match.child.name}: where is the area to avoid, {ref.part}?",
        say_places,
        _learn_place("avoid", _areas),
    ),
    Detail(
        CONTACT_PLACE,
        (Role.SOCIAL_WORKER, Role.FAMILY),
        _place(_contacts),
        lambda match, ref: f"{match.child.name}: where does {ref.part} live?",
        say_places,
        _learn_place("contact", _contacts),
    ),
    Detail(
        HOME_AUTHORITY,
        (Role.REGISTERED_MANAGER,),
        _authority,
        lambda match, ref: f"{match.home.name}: which local authority does the home lie in?",
        lambda match, values: f"the home lies in {either(values)}",
        _learn_authority,
    ),
    Detail(
        ADJOINS,
        (Role.SOCIAL_WORKER, Role.REGISTERED_MANAGER),
        _adjoins,
        lambda match, ref: f"{match.home.name}: does its authority's area adjoin {match.referral.placing_authority}'s?",
        yes_or_no("the two authorities adjoin", "the two authorities do not adjoin"),
        _learn_adjoins,
    ),
)
