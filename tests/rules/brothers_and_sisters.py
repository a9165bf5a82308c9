"""Brothers and sisters of the newcomer, bound, referred or living in the home, for the worked examples of siblings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from matching.world.child import Child
from matching.world.facts import Role
from matching.world.group import Resident
from matching.world.home import PlacesCondition
from matching.world.referral import Approval, ApprovalKind, Bond, SiblingBond
from matching.world.world import World
from scenarios import storybook as told

STAY = 300
END = told.FIRST_NIGHT + timedelta(days=STAY)


def bryn() -> Child:
    return told.child("C-SIB", "Bryn", date(2015, 1, 9))


def lives_here(leaving: date | None = None, confirmed: bool | None = None) -> Resident:
    return Resident(child=bryn(), bedroom="room 3", arrived=told.YEAR_AGO, leaving=leaving, leaving_confirmed=confirmed)


def comes(days: int) -> Resident:
    """Bryn, booked to arrive so many days after the first night."""
    return Resident(child=bryn(), bedroom="room 3", arrived=told.FIRST_NIGHT + timedelta(days=days))


def carys() -> Child:
    return told.child("C-SIS", "Carys", date(2016, 6, 2))


def devi(days: int, leaving: date | None = None) -> Resident:
    """A third resident, no relation, who arrives so many days after the first night."""
    arrived = told.FIRST_NIGHT + timedelta(days=days)
    child = told.child("C-D", "Devi", date(2013, 9, 9))
    return Resident(child=child, bedroom="room 3", arrived=arrived, leaving=leaving)


def bond(
    bond: Bond,
    *residents: Resident,
    referred: bool = False,
    approved: bool = False,
    rooms: int = 4,
    nights: int | None = STAY,
    others: Sequence[Child] = (),
    places: int = 4,
) -> World:
    """`others` are further brothers and sisters, each bound and referred as Bryn is."""
    siblings = (bryn(), *others)
    bonds = tuple(SiblingBond(child=c.id, bond=bond, said_by=Role.SOCIAL_WORKER, why="The plan.") for c in siblings)
    on = Approval(kind=ApprovalKind.SEPARATE_SIBLINGS, by=Role.NOMINATED_OFFICER, name="N. Officer", on=told.TODAY)
    referral = told.referral(siblings=bonds, expected_nights=nights, approvals=(on,) if approved else ())
    referrals = [told.referral(id=f"R-{n}", child=c) for n, c in enumerate(siblings, start=2)]
    registered = (PlacesCondition(since=told.YEAR_AGO, most=places),)
    return told.world(
        home=told.home(bedrooms=told.bedrooms(rooms), conditions=registered),
        group=told.group((*told.two_residents(), *residents)),
        referral=referral,
        referrals=(referral, *referrals) if referred else (referral,),
    )
