"""A sound period small enough to follow by hand: one home of three bedrooms, four families, fourteen nights.

Two members of staff are there on Friday and Saturday nights only, about half of what the families are assessed for.
Nobody can stay from Sunday to Thursday. One weekend is confirmed. Everyone here is invented.
"""

from datetime import date
from itertools import combinations
from typing import Any

from matching.short_breaks.period import (
    BenefitMark,
    Booking,
    BookingStatus,
    BreakHome,
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
from matching.world.group import Group
from matching.world.home import AgesCondition, Home, PlacesCondition
from matching.world.referral import Bond, Education, Referral, ShortBreakRecord, SiblingBond
from matching.world.statement import Ages, StayKind
from matching.world.world import World
from scenarios import storybook

URN = storybook.URN
MONDAY = date(2026, 12, 7)
"""The first night."""
NIGHTS = 14
FRIDAY, SATURDAY = date(2026, 12, 11), date(2026, 12, 12)
NEXT_FRIDAY = date(2026, 12, 18)
HOIST_ROOM = "room 1"
TASK = "gastrostomy_feeding"
EVERY_NIGHT = Nights(first=MONDAY, nights=NIGHTS)
WEEKENDS = (Nights(first=FRIDAY, nights=3), Nights(first=NEXT_FRIDAY, nights=3))


def small_period(**changes: Any) -> Period:
    """The period, with any of its parts replaced."""
    parts: dict[str, Any] = {
        "id": "P-1",
        "world": small_world(),
        "first_night": MONDAY,
        "nights": NIGHTS,
        "homes": (small_home(),),
        "families": small_families(),
        "holidays": (Holiday(name="Christmas", nights=Nights(first=date(2026, 12, 19), nights=2)),),
        "bookings": (
            Booking(
                id="B-1",
                family="F-2",
                urn=URN,
                bedrooms=("room 2", "room 3"),
                first_night=FRIDAY,
                nights=2,
                status=BookingStatus.CONFIRMED,
            ),
        ),
    }
    return Period(**(parts | changes))


def small_home(**changes: Any) -> BreakHome:
    """The home's part: everybody is on duty on Fridays and Saturdays."""
    parts: dict[str, Any] = {"urn": URN, "staff": staffed(), "arrivals_a_day": 2}
    return BreakHome(**(parts | changes))


def staffed(people: int = 2, weekdays: tuple[int, ...] = (4, 5)) -> tuple[StaffRow, ...]:
    """So many by day and evening, one awake and one asleep at night; one of each is trained in the task."""
    numbers = {Working.DAY: people, Working.EVENING: people, Working.WAKING_NIGHT: 1, Working.SLEEP_IN: 1}
    trained = (Trained(task=TASK, people=1, for_child="C-11"),)
    return tuple(
        StaffRow(
            shift=shift,
            people=on,
            trained=() if shift is Working.SLEEP_IN else trained,
            since=MONDAY,
            until=EVERY_NIGHT.until,
            weekdays=weekdays,
        )
        for shift, on in numbers.items()
    )


def small_families() -> tuple[Family, ...]:
    """F-1 needs the hoist, F-2 is two brothers, F-3 needs somebody to himself, F-4 has not stayed before."""
    return (
        family("F-1", "C-11", assessed_nights=4, protected_minimum=2, preferred=WEEKENDS[:1], benefit=marks(4)),
        family("F-2", "C-21", "C-22", assessed_nights=4, protected_minimum=2, benefit=marks(2)),
        family(
            "F-3",
            "C-31",
            assessed_nights=5,
            protected_minimum=3,
            owed_nights=1,
            pattern=Pattern.WEEKEND,
            available=WEEKENDS,
            requests=(DateRequest(id="Q-1", nights=Nights(first=NEXT_FRIDAY, nights=2), weight=5, why="A wedding"),),
            benefit=marks(3),
        ),
        family("F-4", "C-41", assessed_nights=3, protected_minimum=1, longest_stay=2, benefit=marks(None)),
    )


def family(id: str, *children: str, **changes: Any) -> Family:
    """A family that would use the home on any night."""
    parts: dict[str, Any] = {
        "id": id,
        "children": children,
        "homes": (URN,),
        "available": (EVERY_NIGHT,),
        "longest_stay": 3,
        "waiting_since": date(2026, 9, 1),
    }
    return Family(**(parts | changes))


def marks(level: int | None) -> tuple[BenefitMark, ...]:
    """Two of the criteria, one at the level and one at 1."""
    return (BenefitMark(criterion="care_by_day", level=level), BenefitMark(criterion="carer_health", level=1))


def small_world() -> World:
    """The home and a referral for each of the five children; no two of them have a link."""
    children = small_children()
    ties = tuple(storybook.no_link(a.id, b.id) for a, b in combinations(children, 2) if {a.id, b.id} != BROTHERS)
    return World(
        as_at=storybook.TODAY,
        homes=(_home_record(children),),
        groups=(Group(urn=URN, ties=ties),),
        referrals=tuple(_referral(child) for child in children),
    )


BROTHERS = {"C-21", "C-22"}


def small_children() -> tuple[Child, ...]:
    """The five children."""
    hoisted = {"mobility": 3, "eating_drinking": 3}
    return (
        storybook.child(
            "C-11",
            "Ada",
            date(2015, 3, 2),
            needs=hoisted,
            day_care=DayCare.ONE_TO_ONE,
            night_care=NightCare.WAKING_SHARED,
            clinical_tasks=(TaskNeeded(task=TASK),),
        ),
        storybook.child("C-21", "Ben", date(2014, 6, 9), sex=Sex.MALE, needs={"learning_disability": 2}),
        storybook.child("C-22", "Bobby", date(2016, 1, 30), sex=Sex.MALE, needs={"communication": 1}),
        storybook.child("C-31", "Cai", date(2013, 10, 5), sex=Sex.MALE, day_care=DayCare.ONE_TO_ONE),
        storybook.child("C-41", "Dee", date(2012, 4, 17), day_care=DayCare.SHARED_1_TO_4),
    )


def _home_record(children: tuple[Child, ...]) -> Home:
    hoist, plain = storybook.bedrooms(1), storybook.bedrooms(3, lacking=("hoist",))[1:]
    return storybook.home(
        name="Marram House",
        conditions=(
            PlacesCondition(since=date(2020, 1, 1), most=3),
            AgesCondition(since=date(2020, 1, 1), ages=Ages(youngest=5, oldest=17)),
        ),
        statement=storybook.statement(
            ages=storybook.stated(Ages(youngest=5, oldest=17)),
            number=storybook.stated(3),
            kinds_of_stay=storybook.stated((StayKind.SHORT_BREAK,)),
        ),
        staff=storybook.staff(child=children[0].id),
        bedrooms=(*hoist, *plain),
    )


def _referral(child: Child) -> Referral:
    changes: dict[str, Any] = {}
    if child.id in BROTHERS:
        (other,) = BROTHERS - {child.id}
        bond = SiblingBond(child=other, bond=Bond.MUST, said_by=Role.SOCIAL_WORKER, why="They always go together.")
        changes["siblings"] = (bond,)
    is_new = child.id == "C-41"
    breaks = () if is_new else (ShortBreakRecord(first_night=date(2026, 10, 2), nights=2),)
    return storybook.referral(
        id=f"R-{child.id[2:]}",
        child=child,
        kind=StayKind.SHORT_BREAK,
        start=MONDAY,
        expected_nights=2,
        known_to_home=() if is_new else (URN,),
        legal_status="not looked after; short breaks under section 17",
        education=Education(year_group=5, keep_school=True, school_place=storybook.HERE, has_plan=True),
        previous_breaks=breaks,
        **changes,
    )
