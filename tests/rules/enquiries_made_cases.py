"""Worked examples for the enquiries made about a child."""

from __future__ import annotations

from datetime import timedelta

from matching.findings import Band, Outcome
from matching.rules import enquiries_made
from matching.world.child import Heard, View
from matching.world.facts import Role
from matching.world.referral import Enquiry
from matching.world.world import World
from scenarios import storybook as told
from scenarios.storybook import asked
from tests.rules.case import Kind, RuleCase

RULE = enquiries_made
WORKER, BEFORE = "social worker", "previous social worker or team manager"
CARER, CHILD = "previous carer or school", "the child"


def _made(*enquiries: Enquiry, wishes: View | None = None) -> World:
    return told.world(referral=told.referral(enquiries=enquiries, wishes=wishes))


def _wishes(days_ago: int) -> View:
    return View(heard=Heard.SAID, on=told.TODAY - timedelta(days=days_ago), words="I would go there.", welcomes=True)


def _case(kind: Kind, name: str, world: World, about: str, outcome: Outcome, says: str = "") -> RuleCase:
    worst = Band.GOOD if outcome is Outcome.MET else Band.CONDITIONS
    best = Band.CONDITIONS if outcome is Outcome.NOT_MET else Band.GOOD
    return RuleCase(kind, name, lambda: world, outcome, worst, best, about, says)


CASES = (
    _case(Kind.MET, "social worker answered", _made(asked(Role.SOCIAL_WORKER, "Yes.")), WORKER, Outcome.MET),
    _case(Kind.MET, "a school does for a carer", _made(asked(Role.SCHOOL, "Yes.")), CARER, Outcome.MET),
    _case(Kind.NOT_MET, "nobody asked before", _made(asked(Role.SOCIAL_WORKER, "Yes.")), BEFORE, Outcome.NOT_MET),
    _case(
        Kind.NOT_KNOWN,
        "the carer's answer is awaited",
        _made(asked(Role.PREVIOUS_CARER, None)),
        CARER,
        Outcome.NOT_KNOWN,
        says="what does the previous carer say",
    ),
    _case(
        Kind.OTHER,
        "the carer is awaited and the school has answered",
        _made(asked(Role.PREVIOUS_CARER, None), asked(Role.SCHOOL, "Yes.")),
        CARER,
        Outcome.MET,
    ),
    _case(Kind.MET, "the child was asked", _made(asked(Role.CHILD, "Yes.")), CHILD, Outcome.MET),
    _case(Kind.NOT_KNOWN, "the child was not asked", _made(), CHILD, Outcome.NOT_KNOWN, says="what does the child say"),
    _case(Kind.EDGE, "wishes heard 90 days ago count", _made(wishes=_wishes(90)), CHILD, Outcome.MET),
    _case(Kind.EDGE, "wishes heard 91 days ago do not", _made(wishes=_wishes(91)), CHILD, Outcome.NOT_KNOWN),
)
