"""The child's age is one that the home says it works with, where that is narrower than the ages it is for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.findings import Band, Condition, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.age_span import age_in_words, in_words
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.statement import Ages, stated_on

ID = "practised-ages"
SOURCE = "Project judgement: the ages a home works with can be narrower than those it is registered for"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The home says it works with all the ages it is for."


def questions(match: Match) -> Iterable[Question]:
    """One question, if the home gives the ages it works with."""
    practised = stated_on(match.home.statement.practised_ages, match.start)
    if practised is not None:
        yield Question(partial(_judge, ages=practised.value))


def _judge(known: Known, ages: Ages) -> Verdict:
    match, span, is_aged = known.match, in_words(ages), age_in_words(known)
    if known.age_within(match.child.id, match.start, ages.youngest, ages.oldest):
        return met(f"{is_aged}, within the ages the home works with, {span}.")
    plan = Condition(
        what=f"Write down how the home will care for a child of an age it does not usually work with ({span}).",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap(kind=GapKind.RECORD, part="plan for an age the home does not usually work with"),
    )
    return not_met(f"{is_aged}; the home says it works with {span}.", Band.CONDITIONS, plan)
