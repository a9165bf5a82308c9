"""Small periods in which nobody's answer is drawn: the match check is asked before the plan and after what happens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations
from random import Random

from matching.short_breaks.allocate import allocate
from matching.short_breaks.changes import Change
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.clear import clear
from matching.short_breaks.period import Booking, BookingStatus, Nights, PlannedStay
from matching.short_breaks.repairing import Repaired, repair
from matching.world.child import Child, DayCare, NightCare
from matching.world.group import Tie
from scenarios import storybook
from tests.short_breaks.clear_worlds import household, kid, period_of, referred, world_of
from tests.short_breaks.mishaps import WORK, GivenOut, Least, least, mishap
from tests.short_breaks.small_period import URN, small_home, staffed

LETTERS = "ABCD"


@cache
def given_out(seed: int) -> GivenOut:
    """Four children, of whom some names have not been checked against one another, and a plan with two promises."""
    dice = Random(seed)
    care = (DayCare.SHARED_1_TO_2, DayCare.SHARED_1_TO_4)
    children = [
        kid(letter, day_care=dice.choice(care), needs={"self_harm": dice.choice((0, 0, 2))}) for letter in LETTERS
    ]
    ties = tuple(storybook.no_link(a.id, b.id) for a, b in combinations(children, 2) if dice.random() < 0.8)
    world = world_of([referred(child) for child in children], ties=ties)
    families = [household(f"F-{c.id[2:]}", c.id, least_gap=dice.choice((0, 3)), shortest_stay=1) for c in children]
    staff = tuple(row.model_copy(update={"trained": ()}) for row in staffed(people=3))
    period = period_of(world, *families, homes=(small_home(staff=staff),))
    first = allocate(period, WORK)
    firm = zip(first.allocation.stays, BookingStatus, strict=False)
    promised = period.model_copy(update={"bookings": tuple(_booking(stay, status) for stay, status in firm)})
    return GivenOut(promised, allocate(promised, WORK, start=first.allocation.stays))


def _booking(stay: PlannedStay, status: BookingStatus) -> Booking:
    return Booking(id=f"B-{status.value}", status=status, **stay.model_dump())


def happens(given: GivenOut, seed: int) -> tuple[Change, ...]:
    """One thing that happens: every second time a child is admitted, of the period or checked against some of it."""
    if seed % 2:
        return (mishap(given, seed),)
    dice, stays = Random(seed), given.planned.allocation.stays
    stay = dice.choice(stays)
    run = Nights(first=stay.first_night, nights=min(stay.nights, 2))
    room = next(room for room in ("room 3", "room 2", "room 1") if room not in stay.bedrooms)
    child, ties = _admitted(given, seed)
    return (EmergencyAdmission(urn=URN, bedroom=room, nights=run, child=child, ties=ties, from_held_back=False),)


def _admitted(given: GivenOut, seed: int) -> tuple[Child, tuple[Tie, ...]]:
    ids = [f"C-{letter}" for letter in LETTERS]
    if seed % 4 == 0:
        return Child(id=ids[seed // 4 % 4], name="Zed"), ()
    child = Child(
        id="C-Z", name="Zed", day_care=DayCare.SHARED_1_TO_4, night_care=NightCare.SLEEP_IN, clinical_tasks=()
    )
    return child, tuple(storybook.no_link("C-Z", id) for id in Random(seed).sample(ids, 3))


def repaired(given: GivenOut, changes: Sequence[Change]) -> Repaired:
    """The repair, which asks the match check for itself."""
    return repair(given.period, given.planned, changes, WORK)


def fewest(given: GivenOut, changes: Sequence[Change]) -> Least:
    """What trying everything comes to, with the match check asked of the whole period as it is after the changes."""
    return least(given, changes, ask=clear)
