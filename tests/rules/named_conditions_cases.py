"""Worked examples for the other conditions of registration."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import named_conditions
from matching.world.home import NoAdmissionsCondition, WordedCondition
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = named_conditions
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
BLOCKED = (Outcome.NOT_MET, Band.OUTSIDE, Band.OUTSIDE)
OPEN = (Outcome.NOT_KNOWN, Band.OUTSIDE, Band.GOOD)


SINCE = date(2020, 1, 1)
WORDS = "No child who needs a hoist may be accommodated on the first floor."


def _worded(**recorded: Any) -> World:
    return _world(WordedCondition(since=SINCE, words=WORDS, **recorded))


def _world(*conditions: Any) -> World:
    return told.world(home=told.home(conditions=conditions))


def _barred(until: date | None) -> World:
    return _world(NoAdmissionsCondition(since=SINCE, until=until))


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
)
