"""A home registered for 9 to 17 works in truth with 13 to 17, and a girl of 10 is referred."""

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
from scenarios.voices import asked, days_ago, names_checked, of_newcomer, stated, statement, view

NAME = "younger-than-they-work-with"
REFERRAL = "R-14"
URN = "SC900114"
ON = TODAY
WREN, OLDEST = "C-141", "C-142"
EXPECTED = (Band.CONDITIONS, Band.CONDITIONS)
SAYS: tuple[Said, ...] = (
    ("registered-ages", "9 to 17", Outcome.MET),
    ("stated-ages", "", Outcome.MET),
    ("practised-ages", "", Outcome.NOT_MET),
    ("age-spread", OLDEST, Outcome.NOT_MET),
)
ASK_FIRST: FactRef | None = None
REMEDIED = False


def world() -> World:
    """Whinstone Gate, three teenagers and a team used to teenagers, and Wren, who is in Year 6."""
    residents = _residents()
    group = Group(urn=URN, residents=residents, ties=names_checked(WREN, residents))
    return storybook.world(home=_home(), group=group, referral=_referral())


def _home() -> Home:
    since = date(2018, 9, 1)
    return storybook.home(
        urn=URN,
        name="Whinstone Gate",
        provider="Whinstone Care",
        conditions=(
            PlacesCondition(since=since, most=4),
            AgesCondition(since=since, ages=Ages(youngest=9, oldest=17)),
        ),
        statement=statement(
            youngest=9,
            oldest=17,
            practised_ages=stated(Ages(youngest=13, oldest=17), "We work best with teenagers.", 3),
        ),
        activities=("skateboarding", "art"),
    )


def _residents() -> tuple[Resident, ...]:
    return (
        storybook.resident(
            OLDEST,
            "Josh",
            date(2010, 1, 15),
            "room 1",
            sex=Sex.MALE,
            interests=("skateboarding",),
            views=of_newcomer(REFERRAL, view("She's ten? She'll be bored. We're all at college.", welcomes=None)),
        ),
        storybook.resident(
            "C-143",
            "Megan",
            date(2012, 4, 30),
            "room 2",
            interests=("art",),
            views=of_newcomer(REFERRAL, view("I always wanted a little sister, so.")),
        ),
        storybook.resident(
            "C-144",
            "Nia",
            date(2013, 6, 8),
            "room 3",
            interests=("art", "music"),
            views=of_newcomer(REFERRAL, view("Is she scared of dogs? There aren't any, I just wondered.")),
        ),
    )


def _wren() -> Child:
    return storybook.child(
        WREN,
        "Wren",
        date(2016, 1, 24),
        interests=("art", "gymnastics"),
        strengths=("draws comics about a heron",),
    )


def _referral() -> Referral:
    return storybook.referral(
        id=REFERRAL,
        child=_wren(),
        received_on=days_ago(6),
        education=Education(year_group=6, keep_school=True, school_place=storybook.HERE, has_plan=False),
        wishes=view("I liked the girl who showed me her paints. The boys are big.", welcomes=None),
        history=(
            storybook.foster_home(
                "Her grandmother is going into a home herself.", kind="grandmother's home", began=date(2018, 2, 12)
            ),
        ),
        enquiries=(
            asked(Role.SOCIAL_WORKER, 5, "It is in law. Whether it is kind is another question."),
            asked(Role.TEAM_MANAGER, 5, "She needs somewhere by Christmas."),
            asked(Role.SCHOOL, 4, "Still holds a hand on the way to assembly."),
            asked(Role.CHILD, 4, "The boys are big."),
        ),
    )
