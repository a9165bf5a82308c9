"""Worked examples for earlier placements: four or more call for a closer look."""

from __future__ import annotations

from datetime import date

from matching.findings import Band, Outcome
from matching.rules import moves_history
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = moves_history
FOSTER = "foster home, from 2021-03-01"


def _lived(count: int, why: str | None = "The carers retired.") -> World:
    history = tuple(told.foster_home(why, began=date(2021 - n, 3, 1)) for n in range(count))
    return told.world(referral=told.referral(history=history))


CASES = (
    RuleCase(Kind.MET, "one placement", lambda: _lived(1), Outcome.MET, Band.GOOD, Band.GOOD),
    RuleCase(Kind.MET, "the reason is told", lambda: _lived(1), Outcome.MET, Band.GOOD, Band.GOOD, FOSTER),
    RuleCase(Kind.NOT_MET, "six placements", lambda: _lived(6), Outcome.NOT_MET, Band.GOOD, Band.GOOD),
    RuleCase(Kind.EDGE, "three placements", lambda: _lived(3), Outcome.MET, Band.GOOD, Band.GOOD),
    RuleCase(Kind.EDGE, "four placements", lambda: _lived(4), Outcome.NOT_MET, Band.GOOD, Band.GOOD),
    RuleCase(
        Kind.NOT_KNOWN,
        "nobody said why it ended",
        lambda: _lived(1, why=None),
        Outcome.NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        FOSTER,
        says="why did, or does, this placement end",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "nobody said where the child has lived",
        lambda: told.world(referral=told.referral(history=None)),
        Outcome.NOT_KNOWN,
        Band.GOOD,
        Band.GOOD,
        says="where has the child lived before",
    ),
    RuleCase(Kind.EDGE, "never lived in care before", lambda: _lived(0), Outcome.MET, Band.GOOD, Band.GOOD),
    RuleCase(
        Kind.OTHER,
        "two entries for one placement, one with its reason",
        lambda: told.world(
            referral=told.referral(history=(told.foster_home(None), told.foster_home(ended=date(2023, 1, 1))))
        ),
        Outcome.MET,
        Band.GOOD,
        Band.GOOD,
        FOSTER,
    ),
)
