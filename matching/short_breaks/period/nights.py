"""Runs of nights. A night is the date of its evening."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from matching.world.record import Day, Record

PlannedNight = Annotated[Day, Field(ge=date(2015, 4, 1))]
"""A night that somebody may stay: none before those for which the limits of the law are held."""


MOST_NIGHTS = 400
"""In one run."""


class Nights(Record):
    """A run of nights: the first, and how many."""

    first: Day
    nights: Annotated[int, Field(ge=1, le=MOST_NIGHTS)] = 1

    @property
    def until(self) -> date:
        """The morning it ends: the first date that is not one of its nights."""
        return self.first + timedelta(days=self.nights)

    def dates(self) -> Iterator[date]:
        """Each of its nights in order."""
        return (self.first + timedelta(days=n) for n in range(self.nights))

    def within(self, other: Nights) -> Nights | None:
        """Those of its nights that are among the other's. None: none is."""
        first, until = max(self.first, other.first), min(self.until, other.until)
        return Nights(first=first, nights=(until - first).days) if first < until else None

    def holds(self, night: date) -> bool:
        """Whether that night is one of them."""
        return self.first <= night < self.until
