"""Twelve families ask Marram House for far more nights than its four bedrooms have, over six weeks with Christmas."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any, NamedTuple

from matching.short_breaks.period import (
    BenefitMark,
    Booking,
    BookingStatus,
    BreakHome,
    Company,
    CompanyKind,
    DateRequest,
    Family,
    Holiday,
    Nights,
    Pattern,
    Period,
    StaffRow,
    Trained,
    Working,
)
from matching.world.child import Child, DayCare, NightCare, Sex, TaskNeeded
from matching.world.facts import Role
from matching.world.group import Group, Tie, TieKind
from matching.world.home import AgesCondition, Home, PlacesCondition
from matching.world.referral import Bond, Education, Referral, ShortBreakRecord, SiblingBond
from matching.world.statement import Ages, StayKind
from matching.world.world import World
from scenarios import storybook

NAME = "winter-at-marram"
URN = "SC900131"
FIRST = date(2026, 12, 7)
"""A Monday."""
NIGHTS = 42
TASK = "gastrostomy_feeding"
GASTROSTOMY = "C-01"
NEW = "C-12"
FLEXIBLE, WEEKEND, MIDWEEK, HOLIDAY = Pattern.FLEXIBLE, Pattern.WEEKEND, Pattern.MIDWEEK, Pattern.HOLIDAY
SHARED, ONE, TWO = DayCare.SHARED_1_TO_2, DayCare.ONE_TO_ONE, DayCare.TWO_TO_ONE
ASLEEP, WAKING = NightCare.SLEEP_IN, NightCare.WAKING_SHARED


class Told(NamedTuple):
    """One family in a line: its first child, the care that child takes, the nights, and the marks of benefit."""

    name: str
    born: date
    sex: Sex
    needs: dict[str, int]
    day: DayCare
    night: NightCare
    assessed: int
    minimum: int
    pattern: Pattern
    marks: str
    """The mark of each criterion in order; "?" where nobody has marked it yet."""


CRITERIA = (
    "child_gain",
    "care_by_day",
    "care_by_night",
    "brothers_and_sisters",
    "carer_health",
    "no_alternative",
    "since_last_break",
    "breakdown_risk",
)

GIRL, BOY = Sex.FEMALE, Sex.MALE
HOISTED = {"mobility": 3, "eating_drinking": 3}
TOLD = (
    Told("Ada", date(2015, 3, 2), GIRL, HOISTED, ONE, WAKING, 12, 5, FLEXIBLE, "34422313"),
    Told("Ben", date(2014, 6, 9), BOY, {"learning_disability": 2}, SHARED, ASLEEP, 8, 3, WEEKEND, "22131222"),
    Told("Cai", date(2013, 10, 5), BOY, {"autism_sensory": 2}, ONE, ASLEEP, 10, 4, WEEKEND, "33223131"),
    Told("Dee", date(2012, 4, 17), GIRL, {"communication": 2}, SHARED, ASLEEP, 6, 2, MIDWEEK, "21011110"),
    Told("Eli", date(2016, 8, 21), BOY, {"challenging_behaviour": 2}, TWO, WAKING, 12, 5, FLEXIBLE, "34434424"),
    Told("Fay", date(2011, 1, 11), GIRL, {"learning_disability": 3}, SHARED, ASLEEP, 9, 3, WEEKEND, "22112211"),
    Told("Gus", date(2014, 12, 30), BOY, {"seizures": 1}, ONE, WAKING, 8, 3, FLEXIBLE, "23322122"),
    Told("Hana", date(2013, 5, 8), GIRL, {"mobility": 1}, SHARED, ASLEEP, 7, 3, HOLIDAY, "211121?1"),
    Told("Ivo", date(2015, 9, 14), BOY, {"learning_disability": 2}, SHARED, ASLEEP, 8, 3, WEEKEND, "22221211"),
    Told("Joy", date(2012, 7, 3), GIRL, {"autism_sensory": 2}, ONE, ASLEEP, 9, 4, FLEXIBLE, "33213322"),
    Told("Kit", date(2010, 11, 26), BOY, {"communication": 3}, SHARED, ASLEEP, 6, 2, MIDWEEK, "21111101"),
    Told("Lil", date(2016, 2, 19), GIRL, {"learning_disability": 2}, SHARED, ASLEEP, 6, 2, WEEKEND, "32222243"),
)
BROTHER = ("C-13", "Bobby", date(2016, 1, 30))
"""Of Ben; the two always stay together."""


def period() -> Period:
    """The six weeks from 7 December 2026."""
    return Period(
        id="marram-winter-2026",
        world=_world(),
        first_night=FIRST,
        nights=NIGHTS,
        homes=(_part(),),
        families=tuple(_family(n, told) for n, told in enumerate(TOLD, start=1)),
        company=(
            Company(families=("F-04", "F-11"), kind=CompanyKind.LIKE, why="They were at nursery together."),
            Company(families=("F-03", "F-06"), kind=CompanyKind.APART, why="A hard summer; look again in spring."),
        ),
        holidays=(Holiday(name="Christmas holiday", nights=Nights(first=_night(12), nights=16)),),
        bookings=(
            _booking("B-1", "F-01", ("room 1",), 4, 2, BookingStatus.COMMITTED),
            _booking("B-2", "F-02", ("room 3", "room 4"), 11, 2, BookingStatus.CONFIRMED),
        ),
    )


def _night(number: int) -> date:
    return FIRST + timedelta(days=number)


def _booking(id: str, family: str, rooms: tuple[str, ...], night: int, nights: int, status: BookingStatus) -> Booking:
    return Booking(
        id=id, family=family, urn=URN, bedrooms=rooms, first_night=_night(night), nights=nights, status=status
    )


def _part() -> BreakHome:
    usual = {Working.DAY: 4, Working.EVENING: 4, Working.WAKING_NIGHT: 1, Working.SLEEP_IN: 1}
    trained = (Trained(task=TASK, people=1, for_child=GASTROSTOMY),)
    rows = [StaffRow(shift=s, people=n, trained=trained, since=FIRST, until=_night(NIGHTS)) for s, n in usual.items()]
    short = [Working.DAY, Working.EVENING]
    rows += [StaffRow(shift=s, people=2, trained=trained, since=_night(28), until=_night(32)) for s in short]
    return BreakHome(
        urn=URN,
        closed=(Nights(first=date(2026, 12, 25), nights=2),),
        held_back=1,
        staff=tuple(rows),
        arrivals_a_day=2,
        tea_visits_needed=2,
        first_stay_most_nights=1,
    )


def _family(number: int, told: Told) -> Family:
    id = f"F-{number:02}"
    children = (f"C-{number:02}", BROTHER[0]) if told.name == "Ben" else (f"C-{number:02}",)
    whole = Nights(first=FIRST, nights=NIGHTS)
    changes: dict[str, Any] = {}
    if told.name == "Gus":
        wedding = Nights(first=_night(33), nights=2)
        changes["requests"] = (DateRequest(id="Q-1", nights=wedding, weight=5, why="His aunt's wedding"),)
    if told.name == "Fay":
        changes["owed_nights"] = 2
    return Family(
        id=id,
        children=children,
        homes=(URN,),
        assessed_nights=told.assessed,
        protected_minimum=told.minimum,
        available=(whole,),
        preferred=(Nights(first=_night(7 * (number % 5)), nights=7),),
        pattern=told.pattern,
        longest_stay=3 if told.pattern is not HOLIDAY else 5,
        least_gap=4,
        evenly_spaced=number % 3 == 0,
        waiting_since=date(2026, 9, 1),
        benefit=tuple(_mark(c, mark) for c, mark in zip(CRITERIA, told.marks, strict=True)),
        familiar_bedrooms=(f"{URN}/room 2",) if told.name == "Cai" else (),
        **changes,
    )


def _mark(criterion: str, mark: str) -> BenefitMark:
    return BenefitMark(criterion=criterion, level=None if mark == "?" else int(mark))


def _world() -> World:
    children = tuple(_child(n, told) for n, told in enumerate(TOLD, start=1))
    brother = storybook.child(*BROTHER, sex=Sex.MALE, needs={"communication": 1})
    everyone = (*children, brother)
    ties = tuple(storybook.no_link(a.id, b.id) for a, b in combinations(everyone, 2))
    friends = Tie(
        children=("C-04", "C-11"), kind=TieKind.FRIENDS, said_by=Role.FAMILY, on=storybook.TODAY - timedelta(days=9)
    )
    return World(
        as_at=storybook.TODAY,
        homes=(_home(),),
        groups=(Group(urn=URN, ties=(*ties, friends)),),
        referrals=tuple(_referral(child) for child in everyone),
    )


def _child(number: int, told: Told) -> Child:
    id = f"C-{number:02}"
    tasks = (TaskNeeded(task=TASK),) if id == GASTROSTOMY else ()
    return storybook.child(
        id,
        told.name,
        told.born,
        sex=told.sex,
        needs=told.needs,
        day_care=told.day,
        night_care=told.night,
        clinical_tasks=tasks,
    )


def _home() -> Home:
    hoist, plain = storybook.bedrooms(1), storybook.bedrooms(4, lacking=("hoist",))[1:]
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
        bedrooms=(*hoist, *plain),
    )


def _referral(child: Child) -> Referral:
    new = child.id == NEW
    changes: dict[str, Any] = {}
    brothers = {"C-02", BROTHER[0]}
    if child.id in brothers:
        (other,) = brothers - {child.id}
        why = "They settle at night only in each other's company."
        changes["siblings"] = (SiblingBond(child=other, bond=Bond.MUST, said_by=Role.SOCIAL_WORKER, why=why),)
    breaks = () if new else (ShortBreakRecord(first_night=date(2026, 10, 2), nights=3),)
    return storybook.referral(
        id=f"R-{child.id[2:]}",
        child=child,
        kind=StayKind.SHORT_BREAK,
        start=FIRST,
        expected_nights=3,
        known_to_home=() if new else (URN,),
        legal_status="not looked after; short breaks under section 17",
        education=Education(year_group=5, keep_school=True, school_place=storybook.HERE, has_plan=True),
        previous_breaks=breaks,
        **changes,
    )
