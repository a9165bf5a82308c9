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
from scenarios.generators.region import region
from scenarios.studies.on_a_region import on_a_region
from scenarios.studies.study import Size, Trial

NAME = "lose-a-home"
NOTICE_DAYS = 28


def trial(seed: int, size: Size) -> Trial:
    world = region(seed, size.homes, size.children)
    return on_a_region(NAME, change, seed, size, given_notice(world, _fullest(world)))


def change(world: World, seed: int = 0) -> World:
    """The world without the home; each child who lived there is referred, and all that is known of them goes along."""
    lost = _fullest(world)
    told = given_notice(world, lost)
    return told.model_copy(
        update={
            "homes": tuple(h for h in world.homes if h.urn != lost.urn),
            "groups": tuple(g for g in world.groups if g.urn != lost.urn),
        }
    )


def given_notice(world: World, home: Home) -> World:
    """The world with a referral of each child who lives in the home, who is still there."""
    known = {r.child.id for r in world.referrals}
    residents = (r for r in world.group(home.urn).residents if r.child.id not in known)
    referred = tuple(_referred(world, r, home.authority or "") for r in residents)
    return world.model_copy(update={"referrals": (*world.referrals, *referred)})


def _fullest(world: World) -> Home:
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
