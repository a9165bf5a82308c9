"""What would it change if one home closed, and the children living there had to find another?

The home is the one with the most residents, the first by its URN where several have as many. They are looked at from
before it closes, and while they live there it counts as a home that is surely one for them.
"""

from __future__ import annotations

from datetime import timedelta

from matching.world.group import Resident
from matching.world.home import Home
from matching.world.referral import PastPlacement, Referral, Urgency
from matching.world.statement import StayKind
from matching.world.world import World
from scenarios.studies.on_a_region import on_a_region
from scenarios.studies.study import Size, Trial

NAME = "lose-a-home"
NOTICE_DAYS = 28


def trial(seed: int, size: Size) -> Trial:
    return on_a_region(NAME, change, seed, size)


def change(world: World, seed: int = 0, urn: str | None = None) -> World:
    """The world without the home; each child who lived there is referred, and all that is known of them goes along."""
    lost = fullest(world) if urn is None else next(h for h in world.homes if h.urn == urn)
    known = {r.child.id for r in world.referrals}
    residents = (r for r in world.group(lost.urn).residents if r.child.id not in known)
    referred = tuple(_referred(world, r, lost.authority or "") for r in residents)
    return world.model_copy(
        update={
            "homes": tuple(h for h in world.homes if h.urn != lost.urn),
            "groups": tuple(g for g in world.groups if g.urn != lost.urn),
            "referrals": (*world.referrals, *referred),
        }
    )


def fullest(world: World) -> Home:
    """The home with the most residents, the first by its URN."""
    return min(world.homes, key=lambda h: (-len(world.group(h.urn).residents), h.urn))


def _referred(world: World, resident: Resident, authority: str) -> Referral:
    was = PastPlacement(kind="children's home", began=resident.arrived, ended=world.as_at, why_it_ended="It closed.")
    return Referral(
        id=f"R-{resident.child.id}",
        child=resident.child,
        placing_authority=authority,
        received_on=world.as_at,
        urgency=Urgency.PLANNED,
        kind=StayKind.LONG,
        start=world.as_at + timedelta(days=NOTICE_DAYS),
        history=(was,),
    )
