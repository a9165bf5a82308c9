"""Worked examples for the good that children do each other: calm company, one point each way."""

from __future__ import annotations

from typing import Any

from matching.findings import Band, Outcome
from matching.rules import good_company
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import ASHA, NEW, asha, beside, gone
from tests.rules.case import Kind, RuleCase

RULE = good_company
CALM, ALONE = "calm_with_others", "isolated_from_peers"
TO_ASHA, FROM_ASHA = f"calm-company:{NEW}>{ASHA}", f"calm-company:{ASHA}>{NEW}"


def _calm(own: Any, ashas: Any, **resident: Any) -> World:
    return beside({"needs": {CALM: own}}, asha(needs={ALONE: ashas}, **resident))


def _case(kind: Kind, name: str, world: World, outcome: Outcome, points: tuple[int, int], about: str) -> RuleCase:
    return RuleCase(kind, name, lambda: world, outcome, Band.GOOD, Band.GOOD, about, points=points)


CASES = (
    _case(Kind.MET, "a calm newcomer for Asha", _calm(1, 1), Outcome.MET, (1, 1), TO_ASHA),
    _case(
        Kind.MET,
        "a calm resident for the newcomer",
        beside({"needs": {ALONE: 1}}, asha(needs={CALM: 1})),
        Outcome.MET,
        (1, 1),
        FROM_ASHA,
    ),
    _case(Kind.NOT_MET, "nobody is without friends", _calm(1, 0), Outcome.DOES_NOT_APPLY, (0, 0), ""),
    _case(Kind.NOT_KNOWN, "nobody asked Asha", _calm(1, ()), Outcome.NOT_KNOWN, (0, 1), TO_ASHA),
    _case(
        Kind.NOT_KNOWN,
        "Asha may have left",
        _calm(1, 1, **gone(told.FIRST_NIGHT, None)),
        Outcome.NOT_KNOWN,
        (0, 1),
        TO_ASHA,
    ),
    _case(
        Kind.EDGE,
        "anxious enough to settle beside somebody calm",
        beside({"needs": {CALM: 1}}, asha(needs={"emotional_wellbeing": 2})),
        Outcome.MET,
        (1, 1),
        f"calm-settling:{NEW}>{ASHA}",
    ),
    _case(
        Kind.EDGE,
        "a level below that",
        beside({"needs": {CALM: 1}}, asha(needs={"emotional_wellbeing": 1})),
        Outcome.DOES_NOT_APPLY,
        (0, 0),
        "",
    ),
)
