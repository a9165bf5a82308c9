"""Worked examples for the people behind a shift: three are said to be awake by day."""

from __future__ import annotations

from matching.findings import Band, Outcome
from matching.rules import staff_on_shift
from matching.world.staff import Shift, ShiftStaffing
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = staff_on_shift
GOOD, CONDITIONS = Band.GOOD, Band.CONDITIONS


def _home(people: int, awake: int | None = 3) -> World:
    others = tuple(s for s in told.home().shifts if s.shift is not Shift.DAY)
    day = ShiftStaffing(shift=Shift.DAY, awake=awake, sleeping_in=0)
    return told.world(home=told.home(staff=told.staff(people), shifts=(day, *others)))


CASES = (
    RuleCase(Kind.MET, "ten people for three", lambda: _home(10), Outcome.MET, GOOD, GOOD, "day"),
    RuleCase(
        Kind.NOT_MET,
        "one person for three",
        lambda: _home(1),
        Outcome.NOT_MET,
        CONDITIONS,
        CONDITIONS,
        "day",
        "the 1 recorded",
    ),
    RuleCase(Kind.NOT_MET, "nobody recorded", lambda: _home(0), Outcome.NOT_MET, CONDITIONS, CONDITIONS, "day"),
    RuleCase(
        Kind.NOT_KNOWN, "nobody said how many", lambda: _home(4, None), Outcome.NOT_KNOWN, CONDITIONS, GOOD, "day"
    ),
    RuleCase(Kind.EDGE, "three people for three", lambda: _home(3), Outcome.MET, GOOD, GOOD, "day"),
    RuleCase(Kind.EDGE, "two people for three", lambda: _home(2), Outcome.NOT_MET, CONDITIONS, CONDITIONS, "day"),
)
