"""What a coordinator fills in for one period of short breaks; the homes and children themselves stand in a world."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from matching.short_breaks.period.booking import Booking, Cancellation, PlannedStay
from matching.short_breaks.period.break_home import BreakHome
from matching.short_breaks.period.family import Family
from matching.short_breaks.period.nights import Nights, PlannedNight
from matching.short_breaks.period.policy import BreakPolicy
from matching.world.facts import Role
from matching.world.group import Tie, TieKind
from matching.world.record import Day, Ident, Record, Text

MOST_REPAIRS = 199
"""Of one plan; more are counted as so many."""


class CompanyKind(StrEnum):
    """What is wanted of two families' children staying at the same time."""

    APART = "must not stay together"
    SHOULD = "should stay together"
    LIKE = "like to stay together"


class Company(Record):
    """One thing wanted of two families, in no particular order. What the match check finds is added to these."""

    families: tuple[Ident, Ident]
    kind: CompanyKind
    why: Text | None = None


class TieFound(Record):
    """What is known between two children, in no particular order, and who says so; beside what homes have on record.

    A bar that it raises is lifted by a home's registered manager alone, in the home's own records.
    """

    children: tuple[Ident, Ident]
    kind: TieKind
    said_by: Role
    on: Day
    note: Text | None = None

    @property
    def tie(self) -> Tie:
        """The same as homes record it."""
        return Tie(children=self.children, kind=self.kind, said_by=self.said_by, on=self.on, note=self.note)


class Holiday(Record):
    """A school holiday or other block of nights."""

    name: Text
    nights: Nights


class PeriodSheet(Record):
    """A period without its world. The order of its parts carries no meaning, except that of a home's staff rows."""

    id: Ident
    first_night: PlannedNight
    nights: Annotated[int, Field(ge=1, le=400)]
    homes: Annotated[tuple[BreakHome, ...], Field(min_length=1)]
    families: tuple[Family, ...]
    company: tuple[Company, ...] = ()
    ties: tuple[TieFound, ...] = ()
    """What is known between children who could stay at the same time, beside what stands in the homes' records."""
    holidays: tuple[Holiday, ...] = ()
    bookings: tuple[Booking, ...] = ()
    published: tuple[PlannedStay, ...] = ()
    """The last plan that was given out."""
    taken: tuple[PlannedStay, ...] = ()
    """Stays of this period that have begun, or have already happened."""
    cancellations: tuple[Cancellation, ...] = ()
    policy: BreakPolicy = BreakPolicy()
    as_of: Day | None = None
    """The day on which one stands: nights before it are history, and none of them is offered. None: not said."""
    repairs: Annotated[int, Field(ge=0, le=MOST_REPAIRS)] = 0
    """How often the plan has been repaired since it was first given out: by it calendars tell the later word."""
    ask_whom: Text | None = None
    """Whom families can ask about their letter: a name or a role. None: letters leave a line to fill in by hand."""
    ask_how: Text | None = None
    """How to reach them: a telephone number, an email address, and when. None: as above."""

    @property
    def run(self) -> Nights:
        """The nights of the period."""
        return Nights(first=self.first_night, nights=self.nights)

    def night(self, number: int) -> date:
        """The date of a night by its number, 0 for the first."""
        return self.first_night + timedelta(days=number)

    def number(self, night: date) -> int:
        """The number of a night; it may lie outside 0..nights-1."""
        return (night - self.first_night).days
