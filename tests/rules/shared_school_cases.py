"""Worked examples for children who go to the same school as somebody they should not meet unseen."""

from __future__ import annotations

from typing import Any

from matching.findings import Band, Outcome
from matching.rules import shared_school
from matching.world.facts import Role
from matching.world.group import Tie, TieKind
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import ASHA, NEW, asha, beside, gone
from tests.rules.case import Kind, RuleCase

RULE = shared_school
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN
GOOD, CONDITIONS = Band.GOOD, Band.CONDITIONS
HERE, ELSEWHERE, NO_SCHOOL = "Fernbank Academy", "Elsewhere High", "none"
CONFLICT = Tie(children=(NEW, ASHA), kind=TieKind.CONFLICT, said_by=Role.SCHOOL, on=told.YEAR_AGO)


def _schools(own: str | None, ashas: str | None, *ties: Tie, **resident: Any) -> World:
    return beside({"school": own}, asha(school=ashas, **resident), group={"ties": ties})


def _case(
    kind: Kind, name: str, world: World, outcome: Outcome, worst: Band, best: Band = GOOD, says: str = ""
) -> RuleCase:
    return RuleCase(kind, name, lambda: world, outcome, worst, best, ASHA, says)


CHECKED = told.no_link(NEW, ASHA)
CASES = (
    _case(Kind.MET, "the same school, and no harm", _schools(HERE, HERE, CHECKED), MET, GOOD, says="same school"),
    _case(Kind.MET, "harm, and two schools", _schools(HERE, ELSEWHERE, CONFLICT), MET, GOOD),
    _case(Kind.NOT_MET, "harm, and one school", _schools(HERE, HERE, CONFLICT), NOT_MET, CONDITIONS, CONDITIONS),
    _case(Kind.NOT_KNOWN, "one school, names not checked", _schools(HERE, HERE), NOT_KNOWN, CONDITIONS, says="know of"),
    _case(Kind.NOT_KNOWN, "harm, school not known", _schools(None, HERE, CONFLICT), NOT_KNOWN, CONDITIONS),
    _case(Kind.NOT_KNOWN, "harm, resident's not known", _schools(HERE, None, CONFLICT), NOT_KNOWN, CONDITIONS),
    _case(Kind.NOT_KNOWN, "harm, neither known", _schools(None, None, CONFLICT), NOT_KNOWN, CONDITIONS),
    _case(
        Kind.NOT_KNOWN,
        "harm, one school, and Asha may have left",
        _schools(HERE, HERE, CONFLICT, **gone(told.FIRST_NIGHT, None)),
        NOT_KNOWN,
        CONDITIONS,
    ),
    _case(Kind.EDGE, "harm, and neither goes to school", _schools(NO_SCHOOL, NO_SCHOOL, CONFLICT), MET, GOOD),
    _case(Kind.OTHER, "no harm, and schools not known", _schools(None, None, CHECKED), MET, GOOD),
)
