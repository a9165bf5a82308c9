"""Worked examples for provision: a quiet space takes 28 days to arrange, a missing protocol 3, and there are 21."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import provision
from matching.world.staff import Shift, ShiftStaffing
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import beside
from tests.rules.case import Kind, RuleCase

RULE = provision
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN
GOOD, CONDITIONS, UNLESS = Band.GOOD, Band.CONDITIONS, Band.NOT_UNLESS
SPACE, PROTOCOL, WAKING = "low_arousal_space", "missing_protocol", "waking_night"


def _home(has: tuple[str, ...] = (), lacks: tuple[str, ...] = (), awake: int | None = 1) -> dict[str, Any]:
    return {"has": has, "lacks": lacks, "shifts": (ShiftStaffing(shift=Shift.NIGHT, awake=awake),)}


def _missing(home: dict[str, Any], level: Any = 2, days: int = 21) -> World:
    start = told.TODAY + timedelta(days=days)
    return beside({"needs": {"missing": level}}, home=home, referral={"start": start})


CASES = (
    RuleCase(Kind.MET, "in place", lambda: _missing(_home((PROTOCOL,))), MET, GOOD, GOOD, PROTOCOL, "in place"),
    RuleCase(
        Kind.NOT_MET,
        "can be arranged in time",
        lambda: _missing(_home(lacks=(PROTOCOL,))),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        PROTOCOL,
        "3 days",
    ),
    RuleCase(
        Kind.NOT_MET,
        "cannot be arranged in time",
        lambda: beside({"needs": {"autism_sensory": 3}}, home=_home(lacks=(SPACE,))),
        NOT_MET,
        UNLESS,
        UNLESS,
        SPACE,
    ),
    RuleCase(Kind.NOT_KNOWN, "not recorded", lambda: _missing(_home()), NOT_KNOWN, CONDITIONS, GOOD, PROTOCOL),
    RuleCase(
        Kind.NOT_KNOWN,
        "a need nobody asked about",
        lambda: _missing(_home(lacks=(PROTOCOL,)), ()),
        NOT_KNOWN,
        CONDITIONS,
        GOOD,
        PROTOCOL,
        "go missing",
    ),
    RuleCase(
        Kind.OTHER,
        "in place whatever the need turns out to be",
        lambda: _missing(_home((PROTOCOL,)), ()),
        MET,
        GOOD,
        GOOD,
        PROTOCOL,
    ),
    RuleCase(
        Kind.OTHER,
        "called for by two needs, one of them certain",
        lambda: beside({"needs": {"missing": 3, "sleep_night": ()}}, home=_home(awake=0)),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        WAKING,
        "going missing",
    ),
    RuleCase(Kind.OTHER, "somebody is awake", lambda: _missing(_home(), 3), MET, GOOD, GOOD, WAKING),
    RuleCase(
        Kind.NOT_KNOWN,
        "nobody said who is awake",
        lambda: _missing(_home(awake=None), 3),
        NOT_KNOWN,
        CONDITIONS,
        GOOD,
        WAKING,
    ),
    RuleCase(
        Kind.EDGE,
        "arranged by the first night",
        lambda: _missing(_home(lacks=(PROTOCOL,)), days=3),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        PROTOCOL,
    ),
    RuleCase(
        Kind.EDGE,
        "arranged the day after",
        lambda: _missing(_home(lacks=(PROTOCOL,)), days=2),
        NOT_MET,
        UNLESS,
        UNLESS,
        PROTOCOL,
    ),
    RuleCase(
        Kind.EDGE,
        "a level below, which calls for nothing",
        lambda: _missing(_home(lacks=(PROTOCOL,)), 1),
        Outcome.DOES_NOT_APPLY,
        GOOD,
        GOOD,
    ),
)
