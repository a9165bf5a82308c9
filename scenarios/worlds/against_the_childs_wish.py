"""A girl of 15 is offered the home nearest to her own, and she has said plainly that it is too near."""

from __future__ import annotations

from datetime import date

from matching.findings import Band, FactRef, Outcome
from matching.world.child import Child
from matching.world.facts import Role
from matching.world.group import Group, Resident
from matching.world.home import Home
from matching.world.place import Place
from matching.world.referral import Education, Referral
from matching.world.world import World
from scenarios import storybook
from scenarios.story import Said
from scenarios.storybook import HERE, TODAY
from scenarios.voices import asked, days_ago, heard, names_checked, of_newcomer, statement, view

NAME = "against-the-childs-wish"
REFERRAL = "R-13"
URN = "SC900113"
ON = TODAY
LEILA = "C-131"
EXPECTED = (Band.CONDITIONS, Band.CONDITIONS)
SAYS: tuple[Said, ...] = (
    ("wishes-and-feelings", "", Outcome.NOT_MET),
    ("distance", "", Outcome.MET),
    ("school-kept", "", Outcome.MET),
    ("areas-to-avoid", "", Outcome.MET),
)
ASK_FIRST: FactRef | None = None
REMEDIED = False


def world() -> World:
    """Garganey Cottage stands two miles from her mother's door, and from the public house on the corner."""
    residents = _residents()
    group = Group(urn=URN, residents=residents, ties=names_checked(LEILA, residents))
    return storybook.world(home=_home(), group=group, referral=_referral())


def _home() -> Home:
    return storybook.home(
        urn=URN,
        name="Garganey Cottage",
        provider="Garganey Care",
        statement=statement(youngest=12, oldest=17),
        activities=("photography", "running"),
    )


def _residents() -> tuple[Resident, ...]:
    return (
        storybook.resident(
            "C-132",
            "Hannah",
            date(2011, 2, 9),
            "room 1",
            interests=("photography",),
            views=of_newcomer(REFERRAL, view("I know her a bit from sixth-form open day. She's nice.")),
        ),
        storybook.resident(
            "C-133",
            "Priya",
            date(2012, 3, 27),
            "room 2",
            interests=("running",),
            views=of_newcomer(REFERRAL, view("Happy with that.")),
        ),
    )


def _leila() -> Child:
    watchful = heard(
        1,
        Role.SCHOOL,
        7,
        "She plans her walk home around his shifts. Elsewhere she is easy company.",
        where="tutor time, this term",
    )
    return storybook.child(
        LEILA,
        "Leila",
        date(2011, 10, 12),
        needs={"emotional_wellbeing": [watchful]},
        interests=("photography",),
        strengths=("sold two of her photographs", "says what she means"),
        home_place=Place(easting=HERE.easting + 2_900, northing=HERE.northing + 1_100, authority="Westmarch"),
    )


def _referral() -> Referral:
    return storybook.referral(
        id=REFERRAL,
        child=_leila(),
        received_on=days_ago(9),
        education=Education(year_group=10, keep_school=True, school_place=HERE, has_plan=False),
        wishes=view(
            "I don't want to live round there. My stepdad drinks on that corner and I'd see him every day. "
            "I'd rather have the bus.",
            welcomes=False,
            ago=5,
            told_to=Role.ADVOCATE,
        ),
        history=(
            storybook.foster_home(
                "She asked not to go home after a weekend there.", kind="own family", began=date(2011, 10, 12)
            ),
        ),
        enquiries=(
            asked(Role.SOCIAL_WORKER, 8, "He has no order against him; she simply dreads meeting him."),
            asked(Role.TEAM_MANAGER, 8, "Near is what we are asked for. I will hear her again."),
            asked(Role.SCHOOL, 7, "She would take the bus and be on time."),
            asked(Role.ADVOCATE, 6, "She has thought about it more than we have."),
            asked(Role.CHILD, 6, "I'd rather have the bus."),
        ),
    )
