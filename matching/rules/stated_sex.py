"""The child's sex is one that the statement of purpose says the home is for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from matching.columns.bounds import HOLDS, Bounds, May, any_of, fails_to
from matching.columns.children import Stay
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.kinds import both
from matching.columns.lines import Line
from matching.columns.screen import Screen, told
from matching.details.child import SEX
from matching.details.stated import STATED
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.company import stay_lasts_to
from matching.reading.presence import in_words
from matching.rule import Force, LooksAt, Question
from matching.world.child import Sex
from matching.world.facts import Role
from matching.world.statement import SexServed, stated_on

ID = "stated-sex"
SOURCE = "Children's Homes (England) Regulations 2015, reg 16(5) and Sch 1 para 3"
FORCE = Force.STATEMENT
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The sex is asked of every match."


def questions(match: Match) -> Iterable[Question]:
    """One question of every match, and one for each other sex that the statement gives later in the stay."""
    yield Question(_judge)
    versions, end = match.home.statement.sex, match.end(match.referral.expected_nights)
    said = [stated_on(versions, match.start)]
    for night in sorted({v.effective for v in versions if match.start < v.effective < end}):
        version = stated_on(versions, night)
        if version is not None and version.value not in [v.value for v in said if v]:
            said.append(version)
            later = f"from {night.isoformat()}"
            title = f"The sex that the statement of purpose gives {later}"
            yield Question(partial(_judge_later, served=version.value, since=night), about=later, title=title)


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen for the first night, and one for each sex that a home may be for from a later night."""
    children = both(columns.children.stay, columns.children.sexes)
    yield told(children, columns.homes.stated_sex, _screened)
    for served in (SexServed.MALE, SexServed.FEMALE):
        yield told(children, columns.homes.stated_sex, partial(_screened_later, served=served))


def _screened(child: tuple[Stay, tuple[Sex, ...]], stated: Line[SexServed]) -> Bounds:
    stay, sexes = child
    served = stated.on(stay.start)
    return Bounds(Band.OUTSIDE, Band.GOOD) if served is None else fails_to(Band.OUTSIDE, _is_served(sexes, served))


def _screened_later(child: tuple[Stay, tuple[Sex, ...]], stated: Line[SexServed], served: SexServed) -> Bounds:
    stay, sexes = child
    later = (s for s in stated.spells(stay.start, stay.latest_end) if s.value is served)
    since = next((s.first_night(stay.start) for s in later), stay.start)
    if since == stay.start:
        return HOLDS
    return fails_to(Band.OUTSIDE, ~stay.may_last_to(since) | _is_served(sexes, served))


def _is_served(sexes: Sequence[Sex], served: SexServed) -> May[bool]:
    return any_of(served is SexServed.ANY or sex.value == served.value for sex in sexes)


def _judge(known: Known) -> Verdict:
    stated = FactRef(known.match.home.urn, STATED, "sex")
    if known.whether(stated, lambda served: served is SexServed.ANY):
        return met("The statement of purpose says the home is for children of any sex.")
    return _compare(known, known.value(stated), known.match.start)


def _judge_later(known: Known, served: SexServed, since: date) -> Verdict:
    if served is SexServed.ANY:
        return met(f"From {in_words(since)} the statement of purpose says the home is for children of any sex.")
    if not stay_lasts_to(known, since):
        return met(f"The stay is over before the statement of purpose says the home is for {served.value} children.")
    return _compare(known, served, since)


def _compare(known: Known, served: SexServed, since: date) -> Verdict:
    match = known.match
    statement = "The statement" if since == match.start else f"From {in_words(since)} the statement"
    says = f"{statement} of purpose says the home is for {served.value} children"
    if known.whether(FactRef(match.child.id, SEX), lambda sex: bool(sex.value == served.value)):
        return met(f"{says}.")
    revision = Condition.of(
        what="Revise whom the statement of purpose says the home is for, if registration allows it, and tell HMCI.",
        by=Role.REGISTERED_MANAGER,
        due=since,
        gap=Gap.of(kind=GapKind.VARIATION, part="statement:sex"),
    )
    return not_met(f"{says}, which {match.child.name} is not.", Band.OUTSIDE, revision)
