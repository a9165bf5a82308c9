"""Worked examples for the ages a home works with: 13 to 15, in a home for 8 to 17."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import practised_ages
from matching.world.statement import Ages
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = practised_ages
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
ON_CONDITION = (Outcome.NOT_MET, Band.CONDITIONS, Band.CONDITIONS)


def _born(day: date | None) -> World:
    home = told.home(statement=told.statement(practised_ages=told.stated(Ages(youngest=13, oldest=15))))
    return told.world(home=home, referral=told.referral(child=told.newcomer(date_of_birth=day)))


OLDER_THEN = told.stated(Ages(youngest=14, oldest=17), effective=told.FIRST_NIGHT + timedelta(days=1))
FROM_SECOND = "from 2026-12-08"


def _practised(versions: Any, nights: int | None = 300) -> World:
    home = told.home(statement=told.statement(practised_ages=versions))
    return told.world(home=home, referral=told.referral(expected_nights=nights))


CASES = (
    RuleCase(Kind.MET, "thirteen", lambda: _born(date(2013, 5, 3)), *MET),
    RuleCase(Kind.NOT_MET, "ten", lambda: _born(date(2016, 5, 3)), *ON_CONDITION, says="Tamsin is 10"),
    RuleCase(Kind.NOT_KNOWN, "no date of birth", lambda: _born(None), Outcome.NOT_KNOWN, Band.CONDITIONS, Band.GOOD),
    RuleCase(Kind.EDGE, "thirteenth birthday on the first night", lambda: _born(date(2013, 12, 7)), *MET),
    RuleCase(Kind.EDGE, "thirteenth birthday the day after", lambda: _born(date(2013, 12, 8)), *ON_CONDITION),
    RuleCase(Kind.OTHER, "works with all its ages", told.world, Outcome.DOES_NOT_APPLY, Band.GOOD, Band.GOOD),
    RuleCase(
        Kind.NOT_MET,
        "older from the second night",
        lambda: _practised((*told.stated(Ages(youngest=8, oldest=17)), *OLDER_THEN)),
        *ON_CONDITION,
        about=FROM_SECOND,
        says="13 on 8 December 2026; the home says it works with 14 to 17 from then",
    ),
    RuleCase(
        Kind.EDGE, "older from the last night", lambda: _practised(OLDER_THEN, 2), *ON_CONDITION, about=FROM_SECOND
    ),
    RuleCase(
        Kind.EDGE,
        "older from the day the stay ends",
        lambda: _practised(OLDER_THEN, 1),
        Outcome.DOES_NOT_APPLY,
        Band.GOOD,
        Band.GOOD,
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "older from a night that the stay may not reach",
        lambda: _practised(OLDER_THEN, None),
        Outcome.NOT_KNOWN,
        Band.CONDITIONS,
        Band.GOOD,
        about=FROM_SECOND,
    ),
)
