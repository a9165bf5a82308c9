"""The child's age is one that the home says it works with, where that is narrower than the ages it is for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from matching.columns.ages import Aged
from matching.columns.bounds import HOLDS, Bounds, any_of, fails_to
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns, Span
from matching.columns.kinds import both
from matching.columns.lines import Line
from matching.columns.screen import Screen, told
from matching.findings import Band, Condition, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.age_span import age_in_words, from_then, in_words, stated_spells
from matching.reading.company import stay_lasts_to
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.statement import Ages

ID = "practised-ages"
SOURCE = "Project judgement: the ages a home works with can be narrower than those it is registered for"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "No narrower ages are recorded that the home works with in practice."


def questions(match: Match) -> Iterable[Question]:
    """One question for the ages the home works with at the first night, and for each change during the stay."""
    for spell, ages in stated_spells(match, match.home.statement.practised_ages):
        if ages is not None:
            about = "" if spell.since == match.start else f"from {spell.since.isoformat()}"
            title = about and f"The ages that the home works with {about}"
            yield Question(partial(_judge, ages=ages, since=spell.since), about=about, title=title)


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen for the ages at the first night, and one for each later version of the home with most of them."""
    children, stated = both(columns.children.stay, columns.children.births), columns.homes.practised_ages
    for nth in range(1 + max((len(line.later) for line in stated.kinds), default=0)):
        yield told(children, stated, partial(_screened, nth=nth))


def _screened(child: Aged, stated: Line[Span], nth: int) -> Bounds:
    stay, birth = child
    spells = tuple(stated.spells(stay.start, stay.latest_end))[nth : nth + 1]
    if not spells or spells[0].value is None:
        return HOLDS
    since, (youngest, oldest) = spells[0].first_night(stay.start), spells[0].value
    is_within = any_of(youngest <= age <= oldest for age, _ in birth.ages(since, since))
    return fails_to(Band.CONDITIONS, ~stay.may_last_to(since) | is_within)


def _judge(known: Known, ages: Ages, since: date) -> Verdict:
    match, span = known.match, in_words(ages)
    if not stay_lasts_to(known, since):
        return met(f"The stay is over before the home works with {span}.")
    is_aged, then = age_in_words(known, since), from_then(match, since)
    if known.age_within(match.child.id, since, ages.youngest, ages.oldest):
        return met(f"{is_aged}, within the ages the home works with{then}, {span}.")
    plan = Condition.of(
        what=f"Write down how the home will care for a child of an age it does not usually work with ({span}).",
        by=Role.REGISTERED_MANAGER,
        due=since,
        gap=Gap.of(kind=GapKind.RECORD, part="plan for an age the home does not usually work with"),
    )
    return not_met(f"{is_aged}; the home says it works with {span}{then}.", Band.CONDITIONS, plan)
