"""A boy of 12 fits a full home once the eldest has left, and nobody has yet confirmed that he will."""

from __future__ import annotations

from datetime import date

from matching.details.referral import LEAVING_CONFIRMED
from matching.findings import Band, FactRef, Outcome
from matching.world.child import Child, Sex
from matching.world.facts import Role
from matching.world.group import Group, Resident
from matching.world.home import Home, PlacesCondition
from matching.world.referral import Education, Referral
from matching.world.world import World
from scenarios import storybook
from scenarios.story import Said
from scenarios.storybook import FIRST_NIGHT, TODAY
from scenarios.voices import asked, days_ago, names_checked, of_newcomer, statement, view

NAME = "a-place-not-yet-free"
REFERRAL = "R-17"
URN = "SC900117"
ON = TODAY
OLU, MARCUS = "C-171", "C-172"
EXPECTED = (Band.OUTSIDE, Band.GOOD)
SAYS: tuple[Said, ...] = (
    ("registered-places", "", Outcome.NOT_KNOWN),
    ("stated-number", "", Outcome.NOT_KNOWN),
    ("bedroom", "", Outcome.NOT_KNOWN),
    ("practised-ages", "", Outcome.DOES_NOT_APPLY),
)
ASK_FIRST: FactRef | None = FactRef(MARCUS, LEAVING_CONFIRMED)
REMEDIED = False


def world() -> World:
    """Corncrake Villa, full with three; Marcus hopes to have his own flat in the first week of December."""
    residents = _residents()
    group = Group(urn=URN, residents=residents, ties=names_checked(OLU, residents))
    return storybook.world(home=_home(), group=group, referral=_referral())


def _home() -> Home:
    return storybook.home(
        urn=URN,
        name="Corncrake Villa",
        provider="Corncrake Homes",
        conditions=(PlacesCondition(since=date(2022, 5, 1), most=3),),
        statement=statement(number=3),
        bedrooms=storybook.bedrooms(3),
        activities=("rugby", "fishing"),
    )


def _residents() -> tuple[Resident, ...]:
    marcus = storybook.resident(
        MARCUS,
        "Marcus",
        date(2009, 2, 1),
        "room 1",
        sex=Sex.MALE,
        leaving=FIRST_NIGHT,
        leaving_confirmed=None,
        interests=("fishing",),
        views=of_newcomer(REFERRAL, view("He can have my room if the flat comes through. I'll leave him the rod.")),
    )
    others = (
        ("C-173", "Rhys", date(2013, 7, 19), "room 2", "Is he fast? We need a winger."),
        ("C-174", "Aidan", date(2014, 11, 11), "room 3", "Don't care. He can sit next to me."),
    )
    return (
        marcus,
        *(
            storybook.resident(
                id, name, born, room, sex=Sex.MALE, interests=("rugby",), views=of_newcomer(REFERRAL, view(words))
            )
            for id, name, born, room, words in others
        ),
    )


def _olu() -> Child:
    return storybook.child(
        OLU,
        "Olu",
        date(2014, 2, 16),
        sex=Sex.MALE,
        interests=("rugby", "fishing"),
        strengths=("patient enough to fish", "stands up for smaller boys"),
    )


def _referral() -> Referral:
    return storybook.referral(
        id=REFERRAL,
        child=_olu(),
        received_on=days_ago(11),
        education=Education(year_group=8, keep_school=True, school_place=storybook.HERE, has_plan=False),
        wishes=view("I came for tea and it was pie. I'd come back."),
        history=(storybook.foster_home("His foster carers are moving to Scotland.", began=date(2022, 8, 30)),),
        enquiries=(
            asked(Role.SOCIAL_WORKER, 9, "We can wait a week for the right place, not a month."),
            asked(Role.TEAM_MANAGER, 9, "Please hold it for us if you can."),
            asked(Role.PREVIOUS_CARER, 8, "He is the easiest boy we have had."),
            asked(Role.CHILD, 7, "I came for tea and it was pie."),
        ),
    )
