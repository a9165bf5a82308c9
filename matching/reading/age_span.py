"""How a child's age compares with the ages a home is for, on the first night they hold and while the stay lasts."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import groupby

from matching.details import possible_of
from matching.details.child import DATE_OF_BIRTH
from matching.details.referral import EXPECTED_NIGHTS
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.company import stay_lasts_to
from matching.world.child import age_on
from matching.world.facts import Role
from matching.world.statement import Ages, Stated, stated_on


class Fit(Enum):
    """Where the child's age stands."""

    OUTSIDE = "outside on the first night"
    GROWS_PAST = "within on the first night, older than the oldest before the last"
    WITHIN = "within on every night"


@dataclass(frozen=True)
class Spell:
    """The part of a stay in which one span of ages holds."""

    since: date
    """The first such night."""
    until: date | None
    """The first night after it. None: it holds to the end of the stay."""


@dataclass(frozen=True)
class AgeLimit:
    """A span of ages that a child must be within while it holds, and what would have to change for one who is not."""

    name: str
    """What sets it, such as "the registered ages"."""
    ages: Ages
    said: str
    """The span in words."""
    spell: Spell
    change: Condition


def age_verdict(known: Known, limit: AgeLimit) -> Verdict:
    """Whether the child referred is within the ages while they hold; one who will grow past them needs a plan."""
    match, since = known.match, limit.spell.since
    if not stay_lasts_to(known, since):
        return met(f"The stay is over before {limit.said} become {limit.name}.")
    is_aged, then = age_in_words(known, since), from_then(match, since)
    found = fit(known, limit.ages, limit.spell)
    if found is Fit.WITHIN:
        return met(f"{is_aged}, within {limit.name}{then}, {limit.said}.")
    if found is Fit.OUTSIDE:
        return not_met(f"{is_aged}, outside {limit.name}{then}, {limit.said}.", Band.OUTSIDE, limit.change)
    plan = Condition.of(
        what=f"Agree, before the birthday, what happens when {match.child.name} is older than {limit.ages.oldest}.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.RECORD, part=f"plan for growing past {limit.name}"),
    )
    return not_met(f"{is_aged}, within {limit.said}, but older before the stay ends.", Band.CONDITIONS, plan)


def looked_at(match: Match, ages: Ages | None, spell: Spell) -> Hashable:
    """All that is looked at of a home: where nobody said how long the stay is, its limits on that are among the lengths
    that are supposed.
    """
    return ages, spell, possible_of(match, match.need_fact(EXPECTED_NIGHTS))


def fit(known: Known, ages: Ages, spell: Spell) -> Fit:
    """How the age of the child referred compares with the span; a stay without an end is looked at to the horizon."""
    child = known.match.child.id
    if not known.age_within(child, spell.since, ages.youngest, ages.oldest):
        return Fit.OUTSIDE
    length = FactRef(child, EXPECTED_NIGHTS)
    if known.age_within(child, _last_night(known, spell, max(known.possible(length))), 0, ages.oldest):
        return Fit.WITHIN
    is_within = known.age_within(child, _last_night(known, spell, known.value(length)), 0, ages.oldest)
    return Fit.WITHIN if is_within else Fit.GROWS_PAST


def stated_spells(match: Match, versions: Sequence[Stated[Ages]]) -> Iterator[tuple[Spell, Ages | None]]:
    """What a field of the statement gives in each part of the stay that it may reach, in order. None: not stated."""
    end = match.end(match.referral.expected_nights)
    nights = sorted({match.start, *(v.effective for v in versions if match.start < v.effective < end)})
    stated = ((night, stated_on(versions, night)) for night in nights)
    given = ((night, version and version.value) for night, version in stated)
    parts = [(next(part)[0], ages) for ages, part in groupby(given, key=lambda g: g[1])]
    ends = (*(since for since, _ in parts[1:]), None)
    for (since, ages), until in zip(parts, ends, strict=True):
        yield Spell(since, until), ages


def in_words(ages: Ages) -> str:
    """The span, such as "8 to 17"."""
    return f"{ages.youngest} to {ages.oldest}"


def age_in_words(known: Known, night: date) -> str:
    """The child's name and age, such as "Tamsin is 13 on the first night"; a range while the age is not known."""
    match = known.match
    born = known.possible(FactRef(match.child.id, DATE_OF_BIRTH))
    youngest, oldest = (age_on(pick(born), night) for pick in (max, min))
    age = f"{oldest}" if youngest == oldest else f"between {youngest} and {oldest}"
    when = "the first night" if night == match.start else f"{night.day} {night:%B %Y}"
    return f"{match.child.name} is {age} on {when}"


def from_then(match: Match, night: date) -> str:
    """Words for ages that hold only from a later night of the stay; none for those that hold from the first."""
    return "" if night == match.start else " from then"


def _last_night(known: Known, spell: Spell, nights: int) -> date:
    end = known.match.end(nights)
    return (end if spell.until is None else min(end, spell.until)) - timedelta(days=1)
