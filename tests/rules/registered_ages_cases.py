"""Worked examples for the registered ages: 8 to 17, first night 7 December 2026."""

from __future__ import annotations

from datetime import date

from matching.findings import Band, Outcome
from matching.rules import registered_ages
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = registered_ages
SPAN = "8 to 17"


def _born(day: date | None) -> World:
    return told.world(referral=told.referral(child=told.newcomer(date_of_birth=day)))


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
)
