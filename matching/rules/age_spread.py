"""The newcomer and each resident are near enough in age for the group.

The statement of purpose may say how many years apart is too many; otherwise Project judgement does. Ages are in
completed years on the first night.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.details.child import DATE_OF_BIRTH
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.company import companions, shares_a_night
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.group import Resident
from matching.world.statement import stated_on

ID = "age-spread"
SOURCE = "Project judgement: where a home publishes how far apart in age its children may be, it is a guide to think by"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.GROUP
POINTS = 0
NOTHING = "No other child lives here while the newcomer would."


def questions(match: Match) -> Iterable[Question]:
    """One question for each resident."""
    for resident in companions(match):
        yield Question(
            partial(_judge, resident=resident, most=_most(match)),
            about=resident.child.id,
            title=f"Ages of {match.child.name} and {resident.child.name}",
            affected=resident.child.id,
            source=match.child.id,
            rests_on=(FactRef(resident.child.id, DATE_OF_BIRTH),),
        )


def _most(match: Match) -> int:
    stated = stated_on(match.home.statement.widest_age_gap_years, match.on)
    return match.policy["age_gap_years"] if stated is None else stated.value


def _judge(known: Known, resident: Resident, most: int) -> Verdict:
    match, other = known.match, resident.child
    names = f"{match.child.name} and {other.name}"
    if _are_near(known, other.id, most):
        return met(f"{names} are at most {most} years apart.")
    if not shares_a_night(known, resident):
        return met(f"{names} would not live here together.")
    plan = Condition.of(
        what=f"Agree what {names} do together and apart, and who watches over it.",
        by=Role.KEY_WORKER,
        due=match.start,
        gap=Gap.of(kind=GapKind.RECORD, part=f"plan for an age gap:{other.id}"),
    )
    return not_met(f"{names} are more than {most} years apart.", Band.CONDITIONS, plan)


def _are_near(known: Known, other: str, most: int) -> bool:
    newcomer, start = known.match.child.id, known.match.start
    one, two = (newcomer, other) if len(known.possible(FactRef(newcomer, DATE_OF_BIRTH))) == 1 else (other, newcomer)
    age = known.age(one, start)
    return known.age_within(two, start, age - most, age + most)
