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


def _later(*conditions: Any, nights: int | None = 300) -> World:
    return told.world(home=told.home(conditions=conditions), referral=told.referral(expected_nights=nights))


BOYS_THEN = SexCondition(since=DAY_AFTER, sex=SexServed.MALE)
BOYS = SexCondition(since=SINCE, sex=SexServed.MALE)
WAIVED_AT_FIRST = NamedChildCondition(since=SINCE, until=DAY_AFTER, child="C-NEW", waives_sex=True)

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
        says="recorded for ",
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
    RuleCase(
        Kind.OTHER,
        "for boys from the second night",
        lambda: _later(BOYS_THEN),
        *BLOCKED,
        about="male",
        says="From 8 December 2026 the home is registered for male",
    ),
    RuleCase(Kind.EDGE, "for boys from the last night", lambda: _later(BOYS_THEN, nights=2), *BLOCKED, about="male"),
    RuleCase(
        Kind.EDGE,
        "for boys from the day the stay ends",
        lambda: _later(BOYS_THEN, nights=1),
        Outcome.DOES_NOT_APPLY,
        Band.GOOD,
        Band.GOOD,
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "for boys from a night that the stay may not reach",
        lambda: _later(BOYS_THEN, nights=None),
        *OPEN,
        about="male",
        says="how many nights",
    ),
    RuleCase(
        Kind.OTHER,
        "waived for this child by name until the second night",
        lambda: _later(BOYS, WAIVED_AT_FIRST),
        *BLOCKED,
        about="male",
        says="From 8 December 2026",
    ),
)
