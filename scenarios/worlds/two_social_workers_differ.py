"""Two social workers tell of the same boy of 13 in different ways, and a frail girl's safety turns on who is right."""

from __future__ import annotations

from datetime import date

from matching.findings import Band, FactRef, Outcome
from matching.world.child import Child, Sex
from matching.world.facts import Role
from matching.world.group import Group, Resident
from matching.world.home import Home
from matching.world.referral import Education, Referral
from matching.world.world import World
from scenarios import storybook
from scenarios.story import Said
from scenarios.storybook import TODAY
from scenarios.voices import asked, days_ago, heard, names_checked, of_newcomer, statement, view

NAME = "two-social-workers-differ"
REFERRAL = "R-9"
URN = "SC900109"
ON = TODAY
ROHAN, FFION, SAM = "C-91", "C-92", "C-93"
EXPECTED = (Band.NOT_UNLESS, Band.GOOD)
SAYS: tuple[Said, ...] = (
    ("impact-pairs", f"aggression-frailty:{ROHAN}>{FFION}", Outcome.NOT_KNOWN),
    ("enquiries-made", "previous social worker or team manager", Outcome.MET),
    ("range-of-needs", "aggression_to_peers", Outcome.MET),
)
ASK_FIRST: FactRef | None = FactRef(ROHAN, "aggression_to_peers")
REMEDIED = False


def world() -> World:
    """Teasel Court, where Ffion's bones break easily, and Rohan, who did or did not hurt a boy in June."""
    residents = (_ffion(), _sam())
    group = Group(urn=URN, residents=residents, ties=names_checked(ROHAN, residents))
    return storybook.world(home=_home(), group=group, referral=_referral())


def _home() -> Home:
    return storybook.home(
        urn=URN,
        name="Teasel Court",
        provider="Teasel Care",
        statement=statement(youngest=9, oldest=16),
        activities=("cricket", "gaming"),
    )


def _ffion() -> Resident:
    brittle = heard(
        1,
        Role.HEALTH,
        30,
        "Brittle bones. A shove in a corridor broke her wrist last year.",
        where="bone clinic letter, 17 October",
    )
    return storybook.resident(
        FFION,
        "Ffion",
        date(2015, 4, 14),
        "room 1",
        needs={"physically_frail": [brittle]},
        interests=("gaming",),
        views=of_newcomer(REFERRAL, view("Is he a pusher? I just need people to not be pushers.", welcomes=None)),
    )


def _sam() -> Resident:
    return storybook.resident(
        SAM,
        "Sam",
        date(2012, 9, 28),
        "room 2",
        sex=Sex.MALE,
        interests=("cricket",),
        views=of_newcomer(REFERRAL, view("If he bowls, yes.")),
    )


def _rohan() -> Child:
    this_year = heard(
        1,
        Role.SOCIAL_WORKER,
        3,
        "That was at his first foster home. There has been nothing this year.",
        to_whom="another foster child",
        where="his first foster home, in 2023",
        what_came_of_it="Written up as play that went wrong.",
    )
    in_june = heard(
        3,
        Role.PREVIOUS_SOCIAL_WORKER,
        5,
        "In June he broke a younger boy's finger over a games controller, and it was not the first time.",
        to_whom="a boy of 10 who lived there",
        where="in the shared room after school",
        what_came_of_it="The boy was moved out within the week.",
    )
    return storybook.child(
        ROHAN,
        "Rohan",
        date(2013, 3, 22),
        sex=Sex.MALE,
        needs={"aggression_to_peers": [this_year, in_june]},
        interests=("cricket", "gaming"),
        strengths=("bowls for the county under-14s", "owns up in the end"),
    )


def _referral() -> Referral:
    return storybook.referral(
        id=REFERRAL,
        child=_rohan(),
        received_on=days_ago(6),
        education=Education(year_group=9, keep_school=True, school_place=storybook.HERE, has_plan=False),
        wishes=view("Somewhere I can bowl. And where they don't read my file before they meet me."),
        history=(storybook.foster_home("The carers gave notice after a summer of quarrels.", began=date(2024, 7, 1)),),
        enquiries=(
            asked(Role.SOCIAL_WORKER, 4, "A sporty lad who gets a bad press.", ("aggression_to_peers",)),
            asked(Role.PREVIOUS_SOCIAL_WORKER, 6, "Read the June report before you decide.", ("aggression_to_peers",)),
            asked(Role.PREVIOUS_CARER, 4, None, ("aggression_to_peers",)),
            asked(Role.SCHOOL, 5, "No trouble in lessons. Break time is another matter."),
            asked(Role.CHILD, 4, "Somewhere I can bowl."),
        ),
    )
