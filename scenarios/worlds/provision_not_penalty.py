"""A disabled boy of 12 needs a trained team before he comes; that is for the home to arrange and never against him."""

from __future__ import annotations

from datetime import date, timedelta

from matching.findings import Band, FactRef, Outcome
from matching.world.child import Child, DayCare, Sex, TaskNeeded
from matching.world.facts import Role
from matching.world.group import Group, Resident
from matching.world.home import Home
from matching.world.referral import Education, Referral
from matching.world.world import World
from scenarios import storybook
from scenarios.story import Said
from scenarios.storybook import ALL_DAY, TODAY
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

NAME = "provision-not-penalty"
REFERRAL = "R-11"
URN = "SC900111"
ON = TODAY
JONAH = "C-111"
EXPECTED = (Band.CONDITIONS, Band.CONDITIONS)
SAYS: tuple[Said, ...] = (
    ("range-of-needs", "eating_drinking", Outcome.MET),
    ("clinical-tasks", "gastrostomy_feeding", Outcome.NOT_MET),
    ("clinical-tasks", "dysphagia_support", Outcome.NOT_MET),
    ("provision", "safe_kitchen", Outcome.NOT_MET),
    ("provision", "step_free_house", Outcome.MET),
)
ASK_FIRST: FactRef | None = None
REMEDIED = True


def world() -> World:
    """Speedwell Lodge has not looked after a child who is fed by tube before, and has four weeks to learn."""
    residents = _residents()
    group = Group(urn=URN, residents=residents, ties=names_checked(JONAH, residents))
    return storybook.world(home=_home(), group=group, referral=_referral())


def world_without_the_need() -> World:
    """The same boy, the same home, and he eats and drinks as others do."""
    plain = _jonah().model_copy(update={"facts": storybook.told({"mobility": 2}), "clinical_tasks": ()})
    referral = _referral().model_copy(update={"child": plain})
    return storybook.world(home=_home(), group=world().group(URN), referral=referral)


def _home() -> Home:
    taught = "We take a child fed by tube once the child's own nurse has taught the team."
    in_place = tuple(id for id in storybook.home().has if id != "safe_kitchen")
    return storybook.home(
        urn=URN,
        name="Speedwell Lodge",
        provider="Speedwell Children's Homes",
        statement=statement(needs=range_of_needs(can("eating_drinking", 3, taught, 9))),
        staff=crew("S", 9, ALL_DAY, lacking=["dysphagia_support"]),
        has=in_place,
        lacks=("safe_kitchen",),
        activities=("gaming", "wheelchair basketball"),
    )


def _residents() -> tuple[Resident, ...]:
    return (
        storybook.resident(
            "C-112",
            "Matthias",
            date(2013, 8, 15),
            "room 1",
            sex=Sex.MALE,
            interests=("gaming",),
            views=of_newcomer(REFERRAL, view("Can he do two-player? Then yes.")),
        ),
        storybook.resident(
            "C-113",
            "Grace",
            date(2014, 10, 6),
            "room 2",
            interests=("baking",),
            views=of_newcomer(REFERRAL, view("I want to know what the tube is so I don't stare.")),
        ),
    )


def _jonah() -> Child:
    fed = heard(
        3,
        Role.HEALTH,
        10,
        "Four feeds a day by tube, and tastes of what he likes. Two people know how; it takes three weeks to learn.",
        where="community nursing, 6 November",
    )
    return storybook.child(
        JONAH,
        "Jonah",
        date(2014, 3, 31),
        sex=Sex.MALE,
        needs={"eating_drinking": [fed], "mobility": 2},
        clinical_tasks=(TaskNeeded(task="gastrostomy_feeding"),),
        day_care=DayCare.ONE_TO_ONE,
        interests=("gaming", "wheelchair basketball"),
        strengths=("plays point guard", "explains his tube to anyone who asks politely"),
    )


def _referral() -> Referral:
    return storybook.referral(
        id=REFERRAL,
        child=_jonah(),
        received_on=days_ago(14),
        start=TODAY + timedelta(days=28),
        education=Education(year_group=8, keep_school=True, school_place=storybook.HERE, has_plan=True),
        wishes=view("I saw the kitchen. I want to cook even if I don't eat it.", told_to=Role.KEY_WORKER),
        history=(storybook.foster_home("His foster carers are moving abroad.", began=date(2019, 5, 20)),),
        enquiries=(
            asked(Role.SOCIAL_WORKER, 12, "He has been turned down nine times for his tube, never for himself."),
            asked(Role.TEAM_MANAGER, 12, "Health has agreed the training in writing."),
            asked(Role.PREVIOUS_CARER, 11, "Ask him first, then touch the chair."),
            asked(Role.HEALTH, 11, "I can start on Wednesday.", ("eating_drinking",)),
            asked(Role.CHILD, 9, "I want to cook even if I don't eat it."),
        ),
    )
