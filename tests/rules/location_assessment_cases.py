"""Worked examples for the yearly review of the location; first night 7 December 2026."""

from __future__ import annotations

from datetime import timedelta

from matching.findings import Band, Outcome
from matching.rules import location_assessment
from matching.world.home import LocationAssessment
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = location_assessment
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
ON_CONDITION = (Outcome.NOT_MET, Band.CONDITIONS, Band.CONDITIONS)


def _reviewed(days_before: int | None) -> World:
    """So many days before the first night; None: not recorded."""
    if days_before is None:
        return told.world(home=told.home(location=None))
    done = told.FIRST_NIGHT - timedelta(days=days_before)
    return told.world(home=told.home(location=LocationAssessment(done_on=done)))


CASES = (
    RuleCase(Kind.MET, "reviewed in the autumn", lambda: _reviewed(60), *MET),
    RuleCase(Kind.NOT_MET, "reviewed two years ago", lambda: _reviewed(730), *ON_CONDITION),
    RuleCase(Kind.NOT_KNOWN, "not recorded", lambda: _reviewed(None), Outcome.NOT_KNOWN, Band.CONDITIONS, Band.GOOD),
    RuleCase(Kind.EDGE, "a year before the first night", lambda: _reviewed(365), *MET),
    RuleCase(Kind.EDGE, "a day more than a year before", lambda: _reviewed(366), *ON_CONDITION),
)
