"""Worked examples for a quiet child beside one who takes two members of staff."""

from __future__ import annotations

from typing import Any

from matching.findings import Band, Outcome
from matching.rules import staff_draw
from matching.world.child import DayCare
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import ASHA, NEW, asha, beside, gone
from tests.rules.case import Kind, RuleCase

RULE = staff_draw
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN
GOOD, CONDITIONS = Band.GOOD, Band.CONDITIONS
QUIET = "quiet_and_undemanding"
TO_ASHA, FROM_ASHA = f"{NEW}>{ASHA}", f"{ASHA}>{NEW}"


def _busy(care: DayCare | None, quiet: Any, **resident: Any) -> World:
    return beside({"day_care": care}, asha(needs={QUIET: quiet}, **resident))


def _case(
    kind: Kind, name: str, world: World, outcome: Outcome, worst: Band, best: Band, about: str, says: str = ""
) -> RuleCase:
    return RuleCase(kind, name, lambda: world, outcome, worst, best, about, says)


CASES = (
    _case(Kind.MET, "nobody is quiet", _busy(DayCare.TWO_TO_ONE, 0), MET, GOOD, GOOD, "none"),
    _case(
        Kind.NOT_MET,
        "a busy newcomer and a quiet resident",
        _busy(DayCare.TWO_TO_ONE, 1),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        TO_ASHA,
        "Asha is easily overlooked",
    ),
    _case(
        Kind.NOT_MET,
        "a quiet newcomer and a busy resident",
        beside({"needs": {QUIET: 1}}, asha(day_care=DayCare.TWO_TO_ONE)),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        FROM_ASHA,
        "Tamsin is easily overlooked",
    ),
    _case(Kind.NOT_KNOWN, "care not known", _busy(None, 1), NOT_KNOWN, CONDITIONS, GOOD, TO_ASHA),
    _case(Kind.NOT_KNOWN, "nobody asked", _busy(DayCare.TWO_TO_ONE, ()), NOT_KNOWN, CONDITIONS, GOOD, TO_ASHA),
    _case(
        Kind.NOT_KNOWN,
        "Asha may have left",
        _busy(DayCare.TWO_TO_ONE, 1, **gone(told.FIRST_NIGHT, None)),
        NOT_KNOWN,
        CONDITIONS,
        GOOD,
        TO_ASHA,
    ),
    _case(Kind.EDGE, "one to one, and no more", _busy(DayCare.ONE_TO_ONE, 1), MET, GOOD, GOOD, "none"),
)
