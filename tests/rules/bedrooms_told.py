"""Bedrooms and who sleeps in them, for the worked examples of bedrooms."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from matching.world.facts import Role
from matching.world.group import Resident, Tie, TieKind
from matching.world.home import Bedroom
from matching.world.world import World
from scenarios import storybook as told

NIGHT = told.FIRST_NIGHT
DAY = timedelta(days=1)
EVERYTHING = told.bedrooms()[0].has
BUT_THE_BED = told.bedrooms(lacking=("profiling_bed",))[0].has


def a_room(n: int, **changes: Any) -> Bedroom:
    ordinary: dict[str, Any] = {"id": f"room {n}", "has": EVERYTHING}
    return Bedroom(**(ordinary | changes))


def asha(**changes: Any) -> Resident:
    return told.resident("C-A", "Asha", date(2014, 2, 20), **({"bedroom": "room 1"} | changes))


def rooms(*rooms: Bedroom, residents: tuple[Resident, ...] | None = None, **referral: Any) -> World:
    """Asha in room 1 unless told otherwise."""
    group = told.group((asha(),) if residents is None else residents)
    return told.world(home=told.home(bedrooms=rooms), group=group, referral=told.referral(**referral))


def needing(room: Bedroom, start: date = NIGHT, **needs: Any) -> World:
    return rooms(a_room(1), room, child=told.newcomer(needs=needs), start=start)


def leaving(day: date, firm: bool | None, **referral: Any) -> World:
    return rooms(a_room(1), residents=(asha(leaving=day, leaving_confirmed=firm),), **referral)


def sharing(other: Resident | None = None, beds: int = 2, ties: tuple[Tie, ...] = (), **referral: Any) -> World:
    """One room of two beds, in which Asha sleeps; she is 12 and the newcomer 13."""
    home = told.home(bedrooms=(a_room(1, beds=beds, may_be_shared=True),))
    return told.world(home=home, group=told.group((other or asha(),), ties), referral=told.referral(**referral))


def lacking(*features: str) -> Bedroom:
    return a_room(2, has=(), lacks=features)


SISTERS = (Tie(children=("C-A", "C-NEW"), kind=TieKind.SIBLINGS, said_by=Role.SOCIAL_WORKER, on=told.TODAY),)
