"""A fact about a child: never a bare value, but who said it, when, and how sure that makes us.

What we hold is the set of levels that are still possible. Not known, not asked and stale leave every level
possible; sources that disagree leave everything between them possible; an allegation leaves its level and
everything below it possible. Project judgement: how allegations and stale accounts are taken.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from matching.world.record import Ident, Record, Text

TOP_LEVEL = 4

Level = Annotated[int, Field(ge=0, le=TOP_LEVEL)]
"""0 none or typical for age, 1 mild, 2 moderate, 3 high, 4 very high. Each need words its own five levels."""


class Unanswered(StrEnum):
    """Why there is no level: the person asked did not know, or nobody has asked."""

    NOT_KNOWN = "not known"
    NOT_ASKED = "not asked"


class Basis(StrEnum):
    """What kind of statement an account is."""

    OBSERVED = "observed fact"
    ALLEGATION = "allegation"
    OPINION = "opinion"
    HISTORY = "history"


class Role(StrEnum):
    """Who speaks or acts, by what they are to the child."""

    CHILD = "the child"
    SOCIAL_WORKER = "social worker"
    PREVIOUS_SOCIAL_WORKER = "previous social worker"
    TEAM_MANAGER = "team manager"
    PREVIOUS_CARER = "previous carer"
    SCHOOL = "school"
    HEALTH = "health"
    FAMILY = "family"
    ADVOCATE = "advocate"
    POLICE = "police"
    YOUTH_JUSTICE = "youth justice worker"
    REVIEWING_OFFICER = "independent reviewing officer"
    KEY_WORKER = "key worker"
    REGISTERED_MANAGER = "registered manager"
    DEPUTY_MANAGER = "deputy manager"
    RESPONSIBLE_INDIVIDUAL = "responsible individual"
    NOMINATED_OFFICER = "nominated officer"
    DIRECTOR = "director of children's services"
    PANEL = "panel"
    OTHER = "someone else who knows the child"


class Account(Record):
    """What one person said about one matter on one day."""

    level: Level | Unanswered
    said_by: Role
    said_on: date
    basis: Basis
    to_whom: Text | None = None
    """Towards whom or what it was shown: a peer, staff, property, the child's own self."""
    where: Text | None = None
    """Where and in what circumstances."""
    what_came_of_it: Text | None = None
    words: Text | None = None
    """What was said, in the speaker's words."""

    @property
    def levels(self) -> range:
        """The levels this account alone leaves possible; empty when it gives none."""
        if isinstance(self.level, Unanswered):
            return range(0)
        lowest = 0 if self.basis is Basis.ALLEGATION else self.level
        return range(lowest, self.level + 1)

    def is_stale(self, on: date, fresh_days: int) -> bool:
        """Whether the account is older on that day than its matter allows."""
        return self.said_on + timedelta(days=fresh_days) < on


class Fact(Record):
    """Everything said about one need or circumstance of one child. An empty fact is not stored."""

    about: Ident
    """The id of a need or circumstance in the catalogue."""
    accounts: Annotated[tuple[Account, ...], Field(min_length=1)]

    def fresh(self, on: date, fresh_days: int) -> tuple[Account, ...]:
        """The accounts given by that day that give a level and are not stale on it."""
        return tuple([a for a in self.accounts if a.levels and a.said_on <= on and not a.is_stale(on, fresh_days)])

    def possible(self, on: date, fresh_days: int, top: int = TOP_LEVEL) -> range:
        """The levels still possible on that day: the span of the fresh accounts, or every level if there is none."""
        fresh = self.fresh(on, fresh_days)
        if not fresh:
            return range(top + 1)
        if len(fresh) == 1:
            return fresh[0].levels
        return range(min(a.levels[0] for a in fresh), max(a.levels[-1] for a in fresh) + 1)

    def is_stale(self, on: date, fresh_days: int) -> bool:
        """Whether a level was once given but every such account is now too old to stand on."""
        return any(a.levels for a in self.accounts) and not self.fresh(on, fresh_days)

    def is_disputed(self, on: date, fresh_days: int) -> bool:
        """Whether fresh accounts give different levels."""
        return len({a.level for a in self.fresh(on, fresh_days)}) > 1
