"""Worked examples for the gap in age: Tamsin is 13 on the first night, and five years are not too many."""

from __future__ import annotations

from datetime import date
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import age_spread
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import ASHA, asha, beside, gone
from tests.rules.case import Kind, RuleCase

RULE = age_spread
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN
GOOD, CONDITIONS = Band.GOOD, Band.CONDITIONS
OLD, YOUNG = date(2007, 12, 8), date(2018, 12, 7)
"""18 and 8 on the first night; born a day earlier or later, 19 and 7."""


def _ages(ashas: date | None, own: date | None = date(2013, 5, 3), stated: int | None = None, **changes: Any) -> World:
    gap = told.stated(stated) if stated is not None else ()
    home = {"statement": told.statement(widest_age_gap_years=gap)}
    return beside({"date_of_birth": own}, asha(born=ashas, **changes), home=home)


def _case(
    kind: Kind, name: str, world: World, outcome: Outcome, worst: Band, best: Band = GOOD, says: str = ""
) -> RuleCase:
    return RuleCase(kind, name, lambda: world, outcome, worst, best, ASHA, says)


CASES = (
    _case(Kind.MET, "a year apart", _ages(date(2014, 2, 20)), MET, GOOD, says="at most 5 years"),
    _case(Kind.NOT_MET, "seven years apart", _ages(date(2020, 2, 20)), NOT_MET, CONDITIONS, CONDITIONS),
    _case(Kind.NOT_KNOWN, "Asha's age is not known", _ages(None), NOT_KNOWN, CONDITIONS, says="Asha"),
    _case(Kind.NOT_KNOWN, "the newcomer's age is not known", _ages(YOUNG, None), NOT_KNOWN, CONDITIONS, says="Tamsin"),
    _case(Kind.NOT_KNOWN, "neither age is known", _ages(None, None), NOT_KNOWN, CONDITIONS),
    _case(
        Kind.NOT_KNOWN,
        "Asha may have left",
        _ages(date(2020, 2, 20), **gone(told.FIRST_NIGHT, None)),
        NOT_KNOWN,
        CONDITIONS,
    ),
    _case(Kind.EDGE, "five years older", _ages(OLD), MET, GOOD),
    _case(Kind.EDGE, "six years older", _ages(date(2007, 12, 7)), NOT_MET, CONDITIONS, CONDITIONS),
    _case(Kind.EDGE, "five years younger", _ages(YOUNG), MET, GOOD),
    _case(Kind.EDGE, "six years younger", _ages(date(2018, 12, 8)), NOT_MET, CONDITIONS, CONDITIONS),
    _case(Kind.OTHER, "as wide as the home states", _ages(date(2015, 2, 20), stated=2), MET, GOOD, says="at most 2"),
    _case(
        Kind.OTHER,
        "wider than the home states",
        _ages(date(2015, 2, 20), stated=1),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
    ),
)
