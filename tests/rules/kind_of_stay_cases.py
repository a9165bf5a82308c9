"""Worked examples for the kinds of stay in the statement of purpose."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import kind_of_stay
from matching.world.statement import StayKind
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = kind_of_stay
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
BLOCKED = (Outcome.NOT_MET, Band.OUTSIDE, Band.OUTSIDE)
OPEN = (Outcome.NOT_KNOWN, Band.OUTSIDE, Band.GOOD)


def _world(kind: StayKind, versions: Any = None) -> World:
    changes = {} if versions is None else {"kinds_of_stay": versions}
    return told.world(
        home=told.home(statement=told.statement(**changes)), referral=told.referral(kind=kind, previous_breaks=())
    )


def _dropped_on(days: int) -> World:
    """Long stays, until so many days after the first night."""
    later = told.stated((StayKind.SHORT_BREAK,), effective=told.FIRST_NIGHT + timedelta(days=days))
    return _world(StayKind.LONG, (*told.stated((StayKind.LONG,)), *later))


CASES = (
    RuleCase(Kind.MET, "long stays are offered", lambda: _world(StayKind.LONG), *MET),
    RuleCase(Kind.NOT_MET, "short breaks are not", lambda: _world(StayKind.SHORT_BREAK), *BLOCKED),
    RuleCase(Kind.NOT_KNOWN, "not stated", lambda: _world(StayKind.LONG, ()), *OPEN, says="offer long stays"),
    RuleCase(Kind.EDGE, "dropped from the first night", lambda: _dropped_on(0), *BLOCKED),
    RuleCase(Kind.EDGE, "dropped from the day after the first night", lambda: _dropped_on(1), *MET),
)
