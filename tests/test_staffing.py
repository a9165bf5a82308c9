"""Staff for the whole group: the sum over residents whose care may not be known, held to trying every way it may be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import product
from math import ceil
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import find
from matching.details import detail_of
from matching.details.group_draw import GROUP_BY_DAY, GROUP_BY_NIGHT, GROUP_WAKING
from matching.details.home import STAFF_AWAKE, STAFF_SLEEPING_IN
from matching.findings import FactRef, Outcome
from matching.known import every_case
from matching.match import Match
from matching.rule import Rule
from matching.rules import day_staffing, night_staffing, night_waking
from matching.world.child import DayCare, NightCare
from matching.world.staff import Shift, ShiftStaffing
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import ASHA, BRYONY, asha, beside, bryony, gone
from tests.rules.case import open_example

SUMS = (GROUP_BY_DAY, GROUP_BY_NIGHT, GROUP_WAKING)
SOON = told.FIRST_NIGHT - timedelta(days=3)
BY_DAY = st.none() | st.sampled_from(DayCare)
BY_NIGHT = st.none() | st.sampled_from(NightCare)
FIRM = st.none() | st.booleans()
ASLEEP = st.none() | st.integers(0, 2)
AWAKE = st.none() | st.integers(0, 6)
Care = TypeVar("Care")


def _group(
    care: str, own: object, one: object, two: object, firm: bool | None, awake: int | None, asleep: int | None = 0
) -> World:
    """Asha stays; Bryony is to leave before the first night, if that is firm."""
    shifts = tuple(ShiftStaffing(shift=s, awake=awake, sleeping_in=asleep) for s in Shift)
    residents = (asha(**{care: one}), bryony(**{care: two}, **gone(SOON, firm)))
    return beside({care: own}, *residents, home={"shifts": shifts})


def _expected(answers: Iterable[bool]) -> Outcome:
    found = set(answers)
    return Outcome.NOT_KNOWN if len(found) == 2 else Outcome.MET if found == {True} else Outcome.NOT_MET


def _ways(care: Care | None, kinds: Iterable[Care]) -> Iterable[Care]:
    return kinds if care is None else (care,)


def _firm(firm: bool | None) -> tuple[bool, ...]:
    return (False, True) if firm is None else (firm,)


def _there(awake: int | None) -> Iterable[int]:
    return range(16) if awake is None else (awake,)


def _outcome(rule: Rule, world: World, about: str) -> Outcome:
    return next(f.outcome for f in find(open_example(world), (rule,)) if f.about == about)


@settings(max_examples=80)
@given(own=BY_DAY, one=BY_DAY, two=BY_DAY, firm=FIRM, awake=AWAKE)
def test_staff_by_day_are_enough_exactly_when_they_are_in_every_way_things_may_be(
    own: DayCare | None, one: DayCare | None, two: DayCare | None, firm: bool | None, awake: int | None
) -> None:
    enough = (
        max(1, ceil((a.quarters + b.quarters + (0 if left else c.quarters)) / 4)) <= there
        for a, b, c in product(*(_ways(care, DayCare) for care in (own, one, two)))
        for left, there in product(_firm(firm), _there(awake))
    )
    world = _group("day_care", own, one, two, firm, awake)
    assert _outcome(day_staffing, world, "day") is _expected(enough)


@settings(max_examples=80)
@given(own=BY_NIGHT, one=BY_NIGHT, two=BY_NIGHT, firm=FIRM, awake=AWAKE, asleep=ASLEEP)
def test_staff_at_night_are_enough_exactly_when_they_are_in_every_way_things_may_be(
    own: NightCare | None,
    one: NightCare | None,
    two: NightCare | None,
    firm: bool | None,
    awake: int | None,
    asleep: int | None,
) -> None:
    enough = (
        (ceil((a.waking_quarters + b.waking_quarters + (0 if left else c.waking_quarters)) / 4) or int(not sleeps))
        <= there
        for a, b, c in product(*(_ways(care, NightCare) for care in (own, one, two)))
        for left, there, sleeps in product(_firm(firm), _there(awake), (0, 1) if asleep is None else (asleep,))
    )
    world = _group("night_care", own, one, two, firm, awake, asleep)
    assert _outcome(night_staffing, world, "night") is _expected(enough)


def _nothing_known(residents: int) -> Match:
    blank = {"otherwise": None, "day_care": None, "night_care": None, **gone(SOON, None)}
    living = [told.resident(f"C-{n}", f"Child {n}", None, f"room {n}", **blank) for n in range(residents)]
    newcomer = {"otherwise": None, "day_care": None, "night_care": None}
    return open_example(beside(newcomer, *living, home={"shifts": ()}))


@pytest.mark.parametrize("rule", [day_staffing, night_staffing, night_waking], ids=lambda r: str(r.ID))
def test_no_sum_falls_apart_when_nothing_is_known_of_seven_children(rule: Rule) -> None:
    match = _nothing_known(6)
    assert max(len(every_case(q.judge, match)) for q in rule.questions(match)) <= 120


@pytest.mark.parametrize("name", SUMS)
def test_a_sum_that_is_learnt_is_known_and_is_what_was_learnt(name: str) -> None:
    match = _nothing_known(2)
    fact = FactRef(match.home.urn, name, match.start.isoformat())
    detail = detail_of(match, name)
    for total in detail.possible(match, fact):
        assert detail.possible(open_example(detail.learn(match.world, match, fact, total)), fact) == (total,)


def test_a_sum_asks_only_about_residents_of_whom_it_is_not_known() -> None:
    match = open_example(beside({}, asha(day_care=None), bryony()))
    fact = FactRef(match.home.urn, GROUP_BY_DAY, match.start.isoformat())
    question = detail_of(match, GROUP_BY_DAY).question(match, fact)
    assert "Asha" in question
    assert "Bryony" not in question


def test_learning_a_sum_leaves_what_is_known_as_it_was() -> None:
    match = open_example(beside({}, asha(day_care=None), bryony()))
    fact = FactRef(match.home.urn, GROUP_BY_DAY, match.start.isoformat())
    learnt = {c.id: c for c in detail_of(match, GROUP_BY_DAY).learn(match.world, match, fact, 6).children()}
    assert learnt[BRYONY] == match.person(BRYONY)
    assert learnt[ASHA].day_care is DayCare.ONE_TO_ONE


@pytest.mark.parametrize("rule", [day_staffing, night_staffing, night_waking], ids=lambda r: str(r.ID))
def test_a_shift_recorded_twice_with_more_people_than_are_supposed_is_still_read(rule: Rule) -> None:
    shifts = tuple(row for s in Shift for row in (ShiftStaffing(shift=s, awake=20), ShiftStaffing(shift=s)))
    outcomes = {f.outcome for f in find(open_example(beside({}, asha(), home={"shifts": shifts})), (rule,))}
    assert outcomes == {Outcome.MET}


@pytest.mark.parametrize(("name", "number"), [(STAFF_AWAKE, 2), (STAFF_SLEEPING_IN, 1)])
def test_learning_one_number_of_a_shift_leaves_the_other_not_recorded(name: str, number: int) -> None:
    match = open_example(beside({}, asha(), home={"shifts": ()}))
    fact = FactRef(match.home.urn, name, Shift.NIGHT.value)
    learnt = open_example(detail_of(match, name).learn(match.world, match, fact, number))
    other = STAFF_SLEEPING_IN if name == STAFF_AWAKE else STAFF_AWAKE
    assert detail_of(learnt, name).possible(learnt, fact) == (number,)
    assert len(detail_of(learnt, other).possible(learnt, fact._replace(name=other))) > 1


def test_a_shortage_says_how_many_more_people_make_it_enough_whatever_turns_out() -> None:
    world = _group("day_care", DayCare.TWO_TO_ONE, None, DayCare.ONE_TO_ONE, False, 1)
    finding = next(f for f in find(open_example(world), (day_staffing,)) if f.about == "day")
    (condition,) = finding.conditions
    assert condition.gap is not None
    assert (condition.gap.shift, condition.gap.amount) == ("day", 4)
    assert "4 to 5 people" in finding.reason
