"""Worked examples for the placement plan: today is Monday 16 November 2026, and 5 working days are allowed."""

from __future__ import annotations

from datetime import date
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import placement_plan
from matching.world.referral import Urgency
from matching.world.statement import StayKind
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = placement_plan
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN
EMERGENCY: dict[str, Any] = {"urgency": Urgency.EMERGENCY}


def _stay(**changes: Any) -> World:
    return told.world(referral=told.referral(**changes))


def _break(nights: int | None) -> World:
    return _stay(kind=StayKind.SHORT_BREAK, expected_nights=nights)


def _case(kind: Kind, name: str, world: World, outcome: Outcome, says: str = "") -> RuleCase:
    worst = Band.GOOD if outcome is MET else Band.CONDITIONS
    best = Band.CONDITIONS if outcome is NOT_MET else Band.GOOD
    return RuleCase(kind, name, lambda: world, outcome, worst, best, says=says)


CASES = (
    _case(Kind.MET, "three weeks left", _stay(), MET, "due by 7 December 2026"),
    _case(Kind.MET, "agreed", _stay(start=told.TODAY, papers=("placement plan",)), MET, "agreed"),
    _case(Kind.EDGE, "starts tomorrow: today is left", _stay(start=date(2026, 11, 17)), MET),
    _case(Kind.NOT_MET, "starts tonight", _stay(start=told.TODAY), NOT_MET, "No working day is left"),
    _case(Kind.EDGE, "emergency tonight", _stay(start=told.TODAY, **EMERGENCY), MET, "due by 23 November 2026"),
    _case(Kind.EDGE, "fifth working day", _stay(start=date(2026, 11, 9), **EMERGENCY), MET, "due by 16 November 2026"),
    _case(Kind.EDGE, "a working day late", _stay(start=date(2026, 11, 6), **EMERGENCY), NOT_MET, "have passed"),
    _case(Kind.NOT_KNOWN, "a break of unknown length", _break(None), NOT_KNOWN, "how many nights"),
    _case(Kind.EDGE, "a break of 17 nights", _break(17), MET),
    _case(Kind.EDGE, "a break of 18 nights", _break(18), NOT_MET, "more than 17 nights"),
)
