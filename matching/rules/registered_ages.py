"""The child's age on the first night is within the ages the home is registered for.

A child who grows past the oldest age during the stay needs a variation or a plan before that birthday.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.findings import Band, Condition, Gap, GapKind, Verdict, met, not_met
from matching.known import Known, always
from matching.match import Match
from matching.reading.age_span import Fit, age_in_words, fit, in_words
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.home import AgesCondition, NamedChildCondition, conditions_on
from matching.world.statement import Ages

ID = "registered-ages"
SOURCE = (
    "Children's Homes (England) Regulations 2015, reg 16(6)(b): nothing allows a breach of a condition of registration"
)
FORCE = Force.LAW
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The home's registration sets no ages."


def questions(match: Match) -> Iterable[Question]:
    """One question for each span of ages in force on the first night."""
    named = conditions_on(match.home, NamedChildCondition, match.start)
    if any(c.child == match.child.id and c.waives_ages for c in named):
        return [Question(always(met("A condition of registration names this child and waives the ages.")))]
    spans = {in_words(c.ages): c.ages for c in conditions_on(match.home, AgesCondition, match.start)}
    return [Question(partial(_judge, ages=ages), about=span) for span, ages in sorted(spans.items())]


def _judge(known: Known, ages: Ages) -> Verdict:
    match, span, is_aged = known.match, in_words(ages), age_in_words(known)
    found = fit(known, ages)
    if found is Fit.WITHIN:
        return met(f"{is_aged}, within the registered ages, {span}.")
    if found is Fit.OUTSIDE:
        variation = Condition(
            what=f"Seek a variation of the registered ages, {span}.",
            by=Role.RESPONSIBLE_INDIVIDUAL,
            due=match.start,
            gap=Gap(kind=GapKind.VARIATION, part="ages"),
        )
        return not_met(f"{is_aged}, outside the registered ages, {span}.", Band.OUTSIDE, variation)
    plan = Condition(
        what=f"Agree, before the birthday, what happens when {match.child.name} is older than {ages.oldest}.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap(kind=GapKind.RECORD, part="plan for growing past the registered ages"),
    )
    return not_met(f"{is_aged}, within {span}, but older before the stay ends.", Band.CONDITIONS, plan)
