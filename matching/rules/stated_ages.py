"""The child's age on the first night is within the ages that the statement of purpose gives."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.details.stated import STATED
from matching.findings import Condition, FactRef, Gap, GapKind, Verdict
from matching.known import Known
from matching.match import Match
from matching.reading.age_span import AgeLimit, Spell, age_verdict, in_words, stated_spells
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.statement import Ages

ID = "stated-ages"
SOURCE = "Children's Homes (England) Regulations 2015, reg 16(5) and Sch 1 para 3"
FORCE = Force.STATEMENT
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The ages are asked of every match."


def questions(match: Match) -> Iterable[Question]:
    """One question on the ages at the first night, and one for each version that takes effect during the stay."""
    for spell, ages in stated_spells(match, match.home.statement.ages):
        about = "" if spell.since == match.start else f"from {spell.since.isoformat()}"
        title = about and f"The ages in the statement of purpose {about}"
        yield Question(partial(_judge, spell=spell, stated=ages), about=about, title=title)


def _judge(known: Known, spell: Spell, stated: Ages | None) -> Verdict:
    ages: Ages = known.value(FactRef(known.match.home.urn, STATED, "ages")) if stated is None else stated
    span = "once they are recorded" if stated is None else in_words(ages)
    revision = Condition(
        what=f"Revise the ages in the statement of purpose, {span}, if registration allows it, and tell HMCI.",
        by=Role.REGISTERED_MANAGER,
        due=spell.since,
        gap=Gap(kind=GapKind.VARIATION, part="statement:ages"),
    )
    return age_verdict(known, AgeLimit("the ages in the statement of purpose", ages, span, spell, revision))
