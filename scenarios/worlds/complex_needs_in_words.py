"""A statement promises care for "complex needs", and at night nobody could help a girl of 14 in a seizure."""

from __future__ import annotations

from datetime import date, timedelta

from matching.details.home import STATEMENT_ON
from matching.findings import Band, FactRef, Outcome
from matching.world.child import Child, NightCare, TaskNeeded
from matching.world.facts import Role
from matching.world.group import Group, Resident
from matching.world.home import Home
from matching.world.referral import Education, Referral
from matching.world.staff import Competence
from matching.world.world import World
from scenarios import storybook
from scenarios.story import Said
from scenarios.storybook import TODAY
from scenarios.voices import (
    AT_NIGHT,
    BY_DAY,
    asked,
    crew,
    days_ago,
    heard,
    names_checked,
    of_newcomer,
    range_of_needs,
    stated,
    statement,
    view,
)

NAME = "complex-needs-in-words"
REFERRAL = "R-3"
URN = "SC900103"
ON = TODAY
ORLA = "C-31"
START = TODAY + timedelta(days=8)
EXPECTED = (Band.OUTSIDE, Band.NOT_UNLESS)
SAYS: tuple[Said, ...] = (
    ("range-of-needs", "seizures", Outcome.NOT_KNOWN),
    ("clinical-tasks", "rescue_medicine", Outcome.NOT_MET),
    ("clinical-tasks", "epilepsy_awareness", Outcome.NOT_MET),
    ("night-staffing", "night", Outcome.MET),
)
ASK_FIRST: FactRef | None = FactRef(URN, STATEMENT_ON, "seizures")
REMEDIED = True


def world() -> World:
    """Quillet House, whose day staff the epilepsy nurse has already taught, and Orla, who has seizures in her sleep."""
    residents = _residents()
    group = Group(urn=URN, residents=residents, ties=names_checked(ORLA, residents))
    return storybook.world(home=_home(), group=group, referral=_referral())


def _home() -> Home:
    taught = Competence(
        task="rescue_medicine",
        for_child=ORLA,
        assessed_on=days_ago(4),
        expires=days_ago(4) + timedelta(days=365),
        assessed_by="P. Lindqvist, epilepsy nurse",
    )
    return storybook.home(
        urn=URN,
        name="Quillet House",
        provider="Quillet Homes",
        statement=statement(
            needs=range_of_needs(silent=["seizures"]),
            ethos=stated("A nurturing home with high staffing for young people with complex needs.", "", 2),
        ),
        staff=(
            *crew("DAY", 7, BY_DAY, also=(taught,)),
            *crew("NIGHT", 4, AT_NIGHT, lacking=["epilepsy_awareness"]),
        ),
        activities=("baking", "swimming"),
    )


def _residents() -> tuple[Resident, ...]:
    return (
        storybook.resident(
            "C-32",
            "Tegan",
            date(2011, 12, 3),
            "room 1",
            interests=("baking",),
            views=of_newcomer(REFERRAL, view("She can come. Will there be an ambulance all the time?", welcomes=None)),
        ),
        storybook.resident(
            "C-33",
            "Zofia",
            date(2012, 6, 21),
            "room 2",
            night_care=NightCare.WAKING_SHARED,
            interests=("drawing",),
            views=of_newcomer(REFERRAL, view("I'd like someone my age who does art.")),
        ),
    )


def _orla() -> Child:
    seizures = (
        heard(
            3,
            Role.HEALTH,
            9,
            "Two long seizures this autumn, both asleep. Midazolam at five minutes, an ambulance at ten.",
            where="epilepsy clinic, 7 November",
            what_came_of_it="Medicine raised; the plan was written again.",
        ),
        heard(3, Role.PREVIOUS_CARER, 6, "You hear her breathing change. I slept with my door open for two years."),
    )
    return storybook.child(
        ORLA,
        "Orla",
        date(2012, 4, 27),
        needs={"seizures": seizures, "medicines": 2},
        clinical_tasks=(TaskNeeded(task="rescue_medicine"),),
        night_care=NightCare.WAKING_SHARED,
        interests=("drawing", "baking"),
        strengths=("funny", "tells people plainly what she needs"),
    )


def _referral() -> Referral:
    return storybook.referral(
        id=REFERRAL,
        child=_orla(),
        start=START,
        received_on=days_ago(10),
        education=Education(year_group=10, keep_school=True, school_place=storybook.HERE, has_plan=False),
        wishes=view("I want somebody who won't panic. And my own room for my drawings.", told_to=Role.KEY_WORKER),
        history=(storybook.foster_home("Her foster carer is to have an operation.", began=date(2022, 1, 10)),),
        enquiries=(
            asked(Role.SOCIAL_WORKER, 9, "The move date is the day before her carer goes into hospital."),
            asked(Role.PREVIOUS_SOCIAL_WORKER, 8, "Her seizures were mild when I knew her. Ask the nurse."),
            asked(Role.PREVIOUS_CARER, 7, "Let her sleep in after a bad night and she is herself by noon."),
            asked(Role.HEALTH, 9, "I taught the day staff last week. Nobody on nights was there.", ("seizures",)),
            asked(Role.CHILD, 6, "I want somebody who won't panic."),
        ),
    )
