"""Worked examples for the distance from home: near is 20 miles, all 20 points at the door."""

from __future__ import annotations

from matching.findings import Band, Outcome
from matching.rules import distance
from matching.world.place import Place
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = distance


def _living(miles: float | None, at: Place | None = told.HERE) -> World:
    lives = None if miles is None else told.miles_east(miles)
    referral = told.referral(child=told.newcomer(home_place=lives))
    return told.world(home=told.home(place=at), referral=referral)


def _case(kind: Kind, name: str, miles: float, outcome: Outcome, points: int) -> RuleCase:
    return RuleCase(kind, name, lambda: _living(miles), outcome, Band.GOOD, Band.GOOD, points=(points, points))


CASES = (
    _case(Kind.MET, "at the door", 0, Outcome.MET, 20),
    _case(Kind.NOT_MET, "thirty miles", 30, Outcome.NOT_MET, 5),
    _case(Kind.EDGE, "exactly twenty miles", 20.0, Outcome.MET, 10),
    _case(Kind.EDGE, "a tenth of a mile beyond twenty", 20.1, Outcome.NOT_MET, 10),
    _case(Kind.EDGE, "thirty-nine miles", 39.0, Outcome.NOT_MET, 1),
    _case(Kind.EDGE, "forty miles", 40.0, Outcome.NOT_MET, 0),
    _case(Kind.OTHER, "as far as the coast", 120, Outcome.NOT_MET, 0),
    RuleCase(
        Kind.NOT_KNOWN,
        "where the child's home is was not said",
        lambda: _living(None),
        Outcome.NOT_KNOWN,
        Band.GOOD,
        Band.GOOD,
        says="own home or community",
        points=(0, 20),
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "where this home is was not recorded",
        lambda: _living(3, at=None),
        Outcome.NOT_KNOWN,
        Band.GOOD,
        Band.GOOD,
        says="national grid",
        points=(0, 20),
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "neither is known",
        lambda: _living(None, at=None),
        Outcome.NOT_KNOWN,
        Band.GOOD,
        Band.GOOD,
        points=(0, 20),
    ),
)
