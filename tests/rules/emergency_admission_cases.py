"""Worked examples for admissions at short notice: 8 hours and 28 nights unless told otherwise."""

from __future__ import annotations

from typing import Any

from matching.findings import Band, Outcome
from matching.rules import emergency_admission
from matching.world.referral import Urgency
from matching.world.statement import EmergencyPolicy, StayKind, WhoFor
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = emergency_admission
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
BLOCKED = (Outcome.NOT_MET, Band.OUTSIDE, Band.OUTSIDE)
OPEN = (Outcome.NOT_KNOWN, Band.OUTSIDE, Band.GOOD)
ON_CONDITION = (Outcome.NOT_MET, Band.CONDITIONS, Band.CONDITIONS)


def _world(open_to: WhoFor | None = WhoFor.ANY, least: int | None = 8, most: int | None = 28, **changes: Any) -> World:
    policy = open_to and EmergencyPolicy(open_to=open_to, least_notice_hours=least, longest_stay_nights=most)
    emergency = told.stated(policy) if policy else ()
    asked: dict[str, Any] = {"urgency": Urgency.EMERGENCY, "kind": StayKind.EMERGENCY, "expected_nights": 7}
    return told.world(
        home=told.home(statement=told.statement(emergency=emergency)),
        referral=told.referral(**(asked | {"notice_hours": 10} | changes)),
    )


CASES = (
    RuleCase(Kind.MET, "open to any child", _world, *MET, about="who"),
    RuleCase(Kind.NOT_MET, "open to nobody", lambda: _world(WhoFor.NOBODY), *BLOCKED, about="who"),
    RuleCase(Kind.NOT_MET, "open to children it knows", lambda: _world(WhoFor.KNOWN_CHILDREN), *BLOCKED, about="who"),
    RuleCase(
        Kind.MET,
        "open to children it knows, who knows this one",
        lambda: _world(WhoFor.KNOWN_CHILDREN, known_to_home=(told.URN,)),
        *MET,
        about="who",
    ),
    RuleCase(Kind.NOT_KNOWN, "not stated", lambda: _world(None), *OPEN, about="who", says="short notice"),
    RuleCase(Kind.EDGE, "just the notice asked for", lambda: _world(notice_hours=8), *MET, about="notice"),
    RuleCase(Kind.EDGE, "an hour less", lambda: _world(notice_hours=7), *BLOCKED, about="notice"),
    RuleCase(Kind.NOT_KNOWN, "notice not known", lambda: _world(notice_hours=None), *OPEN, about="notice"),
    RuleCase(
        Kind.EDGE, "no notice stated, just ours", lambda: _world(least=None, notice_hours=8), *MET, about="notice"
    ),
    RuleCase(
        Kind.EDGE,
        "no notice stated, less than ours",
        lambda: _world(least=None, notice_hours=7),
        *ON_CONDITION,
        about="notice",
    ),
    RuleCase(Kind.EDGE, "just the longest stay", lambda: _world(expected_nights=28), *MET, about="length"),
    RuleCase(Kind.EDGE, "a night longer", lambda: _world(expected_nights=29), *BLOCKED, about="length"),
    RuleCase(Kind.NOT_KNOWN, "length not known", lambda: _world(expected_nights=None), *OPEN, about="length"),
    RuleCase(
        Kind.OTHER,
        "a long stay that begins in an emergency",
        lambda: _world(kind=StayKind.LONG, expected_nights=300),
        *ON_CONDITION,
        about="length",
    ),
    RuleCase(Kind.OTHER, "the planning meeting", _world, *ON_CONDITION, about="meeting", says="10 December 2026"),
    RuleCase(
        Kind.OTHER,
        "an emergency stay with time to plan is still one",
        lambda: _world(WhoFor.NOBODY, urgency=Urgency.PLANNED),
        *BLOCKED,
        about="who",
    ),
    RuleCase(Kind.OTHER, "a planned stay", told.world, Outcome.DOES_NOT_APPLY, Band.GOOD, Band.GOOD),
)
