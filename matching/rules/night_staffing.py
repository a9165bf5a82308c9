"""Somebody is there at night for every child, and enough people are awake for those who need it.

Sleeping in is enough only while everybody's night care is sleep-in. Project judgement: what night care draws on staff.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from matching.details.child import NIGHT_CARE
from matching.details.group_draw import GROUP_BY_NIGHT
from matching.details.home import STAFF_SLEEPING_IN
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.company import stay_lasts_to
from matching.reading.staffing import Call, Staffing, fuller_nights, people, staff_for, staffing
from matching.rule import Force, LooksAt, Question
from matching.world.child import NightCare
from matching.world.facts import Role
from matching.world.staff import Shift

ID = "night-staffing"
SOURCE = "Children's Homes (England) Regulations 2015, reg 13(2)(d)"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.GROUP
POINTS = 0
NOTHING = "There is no night to staff."


def questions(match: Match) -> Iterable[Question]:
    """One question for the first night, and one for each later night on which somebody else arrives."""
    for night, since in fuller_nights(match):
        call = _call(match, night)
        yield Question(partial(_judge, call=call), about=f"night{since}", title=f"Enough staff at night{since}")


def _call(match: Match, night: date, least: int = 0) -> Call:
    def takes(quarters: int) -> int:
        return max(least, staff_for(quarters))

    def draws(care: NightCare) -> int:
        return care.waking_quarters

    group = FactRef(match.home.urn, GROUP_BY_NIGHT, night.isoformat())
    return Call(Shift.NIGHT, night, FactRef(match.child.id, NIGHT_CARE), draws, group, takes)


def _judge(known: Known, call: Call) -> Verdict:
    if not stay_lasts_to(known, call.night):
        return met("The stay is over by then.")
    found, match = staffing(known, call), known.match
    if found.needed[1] == found.awake[0] == 0:
        if known.whether(FactRef(match.home.urn, STAFF_SLEEPING_IN, Shift.NIGHT.value), bool):
            return met("Everybody's night care is sleep-in, and somebody sleeps in.")
        found = staffing(known, _call(match, call.night, least=1))
    said = f"With {match.child.name} the group needs {people(found.needed)} awake at night"
    if found.is_enough:
        return met(f"{said}; that many are.")
    return not_met(f"{said}; awake today: {people(found.awake)}.", Band.NOT_UNLESS, _more(call, found))


def _more(call: Call, found: Staffing) -> Condition:
    kind = GapKind.STAFF if found.awake[1] else GapKind.WAKING_NIGHT
    return Condition.of(
        what=f"Put {people((found.short_by,) * 2)} more awake at night.",
        by=Role.REGISTERED_MANAGER,
        due=call.night,
        gap=Gap.of(kind=kind, shift=Shift.NIGHT.value, amount=found.short_by),
    )
