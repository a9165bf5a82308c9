"""A family that short breaks are assessed for: its children, its nights, and what a break would do for it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from matching.short_breaks.period.nights import Nights
from matching.world.home import Urn
from matching.world.record import Ident, Record, Text

Level = Annotated[int, Field(ge=0, le=4)]
NightCount = Annotated[int, Field(ge=0, le=366)]


class Pattern(StrEnum):
    """The kind of nights a family asks for."""

    WEEKEND = "weekend"
    """Stays of Friday, Saturday and Sunday nights, beginning on Friday or Saturday."""
    MIDWEEK = "midweek"
    """Stays of Monday to Thursday nights."""
    HOLIDAY = "holiday block"
    """Stays that lie within one of the period's holidays."""
    FLEXIBLE = "flexible"
    """Any nights."""


class BenefitMark(Record):
    """How far one written criterion applies to a family, and on what grounds."""

    criterion: Ident
    """The id of a criterion in `data/benefit.toml`."""
    level: Level | None = None
    """0 to 4. None: not known; the plan then asks, and the family is not put behind others for it."""
    because: Text | None = None


class MarkAtHome(BenefitMark):
    """The same at one home, where a break there would do more or less for the family than at others.

    It goes before the family's mark by the same criterion, which holds at every other home.
    """

    urn: Urn


class DateRequest(Record):
    """Nights that matter to the family more than others: a wedding, a carer's operation."""

    id: Ident
    nights: Nights
    weight: Annotated[int, Field(ge=1, le=5)] = 3
    why: Text | None = None
    """Shown to nobody but the coordinator."""


class TeaVisits(Record):
    """Visits a child has made to a home before a first night there."""

    urn: Urn
    made: Annotated[int, Field(ge=0, le=20)]


class Family(Record):
    """One family, whose children here always stay together. Children to be kept apart are entered as two families."""

    id: Ident
    children: Annotated[tuple[Ident, ...], Field(min_length=1, max_length=6)]
    """The ids of its children; each has a referral for short breaks in the period's world."""
    homes: tuple[Urn, ...]
    """Homes it would use. Only those that the match check allows are offered."""
    assessed_nights: NightCount
    """Nights assessed as needed in this period."""
    protected_minimum: NightCount
    """Of these, the nights that come before anybody's wishes."""
    owed_nights: NightCount = 0
    """Nights assessed in earlier periods and not delivered."""
    available: tuple[Nights, ...] = ()
    """The nights it can use. None outside these is ever offered."""
    preferred: tuple[Nights, ...] = ()
    only_guest: bool = False
    """Whether its care plan asks that nobody else stays on its nights. The match check may find so as well."""
    pattern: Pattern = Pattern.FLEXIBLE
    shortest_stay: Annotated[int, Field(ge=1, le=60)] = 1
    longest_stay: Annotated[int, Field(ge=1, le=60)] = 7
    least_gap: Annotated[int, Field(ge=0, le=120)] = 3
    """Nights at home between two stays, at the least."""
    evenly_spaced: bool = False
    """Whether the family would rather have its stays spread over the period."""
    requests: tuple[DateRequest, ...] = ()
    waiting_since: date | None = None
    benefit: tuple[BenefitMark, ...] = ()
    benefit_at: tuple[MarkAtHome, ...] = ()
    points: Annotated[int, Field(ge=0, le=1000)] | None = None
    """The council's own points, where it keeps them. None: not known; need order then goes by the criteria."""
    familiar_bedrooms: tuple[Ident, ...] = ()
    """Bedrooms a child is used to, each as "URN/bedroom"."""
    key_workers: tuple[Ident, ...] = ()
    """Staff a child is used to, by their ids."""
    tea_visits: tuple[TeaVisits, ...] = ()
