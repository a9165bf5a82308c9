"""A boy who grabs would live with a boy fed by tube, and evidence and a named manager have answered for it."""

from __future__ import annotations

from datetime import date

from matching.findings import Band, FactRef, Outcome
from matching.world.child import Child, DayCare, Heard, Sex
from matching.world.facts import Role
from matching.world.group import Group, Resident, Resolution, Safeguard
from matching.world.home import Home
from matching.world.referral import Education, Referral
from matching.world.world import World
from scenarios import storybook
from scenarios.story import Said
from scenarios.storybook import TODAY
from scenarios.voices import asked, days_ago, heard, names_checked, of_newcomer, statement, view

NAME = "red-pair-resolved"
REFERRAL = "R-4"
URN = "SC900104"
ON = TODAY
KWAME, TEDDY, SAFFRON = "C-41", "C-42", "C-43"
EXPECTED = (Band.CONDITIONS, Band.CONDITIONS)
SAYS: tuple[Said, ...] = (
    ("impact-pairs", f"touching-lines:{KWAME}>{TEDDY}", Outcome.MET),
    ("impact-pairs", f"food-taking-choking:{KWAME}>{TEDDY}", Outcome.MET),
    ("impact-pairs", f"food-taking-choking:{KWAME}>{SAFFRON}", Outcome.NOT_MET),
    ("residents-views", TEDDY, Outcome.MET),
)
ASK_FIRST: FactRef | None = None
REMEDIED = True


def world() -> World:
    """Pennyroyal Row after three visits at which what was planned between the children was tried."""
    residents = (_teddy(), _saffron())
    group = Group(
        urn=URN,
        residents=residents,
        ties=names_checked(KWAME, residents),
        safeguards=_safeguards(),
        resolutions=(_resolution(),),
    )
    return storybook.world(home=_home(), group=group, referral=_referral())


def _home() -> Home:
    return storybook.home(
        urn=URN,
        name="Pennyroyal Row",
        provider="Rowland Trust for Disabled Children",
        statement=statement(youngest=7, oldest=17),
        activities=("trampoline", "music", "gardening"),
    )


def _teddy() -> Resident:
    return storybook.resident(
        TEDDY,
        "Teddy",
        date(2016, 2, 11),
        "room 1",
        sex=Sex.MALE,
        needs={"eating_drinking": 3, "communication": 3},
        day_care=DayCare.ONE_TO_ONE,
        interests=("music",),
        views=of_newcomer(
            REFERRAL,
            view("Laughed and rolled his chair closer when Kwame drummed on the table.", heard=Heard.OBSERVED),
        ),
    )


def _saffron() -> Resident:
    return storybook.resident(
        SAFFRON,
        "Saffron",
        date(2013, 9, 5),
        "room 2",
        needs={"eating_drinking": 2, "learning_disability": 2},
        interests=("gardening",),
        views=of_newcomer(REFERRAL, view("He is loud but he is funny. Not my pudding.")),
    )


def _safeguards() -> tuple[Safeguard, ...]:
    tried = "Visits of 28 October, 4 and 12 November: handover notes by T. Okafor."
    measures = (
        ("touching-lines", "lines-secured", "The community nurse fitted a low tube and belt, and signed it off."),
        ("touching-lines", "staff-between", tried),
        ("food-taking-choking", "kitchen-control", "Kitchen log for October; the lock has been in use since 2024."),
        ("food-taking-choking", "staggered-meals", tried),
    )
    return tuple(
        Safeguard(
            pair=pair,
            source=KWAME,
            affected=TEDDY,
            measure=measure,
            owner="T. Okafor, deputy manager",
            in_place_since=days_ago(4),
            evidence=evidence,
        )
        for pair, measure, evidence in measures
    )


def _resolution() -> Resolution:
    return Resolution(
        pair="food-taking-choking",
        source=KWAME,
        affected=SAFFRON,
        by="H. Castellanos",
        role=Role.REGISTERED_MANAGER,
        on=days_ago(2),
        why="He has only ever taken finger food left out, and Saffron's food is served soft and to her hand. "
        "Her speech therapist agrees.",
    )


def _kwame() -> Child:
    grabs = heard(
        1,
        Role.SCHOOL,
        12,
        "He grabs what dangles: lanyards, hair, cords. He lets go if you count to three with him.",
        to_whom="anybody close by",
        where="corridors and the lunch queue",
    )
    takes = heard(1, Role.FAMILY, 12, "If there are crisps on the side they are gone.", where="at home")
    needs = {
        "unpredictable_touching": [grabs],
        "takes_or_throws_food": [takes],
        "autism_sensory": 2,
        "communication": 2,
        "learning_disability": 2,
        "challenging_behaviour": 2,
    }
    return storybook.child(
        KWAME,
        "Kwame",
        date(2015, 6, 18),
        sex=Sex.MALE,
        needs=needs,
        day_care=DayCare.ONE_TO_ONE,
        interests=("music", "trampoline"),
        strengths=("drums anything in perfect time", "comforts others when they cry"),
    )


def _referral() -> Referral:
    return storybook.referral(
        id=REFERRAL,
        child=_kwame(),
        received_on=days_ago(40),
        education=Education(year_group=7, keep_school=True, school_place=storybook.HERE, has_plan=True),
        wishes=view(
            "Took his shoes off at the door, found the drum and would not put his coat on to go.",
            heard=Heard.OBSERVED,
            told_to=Role.ADVOCATE,
        ),
        history=(storybook.foster_home("His foster carers are having twins.", began=date(2020, 9, 1)),),
        enquiries=(
            asked(Role.SOCIAL_WORKER, 38, "His carers will visit as long as he wants them."),
            asked(Role.TEAM_MANAGER, 38, "Funding is agreed for an adult of his own by day."),
            asked(Role.SCHOOL, 13, "He needs a job to do with his hands.", ("unpredictable_touching",)),
            asked(Role.FAMILY, 13, "He is a loving boy.", ("takes_or_throws_food",)),
            asked(Role.CHILD, 5, "Shown pictures of both houses, he handed over the one of Pennyroyal Row."),
        ),
    )
