"""Worked examples for the other conditions of registration."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import named_conditions
from matching.world.home import AgesCondition, NoAdmissionsCondition, PlacesCondition, WordedCondition
from matching.world.statement import Ages
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = named_conditions
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
BLOCKED = (Outcome.NOT_MET, Band.OUTSIDE, Band.OUTSIDE)
OPEN = (Outcome.NOT_KNOWN, Band.OUTSIDE, Band.GOOD)


SINCE = date(2020, 1, 1)
PLACES = PlacesCondition(since=SINCE, most=4)
SECOND = told.FIRST_NIGHT + timedelta(days=1)
WORDS = "No child who needs a hoist may be accommodated on the first floor."


def _worded(**recorded: Any) -> World:
    return _world(WordedCondition(since=SINCE, words=WORDS, **recorded))


def _world(*conditions: Any) -> World:
    return told.world(home=told.home(conditions=conditions))


def _worded_twice(one: WordedCondition, other: WordedCondition) -> tuple[World, World]:
    """Two conditions, listed in either order."""
    return _world(one, other), _world(other, one)


def _held(since: date = SINCE, **changes: Any) -> WordedCondition:
    return WordedCondition(since=since, words=WORDS, **changes)


def _worded_from(since: date, nights: int | None) -> World:
    condition = _held(since, breached_for=("R-1",))
    return told.world(home=told.home(conditions=(PLACES, condition)), referral=told.referral(expected_nights=nights))


def _either_order(
    kind: Kind, name: str, worlds: tuple[World, World], expected: tuple[Outcome, Band, Band], says: str = ""
) -> list[RuleCase]:
    return [
        RuleCase(kind, f"{name}, listed {order}", partial(_same, world), *expected, about=WORDS, says=says)
        for order, world in zip(("first", "last"), worlds, strict=True)
    ]


def _same(world: World) -> World:
    return world


def _barred(until: date | None) -> World:
    return _world(PLACES, NoAdmissionsCondition(since=SINCE, until=until))


CASES = (
    RuleCase(Kind.MET, "recorded as satisfied", lambda: _worded(satisfied_for=("R-1",)), *MET, about=WORDS),
    RuleCase(Kind.NOT_MET, "recorded as not satisfied", lambda: _worded(breached_for=("R-1",)), *BLOCKED, about=WORDS),
    RuleCase(Kind.NOT_KNOWN, "nobody has read it", _worded, *OPEN, about=WORDS, says=WORDS),
    RuleCase(Kind.NOT_KNOWN, "read for another referral", lambda: _worded(satisfied_for=("R-2",)), *OPEN, about=WORDS),
    RuleCase(
        Kind.OTHER,
        "recorded as both counts as not satisfied",
        lambda: _worded(satisfied_for=("R-1",), breached_for=("R-1",)),
        *BLOCKED,
        about=WORDS,
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "only those recorded that ended before the first night",
        partial(_world, PlacesCondition(since=SINCE, until=told.FIRST_NIGHT, most=4)),
        *OPEN,
        about="none recorded",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "only those recorded that begin after the first night",
        partial(_world, PlacesCondition(since=SECOND, most=4)),
        *OPEN,
        about="none recorded",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "ages alone recorded, and no number of places",
        partial(_world, AgesCondition(since=SINCE, ages=Ages(youngest=8, oldest=16))),
        *OPEN,
        about="none recorded",
    ),
    RuleCase(
        Kind.NOT_KNOWN, "none recorded", _world, *OPEN, about="none recorded", says="What does the certificate say"
    ),
    RuleCase(Kind.NOT_MET, "no admissions", lambda: _barred(None), *BLOCKED, about="no admissions"),
    RuleCase(
        Kind.EDGE,
        "no admissions up to the first night, inclusive",
        lambda: _barred(told.FIRST_NIGHT + timedelta(days=1)),
        *BLOCKED,
        about="no admissions",
        says="8 December 2026",
    ),
    RuleCase(
        Kind.EDGE,
        "the bar ends on the first night",
        lambda: _barred(told.FIRST_NIGHT),
        Outcome.DOES_NOT_APPLY,
        Band.GOOD,
        Band.GOOD,
    ),
    *_either_order(
        Kind.OTHER,
        "one that has ended says nothing for one that holds",
        _worded_twice(_held(until=told.TODAY, satisfied_for=("R-1",)), _held(breached_for=("R-1",))),
        BLOCKED,
    ),
    *_either_order(
        Kind.NOT_KNOWN,
        "one that has ended, and one that holds and nobody has read",
        _worded_twice(_held(until=told.TODAY, satisfied_for=("R-1",)), _held()),
        OPEN,
    ),
    *_either_order(
        Kind.OTHER,
        "of two that hold, not satisfied comes before satisfied",
        _worded_twice(_held(satisfied_for=("R-1",)), _held(breached_for=("R-1",))),
        BLOCKED,
    ),
    *_either_order(
        Kind.OTHER,
        "not satisfied once it holds again during the stay",
        _worded_twice(_held(until=SECOND, satisfied_for=("R-1",)), _held(SECOND, breached_for=("R-1",))),
        BLOCKED,
        says="from 8 December 2026",
    ),
    RuleCase(
        Kind.EDGE,
        "not satisfied, and holds from the last night",
        lambda: _worded_from(SECOND, nights=2),
        *BLOCKED,
        about=WORDS,
        says="from 8 December 2026",
    ),
    RuleCase(
        Kind.EDGE,
        "not satisfied, and holds from the day the stay ends",
        lambda: _worded_from(SECOND, nights=1),
        Outcome.DOES_NOT_APPLY,
        Band.GOOD,
        Band.GOOD,
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "not satisfied from a night that the stay may not reach",
        lambda: _worded_from(SECOND, nights=None),
        *OPEN,
        about=WORDS,
        says="how many nights",
    ),
)
