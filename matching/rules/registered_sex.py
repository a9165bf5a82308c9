"""The child's sex is one that the home is registered for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from matching.columns.bounds import HOLDS, Bounds, any_of, fails_to
from matching.columns.children import Stay
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.kinds import both
from matching.columns.lines import Held
from matching.columns.screen import Screen, told
from matching.details.child import SEX
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known, always
from matching.match import Match
from matching.reading.company import stay_lasts_to
from matching.reading.presence import in_words, nights_of_conditions
from matching.rule import Force, LooksAt, Question
from matching.world.child import Sex
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
NOTHING = "No condition of registration on sex is recorded for the stay."


def questions(match: Match) -> Iterable[Question]:
    """One question for each sex that binds on a night of the stay, and one for a sex waived at the start."""
    if _is_waived(match, match.start):
        yield Question(always(met("A condition of registration names this child and waives the sex.")))
    since: dict[SexServed, date] = {}
    for night in nights_of_conditions(match):
        if not _is_waived(match, night):
            for condition in conditions_on(match.home, SexCondition, night):
                since.setdefault(condition.sex, night)
    for sex, night in sorted(since.items()):
        yield Question(partial(_judge, served=sex, since=night), about=sex.value)


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen for homes that must serve boys only, and one for girls only."""
    children = both(columns.children.stay, columns.children.sexes)
    for served in (SexServed.MALE, SexServed.FEMALE):
        yield told(children, columns.homes.registered_sex, partial(_screened, served=served))


def _screened(child: tuple[Stay, tuple[Sex, ...]], spells: Sequence[Held[SexServed]], served: SexServed) -> Bounds:
    stay, sexes = child
    nights = [
        s.first_night(stay.start) for s in spells if s.value is served and s.falls_in(stay.start, stay.latest_end)
    ]
    if not nights:
        return HOLDS
    return fails_to(Band.OUTSIDE, ~stay.may_last_to(min(nights)) | any_of(sex.value == served.value for sex in sexes))


def _is_waived(match: Match, night: date) -> bool:
    named = conditions_on(match.home, NamedChildCondition, night)
    return any(c.child == match.child.id and c.waives_sex for c in named)


def _judge(known: Known, served: SexServed, since: date) -> Verdict:
    match = known.match
    home = "The home" if since == match.start else f"From {in_words(since)} the home"
    if served is SexServed.ANY:
        return met(f"{home} is registered for children of any sex.")
    if not stay_lasts_to(known, since):
        return met(f"The stay is over before the home is registered for {served.value} children only.")
    if known.whether(FactRef(match.child.id, SEX), lambda sex: bool(sex.value == served.value)):
        return met(f"{home} is registered for {served.value} children, and {match.child.name} is.")
    variation = Condition.of(
        what=f"Seek a variation of the condition that the home is for {served.value} children.",
        by=Role.RESPONSIBLE_INDIVIDUAL,
        due=since,
        gap=Gap.of(kind=GapKind.VARIATION, part="sex"),
    )
    reason = f"{home} is registered for {served.value} children only, which {match.child.name} is not."
    return not_met(reason, Band.OUTSIDE, variation)
