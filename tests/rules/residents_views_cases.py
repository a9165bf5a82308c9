"""Worked examples for what Asha, who lives here, feels about the newcomer: it may be stood on for 90 days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import residents_views
from matching.world.child import Heard, View
from matching.world.group import NewcomerView
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = residents_views
ASHA = "C-A"
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN


def _asha(*views: NewcomerView, **changes: Any) -> World:
    asha = told.resident(ASHA, "Asha", date(2014, 2, 20), "room 1", views=views, **changes)
    return told.world(group=told.group((asha, told.two_residents()[1])))


def _view(welcomes: bool | None, days_ago: int = 3, heard: Heard = Heard.SAID, referral: str = "R-1") -> NewcomerView:
    words = None if heard is Heard.NOT_YET_ASKED else "As it was said."
    view = View(heard=heard, on=told.TODAY - timedelta(days=days_ago), words=words, welcomes=welcomes)
    return NewcomerView(referral=referral, view=view)


CASES = (
    RuleCase(Kind.MET, "for it", lambda: _asha(_view(True)), MET, Band.GOOD, Band.GOOD, ASHA),
    RuleCase(
        Kind.MET,
        "shown rather than said",
        lambda: _asha(_view(True, heard=Heard.OBSERVED)),
        MET,
        Band.GOOD,
        Band.GOOD,
        ASHA,
    ),
    RuleCase(Kind.NOT_MET, "against it", lambda: _asha(_view(False)), NOT_MET, Band.CONDITIONS, Band.CONDITIONS, ASHA),
    RuleCase(
        Kind.NOT_KNOWN, "not asked", _asha, NOT_KNOWN, Band.CONDITIONS, Band.GOOD, ASHA, says="about Tamsin coming"
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "to be asked later",
        lambda: _asha(_view(None, heard=Heard.NOT_YET_ASKED)),
        NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        ASHA,
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "asked about somebody else",
        lambda: _asha(_view(True, referral="R-9")),
        NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        ASHA,
    ),
    RuleCase(Kind.EDGE, "heard 90 days ago", lambda: _asha(_view(True, 90)), MET, Band.GOOD, Band.GOOD, ASHA),
    RuleCase(
        Kind.EDGE, "heard 91 days ago", lambda: _asha(_view(True, 91)), NOT_KNOWN, Band.CONDITIONS, Band.GOOD, ASHA
    ),
    RuleCase(
        Kind.OTHER,
        "came round to it",
        lambda: _asha(_view(False, days_ago=9), _view(True, days_ago=2)),
        MET,
        Band.GOOD,
        Band.GOOD,
        ASHA,
    ),
    RuleCase(
        Kind.EDGE,
        "of two views of one day, the one against it",
        lambda: _asha(_view(False), _view(True)),
        NOT_MET,
        Band.CONDITIONS,
        Band.CONDITIONS,
        ASHA,
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "against it, and may have left by then",
        lambda: _asha(_view(False), leaving=told.FIRST_NIGHT),
        NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        ASHA,
        says="leaving date firm",
    ),
    RuleCase(
        Kind.OTHER,
        "nobody lives here",
        lambda: told.world(group=told.group(())),
        Outcome.DOES_NOT_APPLY,
        Band.GOOD,
        Band.GOOD,
    ),
)
