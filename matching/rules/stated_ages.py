"""The child's age on the first night is within the ages that the statement of purpose gives."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from matching.columns.ages import Aged, ages_allow, by_age
from matching.columns.bounds import HOLDS, Bounds
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns, Span
from matching.columns.kinds import both
from matching.columns.lines import Held, Line
from matching.columns.screen import Screen, told
from matching.details.stated import STATED
from matching.findings import Condition, FactRef, Gap, GapKind, Verdict
from matching.known import Known
from matching.match import Match
from matching.reading.age_span import AgeLimit, Spell, age_verdict, in_words, looked_at, stated_spells
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
        judge = partial(_judge, spell=spell, stated=ages)
        yield Question(judge, about=about, title=title, alike=looked_at(match, ages, spell))


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen for the ages at the first night, and one for each later version of the home with most of them."""
    stated = columns.homes.stated_ages
    changes = (Held(day, day, NO_AGE) for line in stated.kinds for day, _ in line.later)
    children = by_age(both(columns.children.stay, columns.children.births), changes)
    for nth in range(1 + max((len(line.later) for line in stated.kinds), default=0)):
        yield told(children, stated, partial(_screened, nth=nth))


def _screened(child: Aged, stated: Line[Span], nth: int) -> Bounds:
    spells = tuple(stated.spells(child[0].start, child[0].latest_end))[nth : nth + 1]
    if not spells:
        return HOLDS
    since, until, ages = spells[0]
    if ages is not None:
        return ages_allow(child, Held(since, until, ages))
    return Bounds(*(ages_allow(child, Held(since, until, span))[n] for n, span in enumerate((NO_AGE, ANY_AGE))))


ANY_AGE, NO_AGE = (0, 25), (25, 25)
"""What ages that are not stated may turn out to be."""


def _judge(known: Known, spell: Spell, stated: Ages | None) -> Verdict:
    ages: Ages = known.value(FactRef(known.match.home.urn, STATED, "ages")) if stated is None else stated
    span = "once they are recorded" if stated is None else in_words(ages)
    revision = Condition.of(
        what=f"Revise the ages in the statement of purpose, {span}, if registration allows it, and tell HMCI.",
        by=Role.REGISTERED_MANAGER,
        due=spell.since,
        gap=Gap.of(kind=GapKind.VARIATION, part="statement:ages"),
    )
    return age_verdict(known, AgeLimit("the ages in the statement of purpose", ages, span, spell, revision))
