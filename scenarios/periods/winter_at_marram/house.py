"""Marram House in winter: four bedrooms of which one is kept for an emergency, and who is on shift."""

from __future__ import annotations

from datetime import date

from matching.short_breaks.period import BreakHome, Nights, StaffRow, Trained, Working
from matching.world.home import AgesCondition, Home, PlacesCondition
from matching.world.statement import Ages, StayKind
from scenarios import storybook
from scenarios.periods.winter_at_marram.told import FIRST, GASTROSTOMY, NIGHTS, TASK, URN, night

USUAL = {Working.DAY: 4, Working.EVENING: 4, Working.WAKING_NIGHT: 1, Working.SLEEP_IN: 1}
REPAINTED = "room 4"


def house() -> Home:
    """The home's own record."""
    since = date(2020, 1, 1)
    return storybook.home(
        urn=URN,
        name="Marram House",
        provider="Westmarch Council",
        conditions=(
            PlacesCondition(since=since, most=4),
            AgesCondition(since=since, ages=Ages(youngest=5, oldest=17)),
        ),
        statement=storybook.statement(
            ages=storybook.stated(Ages(youngest=5, oldest=17)),
            number=storybook.stated(4),
            kinds_of_stay=storybook.stated((StayKind.SHORT_BREAK,)),
        ),
        staff=storybook.staff(child=GASTROSTOMY),
        bedrooms=tuple(
            b.model_copy(update={"closed_from": night(35), "closed_until": night(NIGHTS)}) if b.id == REPAINTED else b
            for b in (*storybook.bedrooms(1), *storybook.bedrooms(4, lacking=("hoist",))[1:])
        ),
    )


def part() -> BreakHome:
    """Its part in the period: closed on Christmas night and the next, and short of staff for four days in January."""
    trained = (Trained(task=TASK, people=1, for_child=GASTROSTOMY),)
    rows = [StaffRow(shift=s, people=n, trained=trained, since=FIRST, until=night(NIGHTS)) for s, n in USUAL.items()]
    short = (Working.DAY, Working.EVENING)
    rows += [StaffRow(shift=s, people=2, trained=trained, since=night(28), until=night(32)) for s in short]
    return BreakHome(
        urn=URN,
        closed=(Nights(first=date(2026, 12, 25), nights=2),),
        held_back=1,
        staff=tuple(rows),
        arrivals_a_day=2,
        tea_visits_needed=2,
        first_stay_most_nights=1,
    )
