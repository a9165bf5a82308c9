"""A home's statement still promises a hoist, trained hands and someone awake at night, and today none of it is so."""

from __future__ import annotations

from datetime import date, timedelta

from matching.findings import Band, FactRef, Outcome
from matching.world.child import Child, DayCare, NightCare
from matching.world.facts import Role
from matching.world.group import Group, Resident
from matching.world.home import Home
from matching.world.referral import Education, Referral
from matching.world.staff import Competence, Shift, ShiftStaffing, StaffMember
from matching.world.statement import Origin, StatementOfPurpose
from matching.world.world import World
from scenarios import storybook
from scenarios.story import Said
from scenarios.storybook import TODAY
from scenarios.voices import (
    asked,
    can,
    crew,
    days_ago,
    heard,
    names_checked,
    of_newcomer,
    range_of_needs,
    statement,
    view,
)

NAME = "drifted-statement"
REFERRAL = "R-10"
URN = "SC900110"
ON = TODAY
BETHAN = "C-101"
EXPECTED = (Band.NOT_UNLESS, Band.NOT_UNLESS)
SAYS: tuple[Said, ...] = (
    ("range-of-needs", "mobility", Outcome.MET),
    ("range-of-needs", "sleep_night", Outcome.MET),
    ("bedroom", "", Outcome.NOT_MET),
    ("clinical-tasks", "moving_and_handling", Outcome.NOT_MET),
    ("night-staffing", "night", Outcome.NOT_MET),
    ("provision", "waking_night", Outcome.NOT_MET),
)
ASK_FIRST: FactRef | None = None
REMEDIED = True
DRIFTS = (
    ("says more than the home can do today", "need:mobility"),
    ("says more than the home can do today", "need:sleep_night"),
    ("sending a revision to HMCI", "need:sleep_night"),
    ("review of the statement", "whole statement"),
    ("still the organisation's template", "need:mobility"),
)
"""What a review of the statement must find: the check, and a field it concerns."""


def world() -> World:
    """Merrowdale: the hoist went with the girl it was bought for, and the night worker was not replaced."""
    residents = (_lottie(),)
    group = Group(urn=URN, residents=residents, ties=names_checked(BETHAN, residents))
    return storybook.world(home=_home(), group=group, referral=_referral())


def _home() -> Home:
    return storybook.home(
        urn=URN,
        name="Merrowdale",
        provider="Fellgate Group",
        statement=_statement(),
        staff=_staff(),
        shifts=(
            ShiftStaffing(shift=Shift.DAY, awake=3, sleeping_in=0),
            ShiftStaffing(shift=Shift.EVENING, awake=3, sleeping_in=0),
            ShiftStaffing(shift=Shift.NIGHT, awake=0, sleeping_in=2),
        ),
        bedrooms=storybook.bedrooms(3, lacking=["hoist"]),
        activities=("swimming", "music"),
    )


def _staff() -> tuple[StaffMember, ...]:
    lapsed = Competence(
        task="moving_and_handling",
        assessed_on=days_ago(440),
        expires=days_ago(75),
        assessed_by="D. Varga, occupational therapist",
    )
    return crew("S", 8, storybook.ALL_DAY, lacking=["moving_and_handling"], also=(lapsed,))


def _statement() -> StatementOfPurpose:
    hoist = "Ceiling hoists and trained staff allow us to welcome children who are moved by two people."
    awake = "Somebody is awake in every one of our homes, every night of the year."
    return statement(
        number=3,
        needs=range_of_needs(
            can("mobility", 3, hoist, 8, origin=Origin.TEMPLATE, effective=days_ago(900)),
            can("sleep_night", 3, awake, 10, origin=Origin.TEMPLATE, effective=days_ago(200)),
        ),
        reviewed_on=days_ago(520),
        sent_to_regulator_on=days_ago(500),
    )


def _lottie() -> Resident:
    return storybook.resident(
        "C-102",
        "Lottie",
        date(2013, 2, 17),
        "room 1",
        needs={"mobility": 2},
        interests=("music",),
        views=of_newcomer(REFERRAL, view("Someone else with wheels! We could race.")),
    )


def _bethan() -> Child:
    lifted = heard(
        3,
        Role.HEALTH,
        20,
        "Two people and a hoist for every move. She tells you when the sling is wrong; listen.",
        where="physiotherapy review, 27 October",
    )
    turned = heard(3, Role.FAMILY, 18, "She needs turning at one and at four, or she wakes in pain.", where="at home")
    return storybook.child(
        BETHAN,
        "Bethan",
        date(2013, 7, 7),
        needs={"mobility": [lifted], "sleep_night": [turned], "continence": 2},
        day_care=DayCare.ONE_TO_ONE,
        night_care=NightCare.WAKING_SHARED,
        interests=("music", "swimming"),
        strengths=("sharp sense of humour", "runs her school's radio hour"),
    )


def _referral() -> Referral:
    return storybook.referral(
        id=REFERRAL,
        child=_bethan(),
        received_on=days_ago(25),
        start=TODAY + timedelta(days=21),
        education=Education(year_group=9, keep_school=True, school_place=storybook.HERE, has_plan=True),
        wishes=view("I read their booklet. It says hoist. I'm not being carried like a baby.", told_to=Role.ADVOCATE),
        history=(
            storybook.foster_home("Her mother can no longer lift her.", kind="own family", began=date(2013, 7, 7)),
        ),
        enquiries=(
            asked(Role.SOCIAL_WORKER, 22, "Her mother will be there most days."),
            asked(Role.TEAM_MANAGER, 22, "We chose this home for what its statement says."),
            asked(Role.SCHOOL, 20, "Bethan runs this place."),
            asked(Role.HEALTH, 21, "I will train whoever you send, hoist permitting.", ("mobility",)),
            asked(Role.CHILD, 19, "It says hoist."),
        ),
    )
