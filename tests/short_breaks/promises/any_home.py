"""Draws the homes, residents and children of a period in which every rule may be at its tightest, from one seed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from matching.short_breaks.period import BreakHome, GroupRule, Nights, StaffRow, Trained, Working
from matching.short_breaks.period.break_home import OnDuty
from matching.world.child import Child, DayCare, NightCare, Sex, TaskNeeded
from matching.world.group import Group, Resident
from matching.world.home import Bedroom, Home, PlacesCondition
from matching.world.referral import Referral, ShortBreakRecord, Urgency
from matching.world.staff import Shift, StaffMember
from matching.world.statement import StayKind
from tests.strategies.few_homes import MONDAY, RECORDS

TASKS = ("gastrostomy_feeding", "rescue_medicine")
TASKS_OF_A_CHILD = ((), (), (), (), (TASKS[0],), (TASKS[1],), TASKS)
BORN = (date(2013, 5, 1), date(2014, 12, 9), date(2016, 5, 1))
"""One turns twelve within the period."""
NOT_KNOWN = 0.02
STAFF = "S-1"
T = TypeVar("T")
Pasts = tuple[ShortBreakRecord, ...] | None


def some_nights(dice: Random, first: date, nights: int, most: int) -> Nights:
    """A run within the period, of at most so many."""
    begin = dice.randrange(nights)
    return Nights(first=first + timedelta(days=begin), nights=dice.randint(1, min(most, nights - begin)))


def within(dice: Random, run: Nights) -> Nights:
    """One or two nights of the run."""
    return some_nights(dice, run.first, run.nights, 2)


def a_child(dice: Random, id: str, not_known: float = NOT_KNOWN) -> Child:
    """One whose care may be not known, by that chance for each kind."""
    tasks = tuple(TaskNeeded(task=task) for task in dice.choice(TASKS_OF_A_CHILD))
    care = {
        "day_care": dice.choice(tuple(DayCare)),
        "night_care": dice.choice((NightCare.SLEEP_IN, NightCare.WAKING_SHARED, NightCare.WAKING_ONE_TO_ONE)),
        "clinical_tasks": tasks,
    }
    known = {name: None if dice.random() < not_known else value for name, value in care.items()}
    born, sex = dice.choice(BORN), dice.choice((Sex.FEMALE, Sex.MALE))
    return Child.model_validate({"id": id, "name": id, "date_of_birth": born, "sex": sex, **known})


def a_referral(dice: Random, child: Child, first: date) -> Referral:
    """One whose past is near the limits of a year or of a stay, none, or not known."""
    year_ago, last_summer = first - timedelta(days=365), date(2026, 7, 1)
    pasts: tuple[Pasts, ...] = (
        *[()] * 6,
        (ShortBreakRecord(first_night=date(2026, 8, 1), nights=73),),
        (ShortBreakRecord(first_night=year_ago, nights=3), ShortBreakRecord(first_night=last_summer, nights=71)),
        (ShortBreakRecord(first_night=first - timedelta(days=16), nights=dice.choice((14, 15, 16))),),
        None,
    )
    return Referral(
        id=f"R-{child.id}",
        child=child,
        placing_authority="A",
        received_on=RECORDS,
        urgency=Urgency.PLANNED,
        kind=StayKind.SHORT_BREAK,
        start=MONDAY,
        previous_breaks=dice.choice(pasts),
    )


def a_record(dice: Random, urn: str) -> Home:
    """One to four bedrooms, and places that may be fewer."""
    rooms = tuple(Bedroom(id=f"{urn[-1]}r{n}") for n in range(dice.choice((1, 2, 3, 3))))
    places = PlacesCondition(since=date(2020, 1, 1), most=dice.choice((1, 3, 4, 4)))
    staff = (StaffMember(id=STAFF, post="support worker", works=(Shift.DAY,)),)
    return Home(urn=urn, name=urn, provider="A", conditions=(places,), bedrooms=rooms, staff=staff)


def who_lives_there(dice: Random, home: Home, first: date) -> list[Group]:
    """Now and then a child who lives there, comes, or leaves, for certain or not."""
    if len(home.bedrooms) < 2 or dice.random() > 0.3:
        return []
    resident = Resident(
        child=a_child(dice, f"L-{home.urn[-1]}", not_known=0),
        bedroom=home.bedrooms[-1].id,
        arrived=first + timedelta(days=dice.choice((-300, 1))),
        leaving=dice.choice((None, first + timedelta(days=dice.choice((2, 3))))),
        leaving_confirmed=dice.random() < 0.5,
    )
    return [Group(urn=home.urn, residents=(resident,))]


def a_part(dice: Random, home: Home, first: date, nights: int, children: Sequence[str]) -> BreakHome:
    """A home's part in the period, with any of the rules it may have."""
    rule = dice.choice((*[GroupRule.NONE] * 3, *GroupRule))
    return BreakHome(
        urn=home.urn,
        closed=_now_and_then(dice, 0.1, some_nights(dice, first, nights, 1)),
        turnaround_nights=dice.choice((0, 0, 0, 1, 2)),
        held_back=dice.choice((0, 0, 0, 1)) if len(home.bedrooms) > 1 else 0,
        held_back_in_use=_now_and_then(dice, 0.2, some_nights(dice, first, nights, 2)),
        staff=tuple(_rows(dice, first, nights, children)),
        arrivals_a_day=dice.choice((None, 1, 2)),
        group_rule=rule,
        band_starts=(12,) if rule is GroupRule.AGE_BAND else (),
        most_draw_quarters=dice.choice((None, None, None, 8, 12)),
        tea_visits_needed=dice.choice((0, 0, 1)),
        first_stay_most_nights=dice.choice((None, None, 2)),
        on_duty=_now_and_then(dice, 0.4, OnDuty(staff=STAFF, nights=(some_nights(dice, first, nights, 3),))),
    )


def _now_and_then(dice: Random, chance: float, value: T) -> tuple[T, ...]:
    return (value,) if dice.random() < chance else ()


def _rows(dice: Random, first: date, nights: int, children: Sequence[str]) -> list[StaffRow]:
    """For each shift a row for every night, and now and then one that takes its place on some weekdays."""
    rows, end = [], first + timedelta(days=nights)
    for shift in Working:
        told = {"shift": shift, "since": first, "until": end}
        rows.append(StaffRow.model_validate({**told, **_people(dice, 1, children)}))
        if dice.random() < 0.4:
            since, days = first + timedelta(days=dice.randrange(nights)), tuple(sorted(dice.sample(range(7), 4)))
            told |= {"since": since, "weekdays": days}
            rows.append(StaffRow.model_validate({**told, **_people(dice, 0, children)}))
    return rows


def _people(dice: Random, least: int, children: Sequence[str]) -> dict[str, object]:
    """How many, what they are trained in, and now and then how many are trained in anything."""
    people = dice.choice((least, 3, 4, 5, 6, 7))
    trained = tuple(_trained(dice, people, children)) if people else ()
    together = None
    if trained and dice.random() < 0.3:
        together = dice.randint(max(t.people for t in trained), min(sum(t.people for t in trained), people))
    return {"people": people, "trained": trained, "trained_people": together}


def _trained(dice: Random, people: int, children: Sequence[str]) -> list[Trained]:
    found = []
    for task in TASKS:
        if dice.random() < 0.9:
            found.append(Trained(task=task, people=dice.choice((1, 1, min(2, people)))))
        if dice.random() < 0.05:
            found.append(Trained(task=task, people=1, for_child=dice.choice(children)))
    return found
