"""Worked examples for strengths: the home swims, gardens and bakes; five points for each, ten at most."""

from __future__ import annotations

from matching.findings import Band, Outcome
from matching.rules import strengths
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = strengths
ACTIVITIES = ("swimming", "gardening", "baking")


def _told(interests: tuple[str, ...], strengths: tuple[str, ...], activities: tuple[str, ...] = ACTIVITIES) -> World:
    child = told.newcomer(interests=interests, strengths=strengths)
    return told.world(home=told.home(activities=activities), referral=told.referral(child=child))


def _case(kind: Kind, name: str, world: World, outcome: Outcome, points: tuple[int, int], says: str = "") -> RuleCase:
    return RuleCase(kind, name, lambda: world, outcome, Band.GOOD, Band.GOOD, says=says, points=points)


CASES = (
    _case(Kind.MET, "an interest", _told(("Swimming",), ("kind",)), Outcome.MET, (5, 5), "swimming"),
    _case(Kind.MET, "a strength", _told(("chess",), ("baking",)), Outcome.MET, (5, 5), "baking"),
    _case(Kind.NOT_MET, "neither", _told(("chess",), ("kind",)), Outcome.NOT_MET, (0, 0), "chess, kind"),
    _case(Kind.NOT_KNOWN, "nobody asked", _told((), ()), Outcome.NOT_KNOWN, (0, 10), "what is the child good at"),
    _case(Kind.NOT_KNOWN, "no strength told", _told(("chess",), ()), Outcome.NOT_KNOWN, (0, 10)),
    _case(Kind.EDGE, "two reach the most", _told(("swimming", "baking"), ("kind",)), Outcome.MET, (10, 10)),
    _case(Kind.EDGE, "three add no more", _told(ACTIVITIES, ("kind",)), Outcome.MET, (10, 10)),
    _case(Kind.NOT_KNOWN, "the home tells nothing", _told(("chess",), ("kind",), ()), Outcome.NOT_KNOWN, (0, 10)),
    _case(Kind.EDGE, "one like it may take up", _told(("Chess",), ("chess",), ()), Outcome.NOT_KNOWN, (0, 5)),
    _case(
        Kind.OTHER,
        "neither the home nor anybody else tells",
        _told((), (), ()),
        Outcome.NOT_KNOWN,
        (0, 10),
        "what can children do here",
    ),
)
