"""Worked examples for identity needs: the home cooks halal and has a Polish speaker."""

from __future__ import annotations

from matching.findings import Band, Outcome
from matching.rules import identity_needs
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = identity_needs
MEETS = ("halal", "polish", "hair care", "mosque")


def _declared(*needs: str, meets: tuple[str, ...] = MEETS) -> World:
    return told.world(home=told.home(meets=meets), referral=told.referral(identity_needs=needs))


CASES = (
    RuleCase(Kind.MET, "one, met", lambda: _declared("halal"), Outcome.MET, Band.GOOD, Band.GOOD, points=(2, 2)),
    RuleCase(Kind.MET, "none", _declared, Outcome.MET, Band.GOOD, Band.GOOD, points=(0, 0)),
    RuleCase(
        Kind.NOT_MET,
        "one, not met",
        lambda: _declared("kosher"),
        Outcome.NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
        says="kosher",
        points=(0, 0),
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "nobody asked",
        lambda: told.world(home=told.home(meets=MEETS), referral=told.referral(identity_needs=None)),
        Outcome.NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        says="culture, language, faith and diet",
        points=(0, 6),
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "nobody asked, and the home names nothing it meets",
        lambda: told.world(referral=told.referral(identity_needs=None)),
        Outcome.NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        points=(0, 6),
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "two told, and the home names nothing it meets",
        lambda: _declared("halal", "polish", meets=()),
        Outcome.NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        says="are met here today",
        points=(0, 4),
    ),
    RuleCase(
        Kind.EDGE,
        "none told, and the home names nothing it meets",
        lambda: _declared(meets=()),
        Outcome.MET,
        Band.GOOD,
        Band.GOOD,
        points=(0, 0),
    ),
    RuleCase(
        Kind.EDGE,
        "three met reach the most points",
        lambda: _declared("halal", "polish", "mosque"),
        Outcome.MET,
        Band.GOOD,
        Band.GOOD,
        points=(6, 6),
    ),
    RuleCase(
        Kind.EDGE, "four met add no more", lambda: _declared(*MEETS), Outcome.MET, Band.GOOD, Band.GOOD, points=(6, 6)
    ),
    RuleCase(
        Kind.OTHER,
        "one met and one not",
        lambda: _declared("halal", "kosher"),
        Outcome.NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
        says="To be arranged for Tamsin: kosher.",
        points=(2, 2),
    ),
)
