"""Worked examples for broken nights: level 3 often needs somebody awake, level 2 wakes easily."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import night_waking
from matching.world.staff import Shift, ShiftStaffing
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import ASHA, NEW, asha, beside, bryony, gone
from tests.rules.case import Kind, RuleCase

RULE = night_waking
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN
GOOD, CONDITIONS = Band.GOOD, Band.CONDITIONS
NIGHTS, LOUD = "sleep_night", "night_noise"
TO_ASHA, FROM_ASHA = f"{NEW}>{ASHA}", f"{ASHA}>{NEW}"
LATER = told.FIRST_NIGHT + timedelta(days=30)


def _nights(own: dict[str, Any], ashas: dict[str, Any], awake: int | None = 1, **resident: Any) -> World:
    shifts = (ShiftStaffing(shift=Shift.NIGHT, awake=awake),)
    return beside({"needs": own}, asha(needs=ashas, **resident), home={"shifts": shifts})


def _case(
    kind: Kind, name: str, world: World, outcome: Outcome, worst: Band, best: Band, about: str, says: str = ""
) -> RuleCase:
    return RuleCase(kind, name, lambda: world, outcome, worst, best, about, says)


CASES = (
    _case(Kind.MET, "all sleep", _nights({}, {}), MET, GOOD, GOOD, "help"),
    _case(Kind.MET, "only the newcomer wakes", _nights({NIGHTS: 3}, {}), MET, GOOD, GOOD, "help", "1 child"),
    _case(
        Kind.NOT_MET,
        "two wake and one is awake",
        _nights({NIGHTS: 3}, {NIGHTS: 3}),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        "help",
        "2 children",
    ),
    _case(
        Kind.NOT_MET,
        "a loud newcomer",
        _nights({LOUD: 1}, {NIGHTS: 2}),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        TO_ASHA,
        "Asha wakes easily",
    ),
    _case(
        Kind.NOT_MET,
        "a resident often up",
        _nights({NIGHTS: 2}, {NIGHTS: 3}),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        FROM_ASHA,
        "Tamsin wakes easily",
    ),
    _case(
        Kind.NOT_KNOWN, "newcomer not asked", _nights({NIGHTS: ()}, {NIGHTS: 3}), NOT_KNOWN, CONDITIONS, GOOD, "help"
    ),
    _case(
        Kind.NOT_KNOWN,
        "resident not asked",
        _nights({NIGHTS: 3}, {NIGHTS: ()}),
        NOT_KNOWN,
        CONDITIONS,
        GOOD,
        "help",
        "Asha",
    ),
    _case(
        Kind.NOT_KNOWN,
        "night staff not recorded",
        _nights({NIGHTS: 3}, {NIGHTS: 3}, None),
        NOT_KNOWN,
        CONDITIONS,
        GOOD,
        "help",
    ),
    _case(Kind.NOT_KNOWN, "noise not asked", _nights({LOUD: ()}, {NIGHTS: 2}), NOT_KNOWN, CONDITIONS, GOOD, TO_ASHA),
    _case(
        Kind.NOT_KNOWN,
        "Asha may have left",
        _nights({LOUD: 1}, {NIGHTS: 2}, **gone(told.FIRST_NIGHT, None)),
        NOT_KNOWN,
        CONDITIONS,
        GOOD,
        TO_ASHA,
    ),
    _case(Kind.EDGE, "as many awake as wake", _nights({NIGHTS: 3}, {NIGHTS: 3}, 2), MET, GOOD, GOOD, "help"),
    _case(Kind.EDGE, "a level below waking", _nights({NIGHTS: 2}, {NIGHTS: 3}), MET, GOOD, GOOD, "help"),
    _case(
        Kind.OTHER,
        "somebody who wakes arrives later",
        beside({"needs": {NIGHTS: 3}}, asha(), bryony(arrived=LATER, needs={NIGHTS: 4})),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        f"help from {LATER.isoformat()}",
    ),
)
