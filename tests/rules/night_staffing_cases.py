"""Worked examples for staff at night: one awake and one sleeping in, unless the story says otherwise."""

from __future__ import annotations

from matching.findings import Band, Outcome
from matching.rules import night_staffing
from matching.world.child import NightCare
from matching.world.staff import Shift, ShiftStaffing
from matching.world.world import World
from tests.rules.beside import asha, beside, bryony
from tests.rules.case import Kind, RuleCase

RULE = night_staffing
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN
GOOD, UNLESS = Band.GOOD, Band.NOT_UNLESS
SLEEP_IN, SHARED, OWN = NightCare.SLEEP_IN, NightCare.WAKING_SHARED, NightCare.WAKING_ONE_TO_ONE


def _night(own: NightCare | None, others: NightCare | None, awake: int | None, sleeping: int | None = 1) -> World:
    shifts = (ShiftStaffing(shift=Shift.NIGHT, awake=awake, sleeping_in=sleeping),)
    return beside({"night_care": own}, asha(night_care=others), bryony(night_care=others), home={"shifts": shifts})


def _no_shifts() -> World:
    return beside({"night_care": SLEEP_IN}, asha(), home={"shifts": ()})


def _case(
    kind: Kind, name: str, world: World, outcome: Outcome, worst: Band, best: Band = UNLESS, says: str = ""
) -> RuleCase:
    return RuleCase(kind, name, lambda: world, outcome, worst, best, "night", says)


CASES = (
    _case(Kind.MET, "all sleep, and somebody sleeps in", _night(SLEEP_IN, SLEEP_IN, 0), MET, GOOD, GOOD, "sleeps in"),
    _case(Kind.MET, "one awake for all three", _night(SHARED, SHARED, 1), MET, GOOD, GOOD, "needs 1 person"),
    _case(Kind.NOT_MET, "nobody awake", _night(SHARED, SLEEP_IN, 0), NOT_MET, UNLESS, says="nobody"),
    _case(Kind.NOT_MET, "nobody there at all", _night(SLEEP_IN, SLEEP_IN, 0, 0), NOT_MET, UNLESS),
    _case(Kind.NOT_KNOWN, "own care not known", _night(None, SLEEP_IN, 0), NOT_KNOWN, UNLESS, GOOD, "Tamsin"),
    _case(Kind.NOT_KNOWN, "night not recorded", _night(SHARED, SLEEP_IN, None), NOT_KNOWN, UNLESS, GOOD),
    _case(
        Kind.NOT_KNOWN,
        "all sleep, nobody is awake, and whether somebody sleeps in is not recorded",
        _night(SLEEP_IN, SLEEP_IN, 0, None),
        NOT_KNOWN,
        UNLESS,
        GOOD,
        "how many staff sleep in",
    ),
    _case(Kind.EDGE, "sleeping in is not recorded, and one is awake", _night(SHARED, SHARED, 1, None), MET, GOOD, GOOD),
    _case(
        Kind.EDGE,
        "sleeping in is not recorded, and too few are awake either way",
        _night(SHARED, SLEEP_IN, 0, None),
        NOT_MET,
        UNLESS,
    ),
    _case(Kind.NOT_KNOWN, "no shift is recorded", _no_shifts(), NOT_KNOWN, UNLESS, GOOD),
    _case(Kind.NOT_KNOWN, "residents' care not known", _night(SLEEP_IN, None, 0), NOT_KNOWN, UNLESS, GOOD, "Bryony"),
    _case(Kind.NOT_KNOWN, "nothing known", _night(None, None, None, 0), NOT_KNOWN, UNLESS, GOOD),
    _case(Kind.EDGE, "one of their own, and nobody else", _night(OWN, SLEEP_IN, 1), MET, GOOD, GOOD),
    _case(Kind.EDGE, "one of their own, and others", _night(OWN, SHARED, 1), NOT_MET, UNLESS, says="needs 2 people"),
    _case(Kind.EDGE, "nobody sleeps in, one awake", _night(SLEEP_IN, SLEEP_IN, 1, 0), MET, GOOD, GOOD),
)
