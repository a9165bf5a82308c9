"""The child's sex is one that the statement of purpose says the home is for."""

from __future__ import annotations

from collections.abc import Iterable

from matching.details.child import SEX
from matching.details.stated import STATED
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.statement import SexServed

ID = "stated-sex"
SOURCE = "Children's Homes (England) Regulations 2015, reg 16(5) and Sch 1 para 3"
FORCE = Force.STATEMENT
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The sex is asked of every match."


def questions(match: Match) -> Iterable[Question]:
    """One question of every match."""
    yield Question(_judge)


def _judge(known: Known) -> Verdict:
    match, stated = known.match, FactRef(known.match.home.urn, STATED, "sex")
    if known.whether(stated, lambda served: served is SexServed.ANY):
        return met("The statement of purpose says the home is for children of any sex.")
    served: SexServed = known.value(stated)
    if known.whether(FactRef(match.child.id, SEX), lambda sex: bool(sex.value == served.value)):
        return met(f"The statement of purpose says the home is for {served.value} children.")
    revision = Condition(
        what="Revise whom the statement of purpose says the home is for, if registration allows it, and tell HMCI.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap(kind=GapKind.VARIATION, part="statement:sex"),
    )
    reason = f"The statement of purpose says the home is for {served.value} children, which {match.child.name} is not."
    return not_met(reason, Band.OUTSIDE, revision)
