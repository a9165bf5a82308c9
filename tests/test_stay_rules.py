"""Places and bedrooms are answered just as trying every way that the open facts could turn out answers them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from math import prod
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.check import find
from matching.details import detail_of
from matching.details.child import DATE_OF_BIRTH, SEX
from matching.details.home import BEDROOM_FEATURE
from matching.details.referral import EXPECTED_NIGHTS, LEAVING_CONFIRMED
from matching.details.rooms import RESIDENT_BEDROOM
from matching.findings import Band, FactRef, Finding
from matching.match import Match
from matching.rule import Rule
from matching.rules import bedroom, registered_places, stated_number
from matching.world.child import Sex
from matching.world.group import Resident
from matching.world.home import Bedroom, PlacesCondition
from matching.world.referral import Urgency
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import open_example

RULES: tuple[Rule, ...] = (registered_places, stated_number, bedroom)
MOST_CASES = 64
MOST_COMPLETIONS = 100
ROOMS = ("room 1", "room 2", "room 3")
NIGHT = told.FIRST_NIGHT
FEATURES = ("hoist", "pressure_mattress")


def days_near_the_stay() -> st.SearchStrategy[date]:
    """A day from a week before the first night to two weeks after."""
    return st.integers(-7, 14).map(lambda n: NIGHT + timedelta(days=n))


@st.composite
def residents(draw: st.DrawFn, id: str) -> Resident:
    leaving = draw(st.none() | days_near_the_stay())
    resident = told.resident(
        id,
        f"Resident {id}",
        draw(st.sampled_from([None, date(2012, 6, 1), date(2016, 6, 1)])),
        ROOMS[0],
        sex=draw(st.sampled_from([None, *Sex])),
        needs={"harmful_sexual_behaviour": draw(st.sampled_from([0, 2]))},
        arrived=draw(st.just(told.YEAR_AGO) | days_near_the_stay()),
        leaving=leaving,
        leaving_confirmed=draw(st.none() | st.booleans()) if leaving else None,
    )
    return resident.model_copy(update={"bedroom": draw(st.sampled_from([*ROOMS, None]))})


@st.composite
def rooms(draw: st.DrawFn, id: str) -> Bedroom:
    recorded = [draw(st.sampled_from(["has", "lacks", "neither"])) for _ in FEATURES]
    known = dict(zip(FEATURES, recorded, strict=True))
    return Bedroom(
        id=id,
        has=(*(f for f in told.bedrooms()[0].has if f not in FEATURES), *(f for f in FEATURES if known[f] == "has")),
        lacks=tuple(f for f in FEATURES if known[f] == "lacks"),
        beds=draw(st.integers(1, 2)),
        may_be_shared=draw(st.booleans()),
        closed_from=draw(st.none() | days_near_the_stay()),
        closed_until=draw(st.none() | days_near_the_stay()),
    )


@st.composite
def crowded_worlds(draw: st.DrawFn) -> World:
    """A small home around a stay of some nights, where who sleeps where and for how long is partly not known."""
    count = draw(st.integers(1, 3))
    home = told.home(
        bedrooms=tuple(draw(rooms(id)) for id in ROOMS[: draw(st.integers(1, 3))]),
        conditions=(PlacesCondition(since=told.YEAR_AGO, most=draw(st.integers(1, 4))),),
        statement=told.statement(number=told.stated(draw(st.integers(1, 4)))),
    )
    child = told.newcomer(
        sex=draw(st.sampled_from([None, Sex.MALE])),
        date_of_birth=draw(st.sampled_from([None, date(2013, 6, 1)])),
        needs={"skin": draw(st.sampled_from([0, 2, ()])), "mobility": draw(st.sampled_from([0, 3]))},
    )
    referral = told.referral(
        child=child,
        expected_nights=draw(st.sampled_from([None, 1, 8, 100])),
        urgency=draw(st.sampled_from(Urgency)),
    )
    living = tuple(draw(residents(f"C-{n}")) for n in range(count))
    return told.world(home=home, group=told.group(living), referral=referral)


def facts_of(match: Match) -> list[FactRef]:
    """Every fact that these rules may look at."""
    child, urn = match.child.id, match.home.urn
    found = [FactRef(child, f) for f in (EXPECTED_NIGHTS, SEX, DATE_OF_BIRTH, "skin", "mobility")]
    for resident in match.group.residents:
        found += [FactRef(resident.child.id, f) for f in (SEX, DATE_OF_BIRTH, RESIDENT_BEDROOM)]
        found += [FactRef(resident.child.id, LEAVING_CONFIRMED)] if resident.leaving else []
    return found + [FactRef(urn, BEDROOM_FEATURE, f"{r.id}:{f}") for r in match.home.bedrooms for f in FEATURES]


def open_facts(match: Match) -> list[tuple[FactRef, tuple[Any, ...]]]:
    """Facts that are open, with values enough to stand for all: birthdays a year and a bit apart."""
    every = [(fact, detail_of(match, fact.name).possible(match, fact)) for fact in facts_of(match)]
    few = [(fact, values[:: 14 if fact.name == DATE_OF_BIRTH else 1]) for fact, values in every]
    return [(fact, values) for fact, values in few if len(values) > 1]


def completions(world: World, match: Match) -> Iterator[World]:
    known = open_facts(match)
    for chosen in product(*(values for _, values in known)):
        complete = world
        for (fact, _), value in zip(known, chosen, strict=True):
            complete = detail_of(match, fact.name).learn(complete, match, fact, value)
        yield complete


def finding(rule: Rule, world: World) -> Finding:
    (found,) = find(open_example(world), [rule])
    return found


def narrowed(world: World, data: st.DataObject) -> World:
    """The world with facts learnt until few enough ways are left for all to be tried."""
    facts = open_facts(open_example(world))
    while prod(len(values) for _, values in facts) > MOST_COMPLETIONS:
        fact, values = data.draw(st.sampled_from(facts))
        value = data.draw(st.sampled_from(values))
        world = detail_of(open_example(world), fact.name).learn(world, open_example(world), fact, value)
        facts = open_facts(open_example(world))
    return world


@given(crowded_worlds(), st.data())
def test_places_and_bedrooms_are_answered_as_every_completion_answers_them(world: World, data: st.DataObject) -> None:
    world = narrowed(world, data)
    complete = list(completions(world, open_example(world)))
    for rule in RULES:
        found = [finding(rule, c) for c in complete]
        assert not any(f.turns_on for f in found)
        answer = finding(rule, world)
        assert (answer.worst, answer.best) == (min(f.worst for f in found), max(f.best for f in found))
        assert {answer.outcome} == {f.outcome for f in found} or answer.turns_on


@given(crowded_worlds())
def test_however_much_is_open_a_question_stays_small(world: World) -> None:
    for rule in RULES:
        assert len(finding(rule, world).cases) <= MOST_CASES


def nobody_knows(count: int) -> World:
    """A home where nothing was recorded of the child, of anybody living here, or of the bedrooms."""
    living = tuple(
        told.resident(f"C-{n}", "Someone", None, "room 1", otherwise=None, sex=None, leaving=NIGHT).model_copy(
            update={"bedroom": None}
        )
        for n in range(count)
    )
    home = told.home(
        bedrooms=tuple(Bedroom(id=f"room {n}", beds=2, may_be_shared=n % 2 == 0) for n in range(count + 1)),
        conditions=(PlacesCondition(since=told.YEAR_AGO, most=max(1, count // 2)),),
        statement=told.statement(number=told.stated(max(1, count // 2))),
    )
    child = told.newcomer(otherwise=None, sex=None, date_of_birth=None)
    return told.world(home=home, group=told.group(living), referral=told.referral(child=child, expected_nights=None))


@pytest.mark.parametrize("count", [1, 4, 7, 12])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.ID))
def test_where_nothing_at_all_is_known_the_answer_is_open_and_small(rule: Rule, count: int) -> None:
    found = finding(rule, nobody_knows(count))
    assert 1 < len(found.cases) <= MOST_CASES
    assert found.worst < found.best
    assert found.best is Band.GOOD


def naive(world: World, most: int) -> bool:
    """Whether some night of a wholly known stay is over the number, counted night by night."""
    match = open_example(world)
    for n in range(match.referral.expected_nights or 0):
        night = NIGHT + timedelta(days=n)
        here = [r for r in match.group.residents if r.arrived <= night and not (is_firm(r) and left_by(r, night))]
        if len(here) + 1 > most:
            return True
    return False


def is_firm(resident: Resident) -> bool:
    return resident.leaving_confirmed is True


def left_by(resident: Resident, night: date) -> bool:
    return resident.leaving is not None and resident.leaving <= night


@given(st.lists(residents("C"), max_size=4), st.integers(1, 20), st.integers(1, 4))
def test_places_are_counted_as_going_through_every_night_counts_them(
    drawn: list[Resident], nights: int, most: int
) -> None:
    living = tuple(_settled(r, f"C-{n}") for n, r in enumerate(drawn))
    home = told.home(conditions=(PlacesCondition(since=told.YEAR_AGO, most=most),))
    world = told.world(home=home, group=told.group(living), referral=told.referral(expected_nights=nights))
    assert (finding(registered_places, world).best is Band.OUTSIDE) == naive(world, most)


def _settled(resident: Resident, id: str) -> Resident:
    child = resident.child.model_copy(update={"id": id})
    return resident.model_copy(update={"child": child, "leaving_confirmed": resident.leaving_confirmed is True})
