"""The child's age on the first night is within the ages the home is registered for.

Ages that hold from a later night of the stay count from that night. A child who grows past the oldest age during the
stay needs a variation or a plan before that birthday.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from matching.columns.ages import Aged, ages_allow, by_age
from matching.columns.bounds import HOLDS, Bounds
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns, Span
from matching.columns.kinds import both
from matching.columns.lines import Held
from matching.columns.screen import Screen, told
from matching.findings import Condition, Gap, GapKind, Verdict, met
from matching.known import Known, always
from matching.match import Match
from matching.reading.age_span import AgeLimit, Spell, age_verdict, in_words, looked_at
from matching.reading.presence import nights_of_conditions
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
NOTHING = "No condition of registration on ages is recorded for the stay."


def questions(match: Match) -> Iterable[Question]:
    """One question for each span of ages that binds on a night of the stay, and one for ages waived at the start."""
    if _is_waived(match, match.start):
        yield Question(always(met("A condition of registration names this child and waives the ages.")))
    for ages, spell in _spells(match):
        later = "" if spell.since == match.start else f"The registered ages from {spell.since.isoformat()}"
        judge = partial(_judge, ages=ages, spell=spell)
        yield Question(judge, about=in_words(ages), title=later, alike=looked_at(match, ages, spell))


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen for the first span of ages of each home, one for the second, and so on."""
    spans = columns.homes.registered_ages
    aged = both(columns.children.stay, columns.children.births)
    children = by_age(aged, (span for held in spans.kinds for span in held))
    for nth in range(max((len({s.value for s in held}) for held in spans.kinds), default=0)):
        yield told(children, spans, partial(_screened, nth=nth))


def _screened(child: Aged, spells: Sequence[Held[Span]], nth: int) -> Bounds:
    values = sorted({s.value for s in spells})
    stay = child[0]
    binding = [s for s in spells if s.value in values[nth : nth + 1] and s.falls_in(stay.start, stay.latest_end)]
    if not binding:
        return HOLDS
    untils = [s.until for s in binding]
    last = None if None in untils else max(day for day in untils if day)
    return ages_allow(child, Held(min(s.first_night(stay.start) for s in binding), last, binding[0].value))


def _spells(match: Match) -> Iterator[tuple[Ages, Spell]]:
    """Each span of ages in order, from the first to the last night on which it binds."""
    nights = nights_of_conditions(match)
    binding = {night: [] if _is_waived(match, night) else _ages_on(match, night) for night in nights}
    for ages in sorted({a for found in binding.values() for a in found}, key=in_words):
        bound = [i for i, night in enumerate(nights) if ages in binding[night]]
        after = nights[bound[-1] + 1 :]
        yield ages, Spell(nights[bound[0]], after[0] if after else None)


def _ages_on(match: Match, night: date) -> list[Ages]:
    return [c.ages for c in conditions_on(match.home, AgesCondition, night)]


def _is_waived(match: Match, night: date) -> bool:
    named = conditions_on(match.home, NamedChildCondition, night)
    return any(c.child == match.child.id and c.waives_ages for c in named)


def _judge(known: Known, ages: Ages, spell: Spell) -> Verdict:
    span = in_words(ages)
    variation = Condition.of(
        what=f"Seek a variation of the registered ages, {span}.",
        by=Role.RESPONSIBLE_INDIVIDUAL,
        due=spell.since,
        gap=Gap.of(kind=GapKind.VARIATION, part="ages"),
    )
    return age_verdict(known, AgeLimit("the registered ages", ages, span, spell, variation))
