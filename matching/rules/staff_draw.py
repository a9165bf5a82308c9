"""A child who takes much of the staff does not leave a quiet resident, or a quiet newcomer, overlooked.

Project judgement: from which draw on staff a quiet child may be overlooked, and that protected time answers it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.details.child import DAY_CARE
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known, always
from matching.match import Match
from matching.reading.company import companions, shares_a_night
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.group import Resident

ID = "staff-draw"
SOURCE = "Children's Homes (England) Regulations 2015, reg 13(2)(d): sufficient staff for each child"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.GROUP
POINTS = 0
NOTHING = "No other child lives here while the newcomer would."

QUIET = "quiet_and_undemanding"


def questions(match: Match) -> Iterable[Question]:
    """One question for each way in which one child may draw staff away from another."""
    residents, newcomer = companions(match), match.child.id
    found = [
        (resident, source, affected)
        for resident in residents
        for source, affected in ((newcomer, resident.child.id), (resident.child.id, newcomer))
        if _may_draw(match, source) and match.levels(affected, QUIET)[-1] > 0
    ]
    for resident, source, affected in found:
        yield Question(
            partial(_judge, resident=resident, source=source, affected=affected),
            about=f"{source}>{affected}",
            title="Attention for a quiet child",
            source=source,
            affected=affected,
            rests_on=(FactRef(affected, QUIET),),
        )
    if residents and not found:
        none = met("Nobody quiet lives with a child who takes much of the staff.")
        yield Question(always(none), about="none", title="No quiet child overlooked")


def _may_draw(match: Match, child: str) -> bool:
    care = match.person(child).day_care
    return care is None or care.quarters >= match.policy["strong_staff_draw_quarters"]


def _judge(known: Known, resident: Resident, source: str, affected: str) -> Verdict:
    match = known.match
    quiet, busy = match.name(affected), match.name(source)
    strong = match.policy["strong_staff_draw_quarters"]
    draws = known.whether(FactRef(source, DAY_CARE), lambda care: care.quarters >= strong)
    if not (draws and known.at_least(affected, QUIET, 1) and shares_a_night(known, resident)):
        return met(f"{busy} does not draw staff away from {quiet}.")
    key_time = Condition.of(
        what=f"Set aside time for {quiet} that nothing else may take, with whom and when.",
        by=Role.KEY_WORKER,
        due=match.start,
        gap=Gap.of(kind=GapKind.RECORD, part=f"protected time:{affected}"),
    )
    return not_met(f"{busy} takes much of the staff, and {quiet} is easily overlooked.", Band.CONDITIONS, key_time)
