"""A boy who carries drugs for others would live with a girl who goes missing, and nobody has answered for it yet."""

from __future__ import annotations

from datetime import date

from matching.findings import Band, FactRef, Outcome
from matching.world.child import Child, Sex
from matching.world.facts import Basis, Role
from matching.world.group import Group, Resident
from matching.world.home import Home
from matching.world.referral import Education, Referral
from matching.world.world import World
from scenarios import storybook
from scenarios.story import Said
from scenarios.storybook import TODAY
from scenarios.voices import asked, days_ago, heard, names_checked, of_newcomer, statement, view

NAME = "red-pair-unresolved"
REFERRAL = "R-5"
URN = "SC900105"
ON = TODAY
HARVEY, POPPY, DYLAN = "C-51", "C-52", "C-53"
EXPECTED = (Band.NOT_UNLESS, Band.NOT_UNLESS)
SAYS: tuple[Said, ...] = (
    ("impact-pairs", f"exploitation-missing:{HARVEY}>{POPPY}", Outcome.NOT_MET),
    ("impact-pairs", f"none:{POPPY}>{HARVEY}", Outcome.MET),
    ("impact-pairs", f"exploitation-anyone:{HARVEY}>{DYLAN}", Outcome.NOT_MET),
    ("residents-views", POPPY, Outcome.NOT_KNOWN),
)
ASK_FIRST: FactRef | None = None
REMEDIED = True


def world() -> World:
    """Sallowfield Lodge, where Poppy is only now staying in most evenings, and Harvey, who owes money."""
    residents = (_poppy(), _dylan())
    group = Group(urn=URN, residents=residents, ties=names_checked(HARVEY, residents))
    return storybook.world(home=_home(), group=group, referral=_referral())


def _home() -> Home:
    return storybook.home(
        urn=URN,
        name="Sallowfield Lodge",
        provider="Sallowfield Care",
        statement=statement(youngest=11, oldest=17),
        activities=("boxing", "music", "cooking"),
    )


def _poppy() -> Resident:
    missing = heard(
        2,
        Role.KEY_WORKER,
        8,
        "Out past ten twice in October, both times by bus to the retail park. She rang to be fetched.",
        what_came_of_it="Came back unharmed; the police were told on the second evening.",
    )
    return storybook.resident(
        POPPY,
        "Poppy",
        date(2012, 7, 30),
        "room 1",
        needs={"missing": [missing]},
        interests=("music",),
        views=of_newcomer(REFERRAL, view("Boys like that know everyone. I don't really want to say.", welcomes=None)),
    )


def _dylan() -> Resident:
    return storybook.resident(
        DYLAN,
        "Dylan",
        date(2011, 5, 16),
        "room 2",
        sex=Sex.MALE,
        interests=("boxing",),
        views=of_newcomer(REFERRAL, view("Be good to have another lad.")),
    )


def _harvey() -> Child:
    carries = (
        heard(
            3,
            Role.YOUTH_JUSTICE,
            5,
            "He was stopped with somebody else's parcel and says he owes four hundred pounds.",
            to_whom="older boys known to the police",
            where="the bus station, 29 October",
            what_came_of_it="No charge; referred on as a likely victim.",
        ),
        heard(3, Role.POLICE, 4, "Two trips out of the county since August.", basis=Basis.HISTORY),
    )
    return storybook.child(
        HARVEY,
        "Harvey",
        date(2011, 3, 8),
        sex=Sex.MALE,
        needs={"criminal_exploitation": carries, "missing": 1, "offending": 1},
        interests=("boxing", "cooking"),
        strengths=("protective of his little sister", "can cook a roast"),
    )


def _referral() -> Referral:
    return storybook.referral(
        id=REFERRAL,
        child=_harvey(),
        received_on=days_ago(8),
        education=Education(year_group=11, keep_school=True, school_place=storybook.HERE, has_plan=False),
        wishes=view("I want out of there, but don't put me in the middle of nowhere.", told_to=Role.YOUTH_JUSTICE),
        history=(
            storybook.foster_home(
                "His mother asked for help to get him away.", kind="own family", began=date(2011, 3, 8)
            ),
        ),
        enquiries=(
            asked(Role.SOCIAL_WORKER, 7, "He has told us more this month than all year."),
            asked(Role.TEAM_MANAGER, 7, "A strategy meeting is set for Thursday."),
            asked(Role.SCHOOL, 6, "Present nine days in ten until September."),
            asked(Role.YOUTH_JUSTICE, 6, "He wants a way out that does not look like grassing."),
            asked(Role.CHILD, 6, "I want out of there."),
        ),
    )
