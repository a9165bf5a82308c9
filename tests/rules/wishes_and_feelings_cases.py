"""Worked examples for the child's own wishes: they may be stood on for 90 days."""

from __future__ import annotations

from datetime import timedelta

from matching.findings import Band, Outcome
from matching.rules import wishes_and_feelings
from matching.world.child import Heard, View
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = wishes_and_feelings
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN


def _wish(welcomes: bool | None, days_ago: int = 6, heard: Heard = Heard.SAID) -> World:
    words = None if heard is Heard.NOT_YET_ASKED else "As it was said."
    why_not = "In hospital." if heard is Heard.NOT_YET_ASKED else None
    wishes = View(
        heard=heard, on=told.TODAY - timedelta(days=days_ago), words=words, why_not=why_not, welcomes=welcomes
    )
    return told.world(referral=told.referral(wishes=wishes))


CASES = (
    RuleCase(Kind.MET, "for it", lambda: _wish(True), MET, Band.GOOD, Band.GOOD, says="said on 10 November 2026"),
    RuleCase(Kind.MET, "shown rather than said", lambda: _wish(True, heard=Heard.OBSERVED), MET, Band.GOOD, Band.GOOD),
    RuleCase(Kind.NOT_KNOWN, "left open", lambda: _wish(None), NOT_KNOWN, Band.CONDITIONS, Band.GOOD),
    RuleCase(Kind.NOT_MET, "against it", lambda: _wish(False), NOT_MET, Band.CONDITIONS, Band.CONDITIONS),
    RuleCase(
        Kind.NOT_KNOWN,
        "not yet asked",
        lambda: _wish(None, heard=Heard.NOT_YET_ASKED),
        NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        says="about living here",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "nothing recorded",
        lambda: told.world(referral=told.referral(wishes=None)),
        NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
    ),
    RuleCase(Kind.EDGE, "heard 90 days ago", lambda: _wish(True, days_ago=90), MET, Band.GOOD, Band.GOOD),
    RuleCase(Kind.EDGE, "heard 91 days ago", lambda: _wish(True, days_ago=91), NOT_KNOWN, Band.CONDITIONS, Band.GOOD),
)
