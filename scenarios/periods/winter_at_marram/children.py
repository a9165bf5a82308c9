"""The world of the winter at Marram House: its children, what is known between them, and the home."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

from matching.world.child import Child, Sex, TaskNeeded
from matching.world.facts import Role
from matching.world.group import Group, Tie, TieKind
from matching.world.referral import Bond, Education, Referral, ShortBreakRecord, SiblingBond
from matching.world.statement import StayKind
from matching.world.world import World
from scenarios import storybook
from scenarios.periods.winter_at_marram.house import house
from scenarios.periods.winter_at_marram.told import (
    BROTHER,
    BROTHERS,
    FIRST,
    GASTROSTOMY,
    NEW,
    OFTEN_HERE,
    TASK,
    TOLD,
    URN,
    Told,
)

IN_AUTUMN = (ShortBreakRecord(first_night=date(2026, 10, 2), nights=3, urn=URN),)
ALL_YEAR = tuple(
    ShortBreakRecord(first_night=date(2026, 1, 9) + timedelta(days=18 * n), nights=4, urn=URN) for n in range(18)
)


def world() -> World:
    """The home, nobody living in it, and a referral for each child."""
    children = tuple(_child(n, told) for n, told in enumerate(TOLD, start=1))
    everyone = (*children, storybook.child(*BROTHER, sex=Sex.MALE, needs={"communication": 1}))
    ties = tuple(storybook.no_link(a.id, b.id) for a, b in combinations(everyone, 2))
    friends = Tie(
        children=("C-04", "C-11"), kind=TieKind.FRIENDS, said_by=Role.FAMILY, on=storybook.TODAY - timedelta(days=9)
    )
    return World(
        as_at=storybook.TODAY,
        homes=(house(),),
        groups=(Group(urn=URN, ties=(*ties, friends)),),
        referrals=tuple(_referral(child) for child in everyone),
    )


def _child(number: int, told: Told) -> Child:
    id = f"C-{number:02}"
    return storybook.child(
        id,
        told.name,
        told.born,
        sex=told.sex,
        needs=told.needs,
        day_care=told.day,
        night_care=told.night,
        clinical_tasks=(TaskNeeded(task=TASK),) if id == GASTROSTOMY else (),
    )


def _referral(child: Child) -> Referral:
    new = child.id in NEW
    return storybook.referral(
        id=f"R-{child.id[2:]}",
        child=child,
        kind=StayKind.SHORT_BREAK,
        start=FIRST,
        expected_nights=3,
        known_to_home=() if new else (URN,),
        legal_status="not looked after; short breaks under section 17",
        education=Education(year_group=5, keep_school=True, school_place=storybook.HERE, has_plan=True),
        previous_breaks=() if new else ALL_YEAR if child.id == OFTEN_HERE else IN_AUTUMN,
        **_brother_of(child),
    )


def _brother_of(child: Child) -> dict[str, Any]:
    if child.id not in BROTHERS:
        return {}
    (other,) = BROTHERS - {child.id}
    why = "They settle at night only in each other's company."
    return {"siblings": (SiblingBond(child=other, bond=Bond.MUST, said_by=Role.SOCIAL_WORKER, why=why),)}
