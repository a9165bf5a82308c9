"""Larkbeck, the home of the fullest example: four children, a cat, one bedroom free, and somebody awake at night."""

from __future__ import annotations

from datetime import date, timedelta

from matching.world.child import NightCare, Sex
from matching.world.facts import Role
from matching.world.group import Resident
from matching.world.home import AgesCondition, Home, Money, PlacesCondition
from matching.world.staff import Competence, StaffMember
from matching.world.statement import Ages, StatementOfPurpose
from scenarios import storybook
from scenarios.voices import (
    AT_NIGHT,
    BY_DAY,
    can,
    crew,
    days_ago,
    heard,
    not_heard,
    of_newcomer,
    range_of_needs,
    stated,
    statement,
    view,
)

URN = "SC900115"
RESIDENTS = ("C-152", "C-153", "C-154", "C-155")
RUBY, ARLO, MABEL, JUDE = RESIDENTS


def home(signed_off: str) -> Home:
    """The home; its day staff are signed off to give rescue medicine to one child, and its night staff are not."""
    since = date(2021, 2, 1)
    return storybook.home(
        urn=URN,
        name="Larkbeck",
        provider="Larkbeck Children's Homes",
        conditions=(
            PlacesCondition(since=since, most=5),
            AgesCondition(since=since, ages=Ages(youngest=8, oldest=17)),
        ),
        statement=_statement(),
        staff=_staff(signed_off),
        bedrooms=storybook.bedrooms(5),
        animals=("a cat",),
        meets=("halal food",),
        activities=("climbing", "baking", "football"),
        fee=Money(weekly_pounds=5_400),
    )


def _statement() -> StatementOfPurpose:
    seizures = "We care for children with epilepsy, rescue medicine included, once staff are signed off for the child."
    self_harm = "We support children who hurt themselves, with advice from mental health services."
    return statement(
        number=5,
        needs=range_of_needs(
            can("seizures", 3, seizures, 8), can("self_harm", 3, self_harm, 8), can("missing", 2, "Rarely.", 9)
        ),
        ethos=stated("Five children, one kitchen table, and adults who stay.", "", 2),
    )


def _staff(child: str) -> tuple[StaffMember, ...]:
    rescue = Competence(
        task="rescue_medicine",
        for_child=child,
        assessed_on=days_ago(6),
        expires=days_ago(6) + timedelta(days=365),
        assessed_by="C. Oyelaran, epilepsy nurse",
    )
    return (*crew("DAY", 8, BY_DAY, also=(rescue,)), *crew("NIGHT", 4, AT_NIGHT))


def residents(referral: str) -> tuple[Resident, ...]:
    """The four children, each with a view of the child referred, or why it has not been heard."""
    return (_ruby(referral), _arlo(referral), _mabel(referral), _jude(referral))


def _ruby(referral: str) -> Resident:
    last_year = heard(
        1,
        Role.KEY_WORKER,
        10,
        "Nothing since June last year. Anniversaries are hard; seeing it in others is harder.",
        where="at her last home",
    )
    return storybook.resident(
        RUBY,
        "Ruby",
        date(2012, 1, 17),
        "room 1",
        arrived=date(2025, 9, 1),
        needs={"self_harm": [last_year], "emotional_wellbeing": 2},
        interests=("baking",),
        views=of_newcomer(referral, view("A girl would be good. But not if she cuts. I can't do that again.", None)),
    )


def _arlo(referral: str) -> Resident:
    in_march = heard(
        2,
        Role.SOCIAL_WORKER,
        12,
        "He touched another boy's leg under a desk and stopped when told. He has done the work and keeps to his plan.",
        to_whom="a boy in his class",
        where="at school, in March",
        what_came_of_it="Assessed by a specialist; nothing since.",
    )
    return storybook.resident(
        ARLO,
        "Arlo",
        date(2014, 4, 6),
        "room 2",
        arrived=date(2025, 3, 31),
        sex=Sex.MALE,
        needs={"harmful_sexual_behaviour": [in_march]},
        interests=("football",),
        views=of_newcomer(referral, view("Can she play in goal?")),
    )


def _mabel(referral: str) -> Resident:
    grandfather = heard(1, Role.KEY_WORKER, 10, "Her grandfather died in September. She bakes his bread on Sundays.")
    return storybook.resident(
        MABEL,
        "Mabel",
        date(2011, 8, 29),
        "room 3",
        arrived=date(2023, 1, 9),
        needs={"calm_with_others": 1, "quiet_and_undemanding": 1, "recent_bereavement": [grandfather]},
        interests=("climbing", "baking"),
        views=of_newcomer(referral, view("I know Saf from climbing. She can have the top shelf.")),
    )


def _jude(referral: str) -> Resident:
    return storybook.resident(
        JUDE,
        "Jude",
        date(2015, 5, 21),
        "room 4",
        arrived=date(2026, 2, 16),
        sex=Sex.MALE,
        needs={"autism_sensory": 2, "sleep_night": 2},
        night_care=NightCare.WAKING_SHARED,
        interests=("trains",),
        views=of_newcomer(referral, not_heard("With his grandmother until Wednesday; his key worker asks him then.")),
    )
