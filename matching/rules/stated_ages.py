"""The child's age on the first night is within the ages that the statement of purpose gives."""

from __future__ import annotations

from collections.abc import Iterable

from matching.details.stated import STATED
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.age_span import Fit, age_in_words, fit, in_words
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.statement import Ages, stated_on

ID = "stated-ages"
SOURCE = "Children's Homes (England) Regulations 2015, reg 16(5) and Sch 1 para 3"
FORCE = Force.STATEMENT
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The ages are asked of every match."


def questions(match: Match) -> Iterable[Question]:
    """One question of every match."""
    yield Question(_judge)


def _judge(known: Known) -> Verdict:
    match = known.match
    ages: Ages = known.value(FactRef(match.home.urn, STATED, "ages"))
    is_stated = stated_on(match.home.statement.ages, match.start) is not None
    span = in_words(ages) if is_stated else "once they are recorded"
    is_aged, found = age_in_words(known), fit(known, ages)
    if found is Fit.WITHIN:
        return met(f"{is_aged}, within the ages in the statement of purpose, {span}.")
    if found is Fit.OUTSIDE:
        revision = Condition(
            what=f"Revise the ages in the statement of purpose, {span}, if registration allows it, and tell HMCI.",
            by=Role.REGISTERED_MANAGER,
            due=match.start,
            gap=Gap(kind=GapKind.VARIATION, part="statement:ages"),
        )
        return not_met(f"{is_aged}, outside the ages in the statement of purpose, {span}.", Band.OUTSIDE, revision)
    plan = Condition(
        what=f"Agree, before the birthday, what happens when {match.child.name} is older than {ages.oldest}.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap(kind=GapKind.RECORD, part="plan for growing past the stated ages"),
    )
    return not_met(f"{is_aged}, within {span}, but older before the stay ends.", Band.CONDITIONS, plan)
