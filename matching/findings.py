"""What a check finds: an outcome with its reason, what it allows at worst and at best, and what it turns on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import IntEnum, StrEnum
from typing import NamedTuple, Protocol

from pydantic import Field, SkipValidation

from matching.world.facts import Role
from matching.world.record import Record, made

Value = int | str | bool | date | tuple[object, ...] | Record | None
"""What a fact can turn out to be: a level, a day, a word from a closed set, yes or no, a record, or a list."""


class Outcome(StrEnum):
    """The answer to one rule. A blank never becomes a "no"."""

    MET = "met"
    NOT_MET = "not met"
    NOT_KNOWN = "not known"
    DOES_NOT_APPLY = "does not apply"


class Band(IntEnum):
    """The answer in four bands, worst first. A finding that is not met says which band it still allows."""

    OUTSIDE = 0
    NOT_UNLESS = 1
    CONDITIONS = 2
    GOOD = 3

    @property
    def words(self) -> str:
        """The band as a manager reads it."""
        return (
            "Outside registration or statement of purpose",
            "Not with the present group or staffing unless…",
            "Possible with conditions",
            "Good match",
        )[self]


class FactRef(NamedTuple):
    """Which fact: of a child (id) or a home (URN), its name, and the part of it where there are several."""

    subject: str
    name: str
    part: str = ""


class GapKind(StrEnum):
    """What sort of thing is missing, so that a remedy can be looked for."""

    COMPETENCE = "competence"
    """part: competence id; shift: the shift; amount: staff still to be trained; on: the last night that is short."""
    BEDROOM = "bedroom"
    """part: bedroom feature, or empty when no bedroom is free."""
    FACILITY = "facility"
    ARRANGEMENT = "arrangement"
    WAKING_NIGHT = "waking night"
    STAFF = "staff"
    """shift: the shift; amount: members of staff still needed awake."""
    IMPACT = "impact"
    """part: peer-impact pair; source and affected: the children."""
    APPROVAL = "approval"
    """part: the kind of approval."""
    VARIATION = "variation"
    """part: the condition of registration, or the statement's field or need, that would have to change."""
    DATE = "date"
    """A place or bedroom free only later; on: the first day it is."""
    RECORD = "record"
    """Something a person has to ask, check or write down; part: which."""


class Gap(Record):
    """Something missing, in a form a remedy can be matched to."""

    kind: GapKind
    part: str = ""
    shift: str = ""
    amount: int = 1
    source: str = ""
    affected: str = ""
    on: date | None = None

    @classmethod
    def of(
        cls,
        kind: GapKind,
        part: str = "",
        shift: str = "",
        amount: int = 1,
        source: str = "",
        affected: str = "",
        on: date | None = None,
    ) -> Gap:
        """The same as `Gap(...)`, for a rule, whose answers are made by the thousand."""
        return made(cls, kind=kind, part=part, shift=shift, amount=amount, source=source, affected=affected, on=on)


class Condition(Record):
    """Something to be in place, who sees to it, and by when."""

    what: str
    by: Role
    due: date
    gap: Gap | None = None

    @classmethod
    def of(cls, what: str, by: Role, due: date, gap: Gap | None = None) -> Condition:
        """The same as `Condition(...)`, for a rule, whose answers are made by the thousand."""
        return made(cls, what=what, by=by, due=due, gap=gap)


class Verdict(Record):
    """A rule's answer in one fully known world."""

    outcome: Outcome
    reason: str
    allows: Band = Band.GOOD
    conditions: tuple[Condition, ...] = ()
    points: int = 0


def met(reason: str, points: int = 0) -> Verdict:
    """The rule holds."""
    return made(Verdict, outcome=Outcome.MET, reason=reason, allows=Band.GOOD, conditions=(), points=points)


def not_met(reason: str, allows: Band, *conditions: Condition, points: int = 0) -> Verdict:
    """The rule does not hold; `allows` is the best band that is still possible with it."""
    return made(
        Verdict, outcome=Outcome.NOT_MET, reason=reason, allows=allows, conditions=tuple(conditions), points=points
    )


def does_not_apply(reason: str) -> Verdict:
    """The rule has nothing to say here, and why."""
    return made(Verdict, outcome=Outcome.DOES_NOT_APPLY, reason=reason, allows=Band.GOOD, conditions=(), points=0)


class Given(Record):
    """A fact supposed to be one of some values; `answer` is that supposition in words."""

    fact: FactRef
    answer: str
    values: tuple[SkipValidation[Value], ...] = Field(default=(), exclude=True)
    """Kept as they are: checked against `Value`, a word of a closed set would turn into bare text."""


class Case(Record):
    """A set of possible worlds that a rule does not tell apart, and its verdict there."""

    given: tuple[Given, ...]
    verdict: Verdict


class Source(Record):
    """One account that a finding rests on: who said it, when, how, and whether it can be stood on."""

    fact: FactRef
    level: str
    said_by: str
    said_on: date
    basis: str
    stale: bool
    disputed: bool
    words: str = ""
    """What was said, in the speaker's words."""
    context: str = ""
    """To whom, where, and what came of it."""


class Finding(Record):
    """One rule's answer to one question of one match."""

    rule: str
    about: str = ""
    """Tells the findings of one rule apart; empty when there is only one."""
    title: str
    source: str | None = None
    """The child whom an impact comes from."""
    affected: str | None = None
    """The child whom an impact falls on."""
    outcome: Outcome
    worst: Band
    best: Band
    points_low: int = 0
    points_high: int = 0
    points_of: int = 0
    reason: str
    conditions: tuple[Condition, ...] = ()
    turns_on: tuple[FactRef, ...] = ()
    """The facts whose answer could change this finding."""
    rests_on: tuple[Source, ...] = ()
    cases: tuple[Case, ...] = ()
    """What each answer would do; empty when nothing is open."""

    @property
    def key(self) -> tuple[str, str]:
        """What makes this finding the same one in another report."""
        return (self.rule, self.about)

    @property
    def blocks(self) -> bool:
        """Whether law or the statement of purpose rules the match out as things are known."""
        return self.best is Band.OUTSIDE


class Score(NamedTuple):
    """How a match orders among others, compared left to right; a red finding can never be bought off by points."""

    band: int
    outside: int
    unless: int
    conditions: int
    points: int


class Limit(Protocol):
    """What counts of a finding in the order of matches."""

    @property
    def worst(self) -> Band: ...

    @property
    def best(self) -> Band: ...

    @property
    def points_low(self) -> int: ...

    @property
    def points_high(self) -> int: ...


def score(findings: Iterable[Limit], *, worst: bool) -> Score:
    """The score at worst or at best: the band, then minus the count at each limit, then points."""
    chosen = [(f.worst, f.points_low) if worst else (f.best, f.points_high) for f in findings]
    bands = [band for band, _ in chosen]
    return Score(
        band=int(min(bands, default=Band.GOOD)),
        outside=-bands.count(Band.OUTSIDE),
        unless=-bands.count(Band.NOT_UNLESS),
        conditions=-bands.count(Band.CONDITIONS),
        points=sum(points for _, points in chosen),
    )
