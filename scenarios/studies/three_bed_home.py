"""What would it change if a home for three children with complex health and behaviour opened in this region?

It is empty, has everything of the catalogue in place and a team trained in all of it, and says so need by need.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from matching.world.catalogue import CapabilityKind, standard_catalogue
from matching.world.facts import TOP_LEVEL
from matching.world.group import Group
from matching.world.home import AgesCondition, Bedroom, Home, LocationAssessment, PlacesCondition
from matching.world.place import Place
from matching.world.staff import Competence, Shift, ShiftStaffing, StaffMember
from matching.world.statement import Ages, Answer, NeedStated, Position, SexServed, Stated, StatementOfPurpose, StayKind
from matching.world.world import World
from scenarios.studies.on_a_region import on_a_region
from scenarios.studies.study import Size, Trial

NAME = "three-bed-home"
URN = "9999999"
BEDS, STAFF = 3, 14
AGES = Ages(youngest=8, oldest=17)


def trial(seed: int, size: Size) -> Trial:
    return on_a_region(NAME, change, seed, size)


def change(world: World, seed: int = 0, place: Place | None = None, needs: Collection[str] | None = None) -> World:
    """The world with the home at a place, or in the middle of those there, stated for these needs, or for every one."""
    stated = [n.id for n in standard_catalogue().needs if n.in_statement]
    home = new_home(world, place or _middle(world), stated if needs is None else needs)
    return world.model_copy(update={"homes": (*world.homes, home), "groups": (*world.groups, Group(urn=URN))})


def new_home(world: World, place: Place, needs: Collection[str]) -> Home:
    """The home, standing in the authority of the first home."""
    opened = world.as_at - timedelta(days=30)
    here = world.homes[0]
    in_place = [c.id for c in standard_catalogue().capabilities if c.kind in _IN_THE_HOUSE]
    rooms = tuple(c.id for c in standard_catalogue().capabilities if c.kind is CapabilityKind.BEDROOM)
    awake = {Shift.DAY: 3, Shift.EVENING: 3, Shift.NIGHT: 2}
    return Home(
        urn=URN,
        name="The new home",
        provider="A council",
        authority=here.authority,
        place=place,
        conditions=(PlacesCondition(since=opened, most=BEDS), AgesCondition(since=opened, ages=AGES)),
        statement=_statement(world, needs),
        staff=_staff(world),
        shifts=tuple(ShiftStaffing(shift=s, awake=n, sleeping_in=0) for s, n in awake.items()),
        bedrooms=tuple(Bedroom(id=f"room {n}", has=rooms) for n in range(1, BEDS + 1)),
        has=tuple(in_place),
        animals=(),
        location=LocationAssessment(done_on=opened),
    )


_IN_THE_HOUSE = (CapabilityKind.FACILITY, CapabilityKind.ARRANGEMENT)


def _middle(world: World) -> Place:
    places = [h.place for h in world.homes if h.place]
    east, north = sum(p.easting for p in places), sum(p.northing for p in places)
    return Place(easting=east // len(places), northing=north // len(places), authority=world.homes[0].authority)


def _statement(world: World, needs: Collection[str]) -> StatementOfPurpose:
    since = world.as_at - timedelta(days=30)
    can, cannot = Position(answer=Answer.CAN, to_level=TOP_LEVEL), Position(answer=Answer.CANNOT)
    return StatementOfPurpose(
        ages=(Stated[Ages](value=AGES, effective=since),),
        number=(Stated[int](value=BEDS, effective=since),),
        sex=(Stated[SexServed](value=SexServed.ANY, effective=since),),
        kinds_of_stay=(Stated[tuple[StayKind, ...]](value=(StayKind.LONG, StayKind.EMERGENCY), effective=since),),
        needs=tuple(
            NeedStated(need=n.id, versions=(Stated[Position](value=can if n.id in needs else cannot, effective=since),))
            for n in standard_catalogue().needs
            if n.in_statement
        ),
        reviewed_on=since,
    )


def _staff(world: World) -> tuple[StaffMember, ...]:
    since = world.as_at - timedelta(days=30)
    tasks = [c for c in standard_catalogue().capabilities if c.kind is CapabilityKind.COMPETENCE and not c.named_child]
    held = tuple(Competence(task=t.id, assessed_on=since, expires=since + timedelta(days=730)) for t in tasks)
    return tuple(
        StaffMember(id=f"S-{n}", post="residential worker", works=tuple(Shift), competences=held)
        for n in range(1, STAFF + 1)
    )
