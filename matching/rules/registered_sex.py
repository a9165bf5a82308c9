"""The child's sex is one that the home is registered for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.details.child import SEX
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known, always
from matching.match import Match
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.home import NamedChildCondition, SexCondition, conditions_on
from matching.world.statement import SexServed

ID = "registered-sex"
SOURCE = (
    "Children's Homes (England) Regulations 2015, reg 16(6)(b): nothing allows a breach of a condition of registration"
)
FORCE = Force.LAW
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The home's registration sets no sex."


def questions(match: Match) -> Iterable[Question]:
    """One question for each sex that a condition in force on the first night names."""
    named = conditions_on(match.home, NamedChildCondition, match.start)
    if any(c.child == match.child.id and c.waives_sex for c in named):
        return [Question(always(met("A condition of registration names this child and waives the sex.")))]
    served = {c.sex for c in conditions_on(match.home, SexCondition, match.start)}
    return [Question(partial(_judge, served=sex), about=sex.value) for sex in sorted(served)]


def _judge(known: Known, served: SexServed) -> Verdict:
    match = known.match
    if served is SexServed.ANY:
        return met("The home is registered for children of any sex.")
    if known.whether(FactRef(match.child.id, SEX), lambda sex: bool(sex.value == served.value)):
        return met(f"The home is registered for {served.value} children, and {match.child.name} is.")
    variation = Condition(
        what=f"Seek a variation of the condition that the home is for {served.value} children.",
        by=Role.RESPONSIBLE_INDIVIDUAL,
        due=match.start,
        gap=Gap(kind=GapKind.VARIATION, part="sex"),
    )
    reason = f"The home is registered for {served.value} children only, which {match.child.name} is not."
    return not_met(reason, Band.OUTSIDE, variation)
