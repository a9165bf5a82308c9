"""A boy's troubles would not touch a girl of 12 directly, and yet could reach her through the girl next door to her."""

from __future__ import annotations

from datetime import date

from matching.findings import Band, FactRef, Outcome
from matching.world.child import Child, Sex
from matching.world.facts import Role
from matching.world.group import Group, Resident, Safeguard
from matching.world.home import Home
from matching.world.referral import Education, Referral
from matching.world.world import World
from scenarios import storybook
from scenarios.story import Said
from scenarios.storybook import TODAY
from scenarios.voices import asked, days_ago, heard, names_checked, of_newcomer, statement, view

NAME = "through-a-third-child"
REFERRAL = "R-6"
URN = "SC900106"
ON = TODAY
CALLUM, JESSAMY, NUALA = "C-61", "C-62", "C-63"
FIRST_STEP = f"exploitation-missing:{CALLUM}>{JESSAMY}"
EXPECTED = (Band.CONDITIONS, Band.CONDITIONS)
SAYS: tuple[Said, ...] = (
    ("impact-pairs", FIRST_STEP, Outcome.NOT_MET),
    ("impact-pairs", f"exploitation-anyone:{CALLUM}>{NUALA}", Outcome.NOT_MET),
    ("chains", f"{FIRST_STEP}>{NUALA}:missing-together", Outcome.NOT_MET),
)
ASK_FIRST: FactRef | None = None
REMEDIED = True


def world() -> World:
    """Cobnut Lane: Jessamy stays out most weeks, and Nuala, three years younger, follows her everywhere."""
    residents = (_jessamy(), _nuala())
    group = Group(urn=URN, residents=residents, ties=names_checked(CALLUM, residents), safeguards=(_disruption(),))
    return storybook.world(home=_home(), group=group, referral=_referral())


def _home() -> Home:
    return storybook.home(
        urn=URN,
        name="Cobnut Lane",
        provider="Cobnut Children's Services",
        statement=statement(youngest=10, oldest=17),
        activities=("running", "gaming"),
    )


def _jessamy() -> Resident:
    stays_out = heard(
        3,
        Role.KEY_WORKER,
        5,
        "Five nights out since the start of October. She says she walks until she is tired.",
        where="the canal and the bus station",
        what_came_of_it="Home by herself each time; a talk with an independent worker each time.",
    )
    return storybook.resident(
        JESSAMY,
        "Jessamy",
        date(2011, 4, 2),
        "room 1",
        needs={"missing": [stays_out]},
        interests=("running",),
        views=of_newcomer(REFERRAL, view("Whatever. As long as he's not on my landing.", welcomes=None)),
    )


def _nuala() -> Resident:
    return storybook.resident(
        NUALA,
        "Nuala",
        date(2014, 6, 11),
        "room 2",
        interests=("gaming", "drawing"),
        views=of_newcomer(REFERRAL, view("Jess says it's fine so it's fine.")),
    )


def _disruption() -> Safeguard:
    return Safeguard(
        pair="exploitation-missing",
        source=CALLUM,
        affected=JESSAMY,
        measure="police-disruption",
        owner="Sgt A. Whitlock with B. Moreno, registered manager",
        in_place_since=days_ago(6),
        evidence="Minutes of 10 November: patrols at the bus station, two names warned off, a weekly call.",
    )


def _callum() -> Child:
    in_debt = heard(
        3,
        Role.SOCIAL_WORKER,
        4,
        "He holds things for two men and cannot say no until the debt is paid.",
        where="near his last foster home",
        what_came_of_it="Referred to the national scheme for victims; a decision is awaited.",
    )
    return storybook.child(
        CALLUM,
        "Callum",
        date(2011, 1, 20),
        sex=Sex.MALE,
        needs={"criminal_exploitation": [in_debt], "missing": 1},
        interests=("gaming", "running"),
        strengths=("county cross-country runner",),
    )


def _referral() -> Referral:
    return storybook.referral(
        id=REFERRAL,
        child=_callum(),
        received_on=days_ago(9),
        education=Education(year_group=11, keep_school=True, school_place=storybook.HERE, has_plan=False),
        wishes=view("I'd like to run again. I need a place they don't know.", told_to=Role.SOCIAL_WORKER),
        history=(storybook.foster_home("His foster carers were threatened at the door.", began=date(2024, 2, 5)),),
        enquiries=(
            asked(Role.SOCIAL_WORKER, 8, "He is frightened, and it comes out as cheek."),
            asked(Role.PREVIOUS_SOCIAL_WORKER, 8, "Nothing like this before the spring."),
            asked(Role.PREVIOUS_CARER, 7, "We would have kept him if the cars had stopped coming."),
            asked(Role.POLICE, 7, "We can keep eyes on the bus station.", ("criminal_exploitation",)),
            asked(Role.CHILD, 7, "I need a place they don't know."),
        ),
    )
