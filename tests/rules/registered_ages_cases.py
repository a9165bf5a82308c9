"""Worked examples for the registered ages: 8 to 17, first night 7 December 2026."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import registered_ages
from matching.world.home import AgesCondition, NamedChildCondition
from matching.world.statement import Ages
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = registered_ages
SPAN = "8 to 17"


def _born(day: date | None) -> World:
    return told.world(referral=told.referral(child=told.newcomer(date_of_birth=day)))


MET = (Outcome.MET, Band.GOOD, Band.GOOD)
BLOCKED = (Outcome.NOT_MET, Band.OUTSIDE, Band.OUTSIDE)
ON_CONDITION = (Outcome.NOT_MET, Band.CONDITIONS, Band.CONDITIONS)
SINCE = date(2020, 1, 1)
SECOND = told.FIRST_NIGHT + timedelta(days=1)
THIRD = SECOND + timedelta(days=1)
GROWING = date(2012, 12, 8)
"""Fourteen on the second night."""


def _registered(*conditions: Any, born: date = date(2013, 5, 3), nights: int | None = 300) -> World:
    child = told.newcomer(date_of_birth=born)
    return told.world(
        home=told.home(conditions=conditions), referral=told.referral(child=child, expected_nights=nights)
    )


def _from(day: date, oldest: int = 17) -> AgesCondition:
    return AgesCondition(since=day, ages=Ages(youngest=14, oldest=oldest))


def _waived(until: date | None) -> NamedChildCondition:
    return NamedChildCondition(since=SINCE, until=until, child="C-NEW", waives_ages=True)


CASES = (
    RuleCase(Kind.MET, "thirteen", lambda: _born(date(2013, 5, 3)), Outcome.MET, Band.GOOD, Band.GOOD, SPAN),
    RuleCase(Kind.NOT_MET, "seven", lambda: _born(date(2019, 5, 3)), Outcome.NOT_MET, Band.OUTSIDE, Band.OUTSIDE, SPAN),
    RuleCase(
        Kind.NOT_KNOWN,
        "no date of birth",
        lambda: _born(None),
        Outcome.NOT_KNOWN,
        Band.OUTSIDE,
        Band.GOOD,
        SPAN,
        says="date of birth",
    ),
    RuleCase(
        Kind.EDGE,
        "eighth birthday on the first night",
        lambda: _born(date(2018, 12, 7)),
        Outcome.MET,
        Band.GOOD,
        Band.GOOD,
        SPAN,
    ),
    RuleCase(
        Kind.EDGE,
        "eighth birthday the day after the first night",
        lambda: _born(date(2018, 12, 8)),
        Outcome.NOT_MET,
        Band.OUTSIDE,
        Band.OUTSIDE,
        SPAN,
    ),
    RuleCase(
        Kind.OTHER,
        "eighteen during the stay",
        lambda: _born(date(2009, 3, 1)),
        Outcome.NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
        SPAN,
    ),
    RuleCase(
        Kind.OTHER,
        "narrower from the second night",
        lambda: _registered(_from(SECOND)),
        *BLOCKED,
        "14 to 17",
        says="13 on 8 December 2026, outside the registered ages from then, 14 to 17",
    ),
    RuleCase(
        Kind.EDGE,
        "narrower from the last night",
        lambda: _registered(_from(SECOND), nights=2),
        *BLOCKED,
        "14 to 17",
    ),
    RuleCase(
        Kind.EDGE,
        "narrower from the day the stay ends",
        lambda: _registered(_from(SECOND), nights=1),
        Outcome.DOES_NOT_APPLY,
        Band.GOOD,
        Band.GOOD,
        says="recorded for ",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "narrower from a night that the stay may not reach",
        lambda: _registered(_from(SECOND), nights=None),
        Outcome.NOT_KNOWN,
        Band.OUTSIDE,
        Band.GOOD,
        "14 to 17",
        says="how many nights",
    ),
    RuleCase(
        Kind.EDGE,
        "narrower from the fourteenth birthday",
        lambda: _registered(_from(SECOND), born=date(2012, 12, 8)),
        *MET,
        "14 to 17",
    ),
    RuleCase(
        Kind.OTHER,
        "narrower during the stay, and grown past later in it",
        lambda: _registered(_from(SECOND, oldest=14), born=date(2012, 5, 3)),
        *ON_CONDITION,
        "14 to 14",
    ),
    RuleCase(
        Kind.EDGE,
        "the ages end on the birthday that would be past them",
        lambda: _registered(AgesCondition(since=SINCE, until=SECOND, ages=Ages(youngest=8, oldest=13)), born=GROWING),
        *MET,
        "8 to 13",
    ),
    RuleCase(
        Kind.EDGE,
        "the ages end the day after the birthday that is past them",
        lambda: _registered(AgesCondition(since=SINCE, until=THIRD, ages=Ages(youngest=8, oldest=13)), born=GROWING),
        *ON_CONDITION,
        "8 to 13",
    ),
    RuleCase(
        Kind.OTHER,
        "waived for this child by name",
        lambda: _registered(_from(SINCE), _waived(None)),
        *MET,
        says="waives the ages",
    ),
    RuleCase(
        Kind.OTHER,
        "waived for this child by name until the second night",
        lambda: _registered(_from(SINCE), _waived(SECOND)),
        *BLOCKED,
        "14 to 17",
        says="from then",
    ),
    RuleCase(
        Kind.EDGE,
        "waived for this child by name until the stay ends",
        lambda: _registered(_from(SINCE), _waived(SECOND), nights=1),
        *MET,
        says="waives the ages",
    ),
)
