"""Worked examples for the ages in the statement of purpose: 8 to 17."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import stated_ages
from matching.world.statement import Ages
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = stated_ages
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
BLOCKED = (Outcome.NOT_MET, Band.OUTSIDE, Band.OUTSIDE)
OPEN = (Outcome.NOT_KNOWN, Band.OUTSIDE, Band.GOOD)
ON_CONDITION = (Outcome.NOT_MET, Band.CONDITIONS, Band.CONDITIONS)


def _born(day: date | None, **changes: Any) -> World:
    return told.world(referral=told.referral(child=told.newcomer(date_of_birth=day), **changes))


LATER = told.stated(Ages(youngest=14, oldest=17), effective=told.FIRST_NIGHT)


SECOND = told.FIRST_NIGHT + timedelta(days=1)
FROM_SECOND = "from 2026-12-08"
AT_FIRST = told.stated(Ages(youngest=8, oldest=17))


def _stated(versions: Any, **changes: Any) -> World:
    return told.world(home=told.home(statement=told.statement(ages=versions)), referral=told.referral(**changes))


def _then(youngest: int, oldest: int = 17) -> Any:
    return (*AT_FIRST, *told.stated(Ages(youngest=youngest, oldest=oldest), effective=SECOND))


CASES = (
    RuleCase(Kind.MET, "thirteen", lambda: _born(date(2013, 5, 3)), *MET, says="Tamsin is 13"),
    RuleCase(Kind.NOT_MET, "seven", lambda: _born(date(2019, 5, 3)), *BLOCKED, says="Tamsin is 7"),
    RuleCase(Kind.NOT_KNOWN, "no date of birth", lambda: _born(None), *OPEN),
    RuleCase(Kind.NOT_KNOWN, "no ages stated", lambda: _stated(()), *OPEN, says="which ages does the statement"),
    RuleCase(Kind.EDGE, "eighth birthday on the first night", lambda: _born(date(2018, 12, 7)), *MET),
    RuleCase(Kind.EDGE, "eighth birthday the day after the first night", lambda: _born(date(2018, 12, 8)), *BLOCKED),
    RuleCase(Kind.OTHER, "eighteen during the stay", lambda: _born(date(2009, 3, 1)), *ON_CONDITION),
    RuleCase(
        Kind.EDGE,
        "eighteen on the day the stay ends",
        lambda: _born(date(2009, 1, 6), expected_nights=30),
        *MET,
    ),
    RuleCase(
        Kind.EDGE,
        "eighteen on the last night of the stay",
        lambda: _born(date(2009, 1, 5), expected_nights=30),
        *ON_CONDITION,
    ),
    RuleCase(
        Kind.OTHER,
        "eighteen in a stay of a length not known",
        lambda: _born(date(2009, 3, 1), expected_nights=None),
        Outcome.NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        says="how many nights",
    ),
    RuleCase(
        Kind.OTHER,
        "narrower from the first night on",
        lambda: _stated((*told.stated(Ages(youngest=8, oldest=17)), *LATER)),
        *BLOCKED,
    ),
    RuleCase(Kind.MET, "narrower from the second night: the first", lambda: _stated(_then(14)), *MET),
    RuleCase(
        Kind.NOT_MET,
        "narrower from the second night",
        lambda: _stated(_then(14)),
        *BLOCKED,
        about=FROM_SECOND,
        says="13 on 8 December 2026, outside the ages in the statement of purpose from then, 14 to 17",
    ),
    RuleCase(
        Kind.EDGE,
        "narrower from the last night",
        lambda: _stated(_then(14), expected_nights=2),
        *BLOCKED,
        about=FROM_SECOND,
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "narrower from a night that the stay may not reach",
        lambda: _stated(_then(14), expected_nights=None),
        *OPEN,
        about=FROM_SECOND,
        says="how many nights",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "not stated at first, narrower from the second night: the first",
        lambda: _stated(_then(14)[1:]),
        *OPEN,
        says="which ages does the statement",
    ),
    RuleCase(
        Kind.NOT_MET,
        "not stated at first, narrower from the second night",
        lambda: _stated(_then(14)[1:]),
        *BLOCKED,
        about=FROM_SECOND,
    ),
    RuleCase(
        Kind.EDGE,
        "wider before the child grows past",
        lambda: _stated(_then(8, 18), child=told.newcomer(date_of_birth=date(2008, 12, 8))),
        *MET,
    ),
)
