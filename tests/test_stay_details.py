"""What is learnt of a stay, a statement or a bedroom is known from then on, and is just what was learnt."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from matching.details import detail_of
from matching.details.earlier_breaks import BREAKS_IN_THIS_HOME, PREVIOUS_BREAKS
from matching.details.home import BEDROOM_FEATURE, LOCATION_ASSESSED, STATED_KINDS, STATEMENT_ON
from matching.details.referral import EXPECTED_NIGHTS, LEAVING_CONFIRMED, PAPERS
from matching.details.rooms import BEDROOM_FREE, RESIDENT_BEDROOM
from matching.details.stated import STATED
from matching.details.worded import WORDED_CONDITION
from matching.findings import FactRef
from matching.world.home import Bedroom, WordedCondition
from matching.world.referral import ShortBreakRecord
from matching.world.statement import EmergencyPolicy, StatementOfPurpose, StayKind, StayLength, WhoFor
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import open_example

WORDS = "No more than two children under ten."
CHILD, HOME, RESIDENT = "C-NEW", told.URN, "C-A"


def blank(**statement: Any) -> World:
    """A world in which nothing of this is recorded."""
    asha = told.two_residents()[0].model_copy(update={"bedroom": None, "leaving": told.FIRST_NIGHT})
    home = told.home(
        statement=StatementOfPurpose(**statement),
        conditions=(WordedCondition(since=told.YEAR_AGO, words=WORDS),),
        bedrooms=(Bedroom(id="room: 1"), Bedroom(id="room: 2")),
        location=None,
    )
    referral = told.referral(expected_nights=None, papers=None, previous_breaks=None)
    return told.world(home=home, group=told.group((asha,)), referral=referral)


FACTS = [
    FactRef(CHILD, EXPECTED_NIGHTS),
    FactRef(CHILD, PAPERS),
    FactRef(CHILD, PREVIOUS_BREAKS),
    FactRef(RESIDENT, LEAVING_CONFIRMED),
    FactRef(RESIDENT, RESIDENT_BEDROOM),
    FactRef(HOME, STATEMENT_ON, "mobility"),
    FactRef(HOME, STATED_KINDS, StayKind.SHORT_BREAK.value),
    FactRef(HOME, LOCATION_ASSESSED),
    FactRef(HOME, WORDED_CONDITION, WORDS),
    FactRef(HOME, BEDROOM_FEATURE, "room: 2:hoist"),
    *(FactRef(HOME, STATED, field) for field in ("ages", "number", "sex", "emergency")),
]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.name} {fact.part}")
def test_what_is_learnt_is_known(fact: FactRef) -> None:
    world = blank()
    match = open_example(world)
    detail = detail_of(match, fact.name)
    values = detail.possible(match, fact)
    assert len(set(values)) > 1
    for value in values:
        learnt = open_example(detail.learn(world, match, fact, value))
        assert detail.possible(learnt, fact) == (value,)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.name} {fact.part}")
def test_every_answer_and_question_has_its_words(fact: FactRef) -> None:
    match = open_example(blank())
    detail = detail_of(match, fact.name)
    said = [detail.say(match, [value]) for value in detail.possible(match, fact)]
    assert len(set(said)) == len(said)
    assert all(said)
    assert "?" in detail.question(match, fact) or fact.name == WORDED_CONDITION


@pytest.mark.parametrize("free", [True, False])
def test_learning_whether_any_bedroom_is_free_records_one_that_is_or_is_not(free: bool) -> None:
    world = told.world(home=told.home(bedrooms=()))
    match = open_example(world)
    learnt = detail_of(match, BEDROOM_FREE).learn(world, match, FactRef(HOME, BEDROOM_FREE), free)
    (room,) = open_example(learnt).home.bedrooms
    assert room.is_open_on(match.start) is free


def test_a_stay_of_unknown_length_may_fall_on_either_side_of_every_limit() -> None:
    world = blank(
        stay_length=told.stated(StayLength(shortest_nights=40, longest_nights=1_500)),
        emergency=told.stated(EmergencyPolicy(open_to=WhoFor.ANY, longest_stay_nights=9)),
    )
    match = open_example(world)
    nights = detail_of(match, EXPECTED_NIGHTS).possible(match, FactRef(CHILD, EXPECTED_NIGHTS))
    assert {9, 10, 17, 18, 39, 40, 1_500, 1_501} <= set(nights)
    assert list(nights) == sorted(set(nights))


def test_a_stay_of_one_night_at_shortest_supposes_no_stay_of_none() -> None:
    match = open_example(blank(stay_length=told.stated(StayLength(shortest_nights=1))))
    assert min(detail_of(match, EXPECTED_NIGHTS).possible(match, FactRef(CHILD, EXPECTED_NIGHTS))) == 1


@pytest.mark.parametrize("here", [True, False])
def test_learning_whether_breaks_of_no_known_home_were_here_leaves_those_that_are_known(here: bool) -> None:
    first = told.FIRST_NIGHT - timedelta(days=50)
    breaks = (
        ShortBreakRecord(first_night=first, nights=2, urn=told.URN),
        ShortBreakRecord(first_night=first + timedelta(days=9), nights=2),
    )
    world = told.world(referral=told.referral(previous_breaks=breaks))
    match, fact = open_example(world), FactRef(CHILD, BREAKS_IN_THIS_HOME)
    detail = detail_of(match, BREAKS_IN_THIS_HOME)
    assert detail.possible(match, fact) == (False, True)
    learnt = open_example(detail.learn(world, match, fact, here))
    assert detail.possible(learnt, fact) == (here,)
    known, _ = learnt.referral.previous_breaks or ()
    assert known == breaks[0]
