"""The newcomer and the residents let each other sleep, and enough people are awake for those who wake.

Project judgement: from which level of need at night a child wakes others, and from which a child is easily woken.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from matching.details.group_draw import GROUP_WAKING, NIGHTS
from matching.details.home import STAFF_AWAKE
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.company import companions, shares_a_night, stay_lasts_to
from matching.reading.staffing import fuller_nights
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.group import Resident
from matching.world.staff import Shift

ID = "night-waking"
SOURCE = "Project judgement: broken nights wear a group down, and two children may need the one person awake at once"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.GROUP
POINTS = 0
NOTHING = "No other child lives here while the newcomer would."

LOUD = "night_noise"


def questions(match: Match) -> Iterable[Question]:
    """One question on help at night, and one for each way in which one child may wake another."""
    residents, newcomer = companions(match), match.child.id
    for night, since in fuller_nights(match) if residents else ():
        yield Question(
            partial(_judge_help, night=night),
            about=f"help{since}",
            title=f"Help for all who wake{since}",
            rests_on=(match.need_fact(NIGHTS),),
        )
    for resident in residents:
        for source, affected in ((newcomer, resident.child.id), (resident.child.id, newcomer)):
            if _may_wake(match, source, affected):
                yield Question(
                    partial(_judge_sleep, resident=resident, source=source, affected=affected),
                    about=f"{source}>{affected}",
                    title="Sleep undisturbed",
                    source=source,
                    affected=affected,
                    rests_on=(FactRef(source, LOUD), FactRef(source, NIGHTS), FactRef(affected, NIGHTS)),
                )


def _may_wake(match: Match, source: str, affected: str) -> bool:
    wakes = match.levels(source, LOUD)[-1] > 0 or match.levels(source, NIGHTS)[-1] >= match.policy["night_waking_level"]
    return wakes and match.levels(affected, NIGHTS)[-1] >= match.policy["light_sleep_level"]


def _judge_help(known: Known, night: date) -> Verdict:
    match = known.match
    if not stay_lasts_to(known, night):
        return met("The stay is over by then.")
    if not known.at_least(match.child.id, NIGHTS, match.policy["night_waking_level"]):
        return met(f"{match.child.name} does not often need somebody awake at night.")
    waking = known.value(FactRef(match.home.urn, GROUP_WAKING, night.isoformat())) + 1
    awake = FactRef(match.home.urn, STAFF_AWAKE, Shift.NIGHT.value)
    children = "1 child often needs" if waking == 1 else f"{waking} children often need"
    said = f"With {match.child.name}, {children} somebody awake at night"
    if waking == 1 or known.whether(awake, lambda people: people >= waking):
        return met(f"{said}; they need not wait for each other.")
    return not_met(f"{said}, and fewer people are awake.", Band.CONDITIONS, _plan(match, "help at night"))


def _judge_sleep(known: Known, resident: Resident, source: str, affected: str) -> Verdict:
    match = known.match
    one, other = match.name(source), match.name(affected)
    wakes = known.at_least(source, LOUD, 1) or known.at_least(source, NIGHTS, match.policy["night_waking_level"])
    light = known.at_least(affected, NIGHTS, match.policy["light_sleep_level"])
    if not (wakes and light and shares_a_night(known, resident)):
        return met(f"{one} does not keep {other} from sleeping.")
    plan = _plan(match, f"sleep:{source}>{affected}")
    return not_met(f"{one} is loud or up at night, and {other} wakes easily.", Band.CONDITIONS, plan)


def _plan(match: Match, part: str) -> Condition:
    return Condition.of(
        what="Write whose bedroom is where, who is seen to first at night, and by whom.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.RECORD, part=part),
    )
