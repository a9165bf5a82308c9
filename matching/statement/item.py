"""What a review of a statement of purpose looks at, and what one point of it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Annotated, Any

from pydantic import Field

from matching.check import MatchReport
from matching.world.catalogue import Catalogue
from matching.world.group import Group
from matching.world.home import Home
from matching.world.policy import PolicyDay
from matching.world.record import Ident, Record
from matching.world.statement import Origin, Stated, StatementOfPurpose

WHOLE = "whole statement"
"""Stands among `Item.fields` for the statement as a whole."""


@dataclass(frozen=True)
class Today:
    """The home on the day of the review, and what it is held against.

    refused     reports on referrals this home did not take
    ahead_days  how far ahead to look for what is about to lapse or fall due
    """

    home: Home
    group: Group
    on: date
    catalogue: Catalogue
    policy: PolicyDay
    refused: tuple[MatchReport, ...]
    ahead_days: int

    @property
    def statement(self) -> StatementOfPurpose:
        """The statement of purpose under review."""
        return self.home.statement


class Severity(IntEnum):
    """How soon a point wants somebody, most pressing first."""

    ACT = 0
    PLAN = 1
    FIND_OUT = 2
    CONSIDER = 3

    @property
    def words(self) -> str:
        """The severity as a manager reads it."""
        return ("Act now", "Plan for it", "Find out", "Consider")[self]


class State(StrEnum):
    """Whether a capability that answers a need is there today. One that is not recorded is never missing."""

    IN_PLACE = "in place today"
    MISSING = "not in place today"
    BY_NAME = "assessed for each child by name, and held for no child today"
    NOT_RECORDED = "not recorded"


class Standing(Record):
    """One capability of the catalogue and how it stands in the home on a day."""

    capability: Ident
    name: str
    state: State
    words: str


class Evidence(Record):
    """The words of the statement that a point rests on, and since when they hold."""

    field: str
    says: str
    quote: str | None = None
    page: int | None = None
    effective: date
    origin: Origin


class Item(Record):
    """One point of a review."""

    check: str
    severity: Severity
    fields: Annotated[tuple[str, ...], Field(min_length=1)]
    """The statement's fields concerned. A position on a need is "need:" and its id; "registration:" and a part stands
    for what only a variation of the registration could change."""
    what: str
    source: str
    """The law, by regulation and paragraph, or "Project judgement: ..."."""
    way_forward: str
    evidence: tuple[Evidence, ...] = ()
    contradicts: bool = False
    """Whether the statement and what is true today disagree."""
    standings: tuple[Standing, ...] = ()
    """The capabilities the point turns on."""
    referrals: tuple[Ident, ...] = ()
    """The referrals the point turns on, by id only."""
    due: date | None = None
    """The day by which it is due, or from which it bites."""

    @property
    def is_template_astray(self) -> bool:
        """Whether the organisation's template says of this home what is not so."""
        return self.contradicts and any(e.origin is Origin.TEMPLATE for e in self.evidence)


def evidence(field: str, stated: Stated[Any], says: str) -> Evidence:
    """One version of a field as evidence; `says` is its value in words."""
    return Evidence(
        field=field,
        says=says,
        quote=stated.quote,
        page=stated.page,
        effective=stated.effective,
        origin=stated.origin,
    )


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 place", "2 places"."""
    return f"{number} {one if number == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """Words in a row: "a, b and c"."""
    return " and ".join([*filter(None, [", ".join(words[:-1])]), *words[-1:]])
