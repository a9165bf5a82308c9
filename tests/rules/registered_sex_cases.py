"""Worked examples for the registered sex; the newcomer is a girl."""

from __future__ import annotations

from datetime import date
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import registered_sex
from matching.world.child import Sex
from matching.world.home import NamedChildCondition, SexCondition
from matching.world.statement import SexServed
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = registered_sex
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
BLOCKED = (Outcome.NOT_MET, Band.OUTSIDE, Band.OUTSIDE)
OPEN = (Outcome.NOT_KNOWN, Band.OUTSIDE, Band.GOOD)


SINCE = date(2020, 1, 1)


def _world(served: SexServed, sex: Sex | None = Sex.FEMALE, *more: Any, until: date | None = None) -> World:
    home = told.home(conditions=(SexCondition(since=SINCE, until=until, sex=served), *more))
    return told.world(home=home, referral=told.referral(child=told.newcomer(sex=sex)))


WAIVED = NamedChildCondition(since=SINCE, child="C-NEW", waives_sex=True)
ANOTHER_WAIVED = NamedChildCondition(since=SINCE, child="C-OTHER", waives_sex=True)
DAY_AFTER = date(2026, 12, 8)

CASES = (
    RuleCase(Kind.MET, "a girl in a home for girls", lambda: _world(SexServed.FEMALE), *MET, about="female"),
    RuleCase(Kind.NOT_MET, "a girl in a home for boys", lambda: _world(SexServed.MALE), *BLOCKED, about="male"),
    RuleCase(
        Kind.NOT_KNOWN,
        "sex not recorded",
        lambda: _world(SexServed.MALE, None),
        *OPEN,
        about="male",
        says="which sex is recorded",
    ),
    RuleCase(Kind.OTHER, "any sex, not recorded", lambda: _world(SexServed.ANY, None), *MET, about="any"),
    RuleCase(
        Kind.EDGE,
        "the condition ends on the first night",
        lambda: _world(SexServed.MALE, until=told.FIRST_NIGHT),
        Outcome.DOES_NOT_APPLY,
        Band.GOOD,
        Band.GOOD,
    ),
    RuleCase(
        Kind.EDGE,
        "the condition ends the day after the first night",
        lambda: _world(SexServed.MALE, until=DAY_AFTER),
        *BLOCKED,
        about="male",
    ),
    RuleCase(Kind.OTHER, "waived for this child by name", lambda: _world(SexServed.MALE, Sex.FEMALE, WAIVED), *MET),
    RuleCase(
        Kind.OTHER,
        "waived for another child",
        lambda: _world(SexServed.MALE, Sex.FEMALE, ANOTHER_WAIVED),
        *BLOCKED,
        about="male",
    ),
)
