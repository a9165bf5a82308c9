"""A boy of 10 comes to people he knows for four more nights, the last that fit in twelve months of short breaks."""

from __future__ import annotations

from datetime import date, timedelta

from matching.findings import Band, FactRef, Outcome
from matching.world.child import Child, DayCare, Heard, Sex
from matching.world.facts import Role
from matching.world.group import Group, Resident
from matching.world.home import Home
from matching.world.referral import Education, Referral, ShortBreakRecord
from matching.world.statement import EmergencyPolicy, StayKind, WhoFor
from matching.world.world import World
from scenarios import storybook
from scenarios.story import Said
from scenarios.storybook import TODAY
from scenarios.voices import asked, days_ago, names_checked, of_newcomer, stated, statement, view

NAME = "short-break-guest"
REFERRAL = "R-12"
URN = "SC900112"
ON = TODAY
ALED, TOM, JIN = "C-121", "C-122", "C-123"
FRIDAY = date(2026, 12, 4)
NIGHTS = 4
EXPECTED = (Band.GOOD, Band.GOOD)
SAYS: tuple[Said, ...] = (
    ("short-break-limits", "one stay", Outcome.MET),
    ("short-break-limits", "12 months", Outcome.MET),
    ("short-break-limits", "one home", Outcome.MET),
    ("kind-of-stay", "", Outcome.MET),
    ("positive-ties", TOM, Outcome.MET),
)
ASK_FIRST: FactRef | None = None
REMEDIED = False


def world() -> World:
    """Marram House on the first weekend of December: two guests are booked, and Aled asks for Friday to Tuesday."""
    residents = _guests()
    group = Group(urn=URN, residents=residents, ties=names_checked(ALED, residents))
    return storybook.world(home=_home(), group=group, referral=_referral(NIGHTS))


def world_of_one_night_more() -> World:
    """The same weekend, one night longer: a seventy-sixth night in twelve months."""
    return world().model_copy(update={"referrals": (_referral(NIGHTS + 1),)})


def _home() -> Home:
    kinds = (StayKind.SHORT_BREAK,)
    known = EmergencyPolicy(open_to=WhoFor.KNOWN_CHILDREN, least_notice_hours=4, longest_stay_nights=14)
    return storybook.home(
        urn=URN,
        name="Marram House",
        provider="Westmarch Council",
        statement=statement(
            youngest=5,
            kinds_of_stay=stated(kinds, "Short breaks for disabled children, by the night.", 4),
            emergency=stated(known, "In an emergency, for children who already come to us.", 5),
        ),
        activities=("sensory room", "swimming", "trains"),
    )


def _guests() -> tuple[Resident, ...]:
    return (
        storybook.resident(
            TOM,
            "Tom",
            date(2015, 12, 1),
            "room 1",
            sex=Sex.MALE,
            needs={"communication": 2},
            arrived=FRIDAY,
            leaving=FRIDAY + timedelta(days=2),
            leaving_confirmed=True,
            interests=("trains",),
            views=of_newcomer(
                REFERRAL, view("Signed 'friend' and 'train' at Aled's photograph.", heard=Heard.OBSERVED)
            ),
        ),
        storybook.resident(
            JIN,
            "Jin",
            date(2014, 5, 25),
            "room 2",
            sex=Sex.MALE,
            needs={"learning_disability": 2},
            arrived=FRIDAY,
            leaving=FRIDAY + timedelta(days=3),
            leaving_confirmed=True,
            interests=("swimming",),
            views=of_newcomer(REFERRAL, view("Aled is OK. He lets me do the lift buttons.")),
        ),
    )


def _aled() -> Child:
    return storybook.child(
        ALED,
        "Aled",
        date(2016, 6, 2),
        sex=Sex.MALE,
        needs={"learning_disability": 2, "autism_sensory": 2, "communication": 2, "continence": 1},
        day_care=DayCare.ONE_TO_ONE,
        interests=("trains", "swimming"),
        strengths=("knows every station to the coast", "waves everybody off"),
    )


def _breaks() -> tuple[ShortBreakRecord, ...]:
    """Seventy-one nights here since last December: weekends of three, and a fortnight in October."""
    weekends = (date(2026, 1, 9) + timedelta(days=14 * n) for n in range(19))
    october = ShortBreakRecord(first_night=date(2026, 10, 5), nights=14, urn=URN)
    return (*(ShortBreakRecord(first_night=friday, nights=3, urn=URN) for friday in weekends), october)


def _referral(nights: int) -> Referral:
    return storybook.referral(
        id=REFERRAL,
        child=_aled(),
        received_on=days_ago(20),
        kind=StayKind.SHORT_BREAK,
        start=FRIDAY,
        expected_nights=nights,
        known_to_home=(URN,),
        legal_status="not looked after; short breaks under section 17",
        education=Education(year_group=6, keep_school=True, school_place=storybook.HERE, has_plan=True),
        wishes=view(
            "Put his rucksack by the door when shown the picture of Marram House.",
            heard=Heard.OBSERVED,
            told_to=Role.FAMILY,
        ),
        history=(
            storybook.foster_home(
                "He lives at home with his mother and sister.", kind="own family", began=date(2016, 6, 2)
            ),
        ),
        enquiries=(
            asked(Role.SOCIAL_WORKER, 18, "His sister has her school play on the Saturday."),
            asked(Role.TEAM_MANAGER, 18, "We review the package in January; this uses it up."),
            asked(Role.SCHOOL, 16, "He comes in singing on the Monday after."),
            asked(Role.CHILD, 14, "Pointed at the train room."),
        ),
        previous_breaks=_breaks(),
    )
