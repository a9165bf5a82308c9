"""Worked examples for staff by day: each of the two residents and the newcomer takes half a member of staff."""

from __future__ import annotations

from datetime import timedelta

from matching.findings import Band, Outcome
from matching.rules import day_staffing
from matching.world.child import DayCare
from matching.world.staff import Shift, ShiftStaffing
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import asha, beside, bryony, gone
from tests.rules.case import Kind, RuleCase

RULE = day_staffing
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN
GOOD, UNLESS = Band.GOOD, Band.NOT_UNLESS
LATER = told.FIRST_NIGHT + timedelta(days=30)


def _awake(number: int | None, care: DayCare | None = DayCare.SHARED_1_TO_2) -> World:
    shifts = tuple(ShiftStaffing(shift=s, awake=number, sleeping_in=1) for s in Shift)
    return beside({"day_care": care}, asha(), bryony(), home={"shifts": shifts})


def _leaving(confirmed: bool | None) -> World:
    return beside(
        {"day_care": DayCare.TWO_TO_ONE},
        asha(day_care=DayCare.ONE_TO_ONE, **gone(told.FIRST_NIGHT, confirmed)),
        bryony(),
    )


def _arriving(nights: int | None) -> World:
    booked = bryony(arrived=LATER, day_care=DayCare.TWO_TO_ONE)
    return beside({}, asha(day_care=DayCare.ONE_TO_ONE), booked, referral={"expected_nights": nights})


CASES = (
    RuleCase(Kind.MET, "two needed and three there", lambda: _awake(3), MET, GOOD, GOOD, "day"),
    RuleCase(Kind.NOT_MET, "one there", lambda: _awake(1), NOT_MET, UNLESS, UNLESS, "evening", "needs 2 people"),
    RuleCase(Kind.NOT_KNOWN, "shift not recorded", lambda: _awake(None), NOT_KNOWN, UNLESS, GOOD, "day"),
    RuleCase(Kind.NOT_KNOWN, "care not known", lambda: _awake(2, None), NOT_KNOWN, UNLESS, GOOD, "day", "Tamsin"),
    RuleCase(Kind.OTHER, "care not known, and enough at most", lambda: _awake(3, None), MET, GOOD, GOOD, "day"),
    RuleCase(Kind.OTHER, "nothing known", lambda: _awake(None, None), NOT_KNOWN, UNLESS, GOOD, "day"),
    RuleCase(Kind.EDGE, "just enough", lambda: _awake(2), MET, GOOD, GOOD, "day"),
    RuleCase(
        Kind.EDGE,
        "a quarter too much",
        lambda: _awake(2, DayCare.TWO_TO_ONE),
        NOT_MET,
        UNLESS,
        UNLESS,
        "day",
        "needs 3 people",
    ),
    RuleCase(Kind.OTHER, "a firm leaving frees staff", lambda: _leaving(True), MET, GOOD, GOOD, "day"),
    RuleCase(Kind.OTHER, "a leaving that is not firm", lambda: _leaving(False), NOT_MET, UNLESS, UNLESS, "day"),
    RuleCase(Kind.OTHER, "a leaving nobody confirmed", lambda: _leaving(None), NOT_KNOWN, UNLESS, GOOD, "day", "Asha"),
    RuleCase(Kind.OTHER, "before somebody else arrives", lambda: _arriving(300), MET, GOOD, GOOD, "day"),
    RuleCase(
        Kind.OTHER,
        "once somebody else arrives",
        lambda: _arriving(300),
        NOT_MET,
        UNLESS,
        UNLESS,
        f"day from {LATER.isoformat()}",
    ),
    RuleCase(
        Kind.OTHER,
        "a stay that may be over by then",
        lambda: _arriving(None),
        NOT_KNOWN,
        UNLESS,
        GOOD,
        f"day from {LATER.isoformat()}",
    ),
)
