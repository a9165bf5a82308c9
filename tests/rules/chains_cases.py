"""Worked examples for effects that travel: exploitation reaches Asha, who goes missing, and through her Bryony."""

from __future__ import annotations

from typing import Any

from matching.findings import Band, Outcome
from matching.rules import chains
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import ASHA, BRYONY, NEW, asha, beside, bryony, gone, measures, resolved
from tests.rules.case import Kind, RuleCase

RULE = chains
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN
GOOD, CONDITIONS = Band.GOOD, Band.CONDITIONS
FIRST, SECOND = "exploitation-missing", "missing-together"
CHAIN = f"{FIRST}:{NEW}>{ASHA}>{BRYONY}:{SECOND}"


def _missing(
    own: Any = 3, ashas: Any = 3, bryonys: Any = 1, own_missing: Any = 0, leaving: Any = None, **group: Any
) -> World:
    return beside(
        {"needs": {"criminal_exploitation": own, "missing": own_missing}},
        asha(needs={"missing": ashas}),
        bryony(needs={"missing": bryonys}, **(leaving or {})),
        group=group,
    )


def _case(
    kind: Kind, name: str, world: World, outcome: Outcome, worst: Band, best: Band, about: str, says: str = ""
) -> RuleCase:
    return RuleCase(kind, name, lambda: world, outcome, worst, best, about, says)


CASES = (
    _case(Kind.MET, "nothing travels", told.world(), MET, GOOD, GOOD, "none"),
    _case(
        Kind.MET,
        "broken at its second step",
        _missing(safeguards=measures(SECOND, ASHA, BRYONY, "missing-plan-each")),
        MET,
        GOOD,
        GOOD,
        CHAIN,
        "breaks the chain",
    ),
    _case(
        Kind.NOT_MET,
        "through Asha to Bryony",
        _missing(),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        CHAIN,
        "from Tamsin through Asha to Bryony",
    ),
    _case(Kind.NOT_KNOWN, "nobody asked the newcomer", _missing(()), NOT_KNOWN, CONDITIONS, GOOD, CHAIN),
    _case(Kind.NOT_KNOWN, "nobody asked Asha", _missing(3, ()), NOT_KNOWN, CONDITIONS, GOOD, CHAIN),
    _case(Kind.NOT_KNOWN, "nobody asked Bryony", _missing(3, 3, ()), NOT_KNOWN, CONDITIONS, GOOD, CHAIN),
    _case(
        Kind.NOT_KNOWN,
        "Bryony may have left",
        _missing(leaving=gone(told.FIRST_NIGHT, None)),
        NOT_KNOWN,
        CONDITIONS,
        GOOD,
        CHAIN,
    ),
    _case(Kind.EDGE, "Asha goes missing too rarely to take others", _missing(3, 2), MET, GOOD, GOOD, "none"),
    _case(Kind.EDGE, "Bryony has never gone missing", _missing(3, 3, 0), MET, GOOD, GOOD, "none"),
    _case(
        Kind.EDGE,
        "the newcomer goes missing too, and needs nobody between",
        _missing(own_missing=3),
        MET,
        GOOD,
        GOOD,
        CHAIN,
        "does not travel",
    ),
    _case(
        Kind.EDGE,
        "the newcomer goes missing a level less",
        _missing(own_missing=2),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        CHAIN,
    ),
    _case(
        Kind.OTHER,
        "the first step resolved by a named person",
        _missing(resolutions=resolved(FIRST, NEW, ASHA)),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        CHAIN,
    ),
    _case(Kind.OTHER, "one resident only", beside(), Outcome.DOES_NOT_APPLY, GOOD, GOOD, ""),
)
