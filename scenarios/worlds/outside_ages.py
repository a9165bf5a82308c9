"""A boy of 9 is referred to a home for 11 to 17, and nothing that could be learnt of him changes that."""

from __future__ import annotations

from datetime import date

from matching.findings import Band, FactRef, Outcome
from matching.world.child import Child, Sex
from matching.world.facts import Role
from matching.world.group import Group, Resident
from matching.world.home import AgesCondition, Home, PlacesCondition
from matching.world.referral import Education, Referral
from matching.world.statement import Ages
from matching.world.world import World
from scenarios import storybook
from scenarios.story import Said
from scenarios.storybook import TODAY
from scenarios.voices import asked, days_ago, heard, names_checked, of_newcomer, statement, view

NAME = "outside-ages"
REFERRAL = "R-2"
URN = "SC900102"
ON = TODAY
IDRIS = "C-21"
EXPECTED = (Band.OUTSIDE, Band.OUTSIDE)
SAYS: tuple[Said, ...] = (
    ("registered-ages", "11 to 17", Outcome.NOT_MET),
    ("stated-ages", "", Outcome.NOT_MET),
    ("bedroom", "", Outcome.MET),
    ("range-of-needs", "all others", Outcome.MET),
)
ASK_FIRST: FactRef | None = None
REMEDIED = True


def world() -> World:
    """Thornmere Rise with two boys of secondary age, and Idris, who is in Year 5."""
    residents = _residents()
    group = Group(urn=URN, residents=residents, ties=names_checked(IDRIS, residents))
    return storybook.world(home=_home(), group=group, referral=_referral())


def _home() -> Home:
    since = date(2019, 4, 1)
    return storybook.home(
        urn=URN,
        name="Thornmere Rise",
        provider="Thornmere Care",
        conditions=(
            PlacesCondition(since=since, most=4),
            AgesCondition(since=since, ages=Ages(youngest=11, oldest=17)),
        ),
        statement=statement(youngest=11, oldest=17),
        activities=("football", "bike repair"),
    )


def _residents() -> tuple[Resident, ...]:
    return (
        storybook.resident(
            "C-22",
            "Lewis",
            date(2012, 10, 9),
            "room 1",
            sex=Sex.MALE,
            interests=("bike repair",),
            views=of_newcomer(REFERRAL, view("He's a bit little, but I could show him the bikes.")),
        ),
        storybook.resident(
            "C-23",
            "Dominik",
            date(2013, 1, 30),
            "room 2",
            sex=Sex.MALE,
            interests=("football", "chess"),
            views=of_newcomer(REFERRAL, view("Fine, if he doesn't touch my chess set.", welcomes=None)),
        ),
    )


def _idris() -> Child:
    calm = heard(
        1,
        Role.SCHOOL,
        6,
        "He went quiet when his foster carer fell ill. A walk with the caretaker puts him right.",
        where="at school, most Mondays since half-term",
    )
    return storybook.child(
        IDRIS,
        "Idris",
        date(2017, 3, 14),
        sex=Sex.MALE,
        needs={"emotional_wellbeing": [calm], "night_noise": []},
        school="Priory Lane Primary",
        interests=("football", "drawing"),
        strengths=("looks after the class tortoise",),
    )


def _referral() -> Referral:
    return storybook.referral(
        id=REFERRAL,
        child=_idris(),
        education=Education(year_group=5, keep_school=True, school_place=storybook.HERE, has_plan=False),
        wishes=view("I want a house with a football net. I don't mind who.", told_to=Role.SOCIAL_WORKER),
        history=(storybook.foster_home("His foster carer is ill and cannot go on.", began=date(2023, 6, 2)),),
        enquiries=(
            asked(Role.SOCIAL_WORKER, 6, "He needs a family really; we have asked eleven carers."),
            asked(Role.TEAM_MANAGER, 5, "We would rather wait for a carer than place him with teenagers."),
            asked(Role.SCHOOL, 6, "A gentle boy. Works best beside one other child."),
            asked(Role.CHILD, 5, "I want a house with a football net."),
        ),
        received_on=days_ago(7),
    )
