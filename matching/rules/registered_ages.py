"""The child's age on the day of admission is within the ages the home is registered for.

A child who grows past the oldest age during the stay needs a variation or a plan before that birthday.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.findings import Band, Condition, Gap, GapKind, Verdict, met, not_met
from matching.known import Known, always
from matching.match import Match
from matching.rule import Force, Question
from matching.world.facts import Role
from matching.world.home import AgesCondition, NamedChildCondition, conditions_on
from matching.world.statement import Ages

ID = "registered-ages"
SOURCE = (
    "Children's Homes (England) Regulations 2015, reg 16(6)(b): nothing allows a breach of a condition of registration"
)
FORCE = Force.LAW
POINTS = 0
NOTHING = "The home's registration sets no ages."


def questions(match: Match) -> Iterable[Question]:
    """One question for each condition of ages in force on the first night."""
    waived = any(
        c.child == match.child.id and c.waives_ages for c in conditions_on(match.home, NamedChildCondition, match.start)
    )
    if waived:
        return [Question(always(met("A condition of registration names this child and waives the ages.")))]
    conditions = conditions_on(match.home, AgesCondition, match.start)
    return [Question(partial(_judge, ages=c.ages), about=c.since.isoformat()) for c in conditions]


def _judge(known: Known, ages: Ages) -> Verdict:
    match = known.match
    span = f"{ages.youngest} to {ages.oldest}"
    if not known.age_within(match.child.id, match.start, ages.youngest, ages.oldest):
        variation = Condition(
            what=f"Seek a variation of the registered ages, {span}.",
            by=Role.RESPONSIBLE_INDIVIDUAL,
            due=match.start,
            gap=Gap(kind=GapKind.VARIATION, part="ages"),
        )
        return not_met(f"The age on the first night is outside the registered ages, {span}.", Band.OUTSIDE, variation)
    if known.age_within(match.child.id, match.end(), 0, ages.oldest):
        return met(f"The age on the first night is within the registered ages, {span}.")
    plan = Condition(
        what=f"Agree, before the birthday, what happens when the child is older than {ages.oldest}.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap(kind=GapKind.RECORD, part="plan for growing past the registered ages"),
    )
    return not_met(f"Within {span} at first, but older before the stay ends.", Band.CONDITIONS, plan)
