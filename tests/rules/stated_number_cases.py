"""Worked examples for the number in the statement of purpose: two children live here."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import stated_number
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = stated_number
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
BLOCKED = (Outcome.NOT_MET, Band.OUTSIDE, Band.OUTSIDE)
OPEN = (Outcome.NOT_KNOWN, Band.OUTSIDE, Band.GOOD)


def _number(*versions: Any) -> World:
    return told.world(home=told.home(statement=told.statement(number=versions)))


def _leaving(firm: bool | None) -> World:
    asha, bryony = told.two_residents()
    leaves = asha.model_copy(update={"leaving": told.FIRST_NIGHT, "leaving_confirmed": firm})
    home = told.home(statement=told.statement(number=told.stated(2)))
    return told.world(home=home, group=told.group((leaves, bryony)))


CASES = (
    RuleCase(Kind.MET, "a place is free", lambda: _number(*told.stated(4)), *MET),
    RuleCase(Kind.EDGE, "the last place", lambda: _number(*told.stated(3)), *MET),
    RuleCase(Kind.EDGE, "one over", lambda: _number(*told.stated(2)), *BLOCKED, says="3 children"),
    RuleCase(Kind.NOT_MET, "a home for one", lambda: _number(*told.stated(1)), *BLOCKED),
    RuleCase(Kind.NOT_KNOWN, "no number stated", _number, *OPEN, says="how many children"),
    RuleCase(Kind.NOT_KNOWN, "a leaving that nobody confirmed", lambda: _leaving(None), *OPEN),
    RuleCase(Kind.OTHER, "a leaving that is firm", lambda: _leaving(True), *MET),
    RuleCase(
        Kind.OTHER,
        "a revision in force before the first night counts",
        lambda: _number(*told.stated(4), *told.stated(2, effective=told.FIRST_NIGHT)),
        *BLOCKED,
    ),
    RuleCase(
        Kind.OTHER,
        "a revision during the stay counts from its day",
        lambda: _number(*told.stated(4), *told.stated(2, effective=told.FIRST_NIGHT + timedelta(days=9))),
        *BLOCKED,
        says="16 December 2026",
    ),
)
