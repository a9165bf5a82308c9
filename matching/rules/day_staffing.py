"""Enough staff are awake by day and in the evening for the whole group with the newcomer.

Project judgement: what each child's care draws on staff, and the fewest staff there may be.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from matching.details.child import DAY_CARE
from matching.details.group_draw import GROUP_BY_DAY
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.company import stay_lasts_to
from matching.reading.staffing import Call, fuller_nights, people, staff_for, staffing
from matching.rule import Force, LooksAt, Question
from matching.world.child import DayCare
from matching.world.facts import Role
from matching.world.staff import Shift

ID = "day-staffing"
SOURCE = "Children's Homes (England) Regulations 2015, reg 13(2)(d)"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.GROUP
POINTS = 0
NOTHING = "There is no shift by day."


def questions(match: Match) -> Iterable[Question]:
    """One question for each shift by day: when the newcomer comes, and whenever somebody else arrives later."""
    for shift in (Shift.DAY, Shift.EVENING):
        for night, since in fuller_nights(match):
            call = _call(match, shift, night)
            title = f"Enough staff on the {shift.value} shift{since}"
            yield Question(partial(_judge, call=call), about=f"{shift.value}{since}", title=title)


def _call(match: Match, shift: Shift, night: date) -> Call:
    fewest = match.policy["staff_awake_minimum"]

    def takes(quarters: int) -> int:
        return max(fewest, staff_for(quarters))

    def draws(care: DayCare) -> int:
        return care.quarters

    group = FactRef(match.home.urn, GROUP_BY_DAY, night.isoformat())
    return Call(shift, night, FactRef(match.child.id, DAY_CARE), draws, group, takes)


def _judge(known: Known, call: Call) -> Verdict:
    if not stay_lasts_to(known, call.night):
        return met("The stay is over by then.")
    found, match = staffing(known, call), known.match
    said = f"With {match.child.name} the group needs {people(found.needed)} awake on the {call.shift.value} shift"
    if found.is_enough:
        return met(f"{said}; that many are.")
    more = Condition.of(
        what=f"Put {people((found.short_by,) * 2)} more on the {call.shift.value} shift.",
        by=Role.REGISTERED_MANAGER,
        due=call.night,
        gap=Gap.of(kind=GapKind.STAFF, shift=call.shift.value, amount=found.short_by),
    )
    return not_met(f"{said}; awake today: {people(found.awake)}.", Band.NOT_UNLESS, more)
