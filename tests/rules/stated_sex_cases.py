"""Worked examples for the sex in the statement of purpose; the newcomer is a girl."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import stated_sex
from matching.world.child import Sex
from matching.world.statement import SexServed
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = stated_sex
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
BLOCKED = (Outcome.NOT_MET, Band.OUTSIDE, Band.OUTSIDE)
OPEN = (Outcome.NOT_KNOWN, Band.OUTSIDE, Band.GOOD)


def _world(versions: Any, sex: Sex | None = Sex.FEMALE, nights: int | None = 300) -> World:
    home = told.home(statement=told.statement(sex=versions))
    return told.world(home=home, referral=told.referral(child=told.newcomer(sex=sex), expected_nights=nights))


BOYS_LATER = (
    *told.stated(SexServed.ANY),
    *told.stated(SexServed.MALE, effective=told.FIRST_NIGHT),
)

DAY_AFTER = told.FIRST_NIGHT + timedelta(days=1)
FROM_SECOND = "from 2026-12-08"
BOYS_THEN = (BOYS_LATER[0], *told.stated(SexServed.MALE, effective=DAY_AFTER))

CASES = (
    RuleCase(Kind.MET, "a girl in a home for girls", lambda: _world(told.stated(SexServed.FEMALE)), *MET),
    RuleCase(Kind.MET, "any sex, not recorded", lambda: _world(told.stated(SexServed.ANY), None), *MET),
    RuleCase(Kind.NOT_MET, "a girl in a home for boys", lambda: _world(told.stated(SexServed.MALE)), *BLOCKED),
    RuleCase(Kind.NOT_KNOWN, "sex not recorded", lambda: _world(told.stated(SexServed.MALE), None), *OPEN),
    RuleCase(Kind.NOT_KNOWN, "sex not stated", lambda: _world(()), *OPEN, says="which sex does the statement"),
    RuleCase(Kind.EDGE, "for boys from the first night", lambda: _world(BOYS_LATER), *BLOCKED),
    RuleCase(
        Kind.EDGE,
        "for boys from the day after the first night",
        lambda: _world(BOYS_THEN),
        *MET,
    ),
    RuleCase(
        Kind.NOT_MET,
        "for boys from the second night",
        lambda: _world(BOYS_THEN),
        *BLOCKED,
        about=FROM_SECOND,
        says="From 8 December 2026 the statement of purpose says the home is for male",
    ),
    RuleCase(
        Kind.EDGE, "for boys from the last night", lambda: _world(BOYS_THEN, nights=2), *BLOCKED, about=FROM_SECOND
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "for boys from a night that the stay may not reach",
        lambda: _world(BOYS_THEN, nights=None),
        *OPEN,
        about=FROM_SECOND,
        says="how many nights",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "for boys from the second night, sex not recorded",
        lambda: _world(BOYS_THEN, None),
        *OPEN,
        about=FROM_SECOND,
    ),
)
