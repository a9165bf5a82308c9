"""Stays that have been promised, planned, taken or cancelled."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from matching.short_breaks.period.nights import Nights, PlannedNight
from matching.world.home import Urn
from matching.world.record import Day, Ident, Record, Text


class PlannedStay(Record):
    """One stay of one family: at which home, which nights, and one named bedroom for each of its children in order."""

    family: Ident
    urn: Urn
    bedrooms: tuple[Ident, ...]
    first_night: PlannedNight
    nights: Annotated[int, Field(ge=1, le=60)]

    @property
    def run(self) -> Nights:
        """Its nights."""
        return Nights(first=self.first_night, nights=self.nights)


class BookingStatus(StrEnum):
    """How firm a booking is."""

    COMMITTED = "committed"
    """Fixed: the family has arranged its life around it. Only a repair may touch it, and then last."""
    CONFIRMED = "confirmed"
    """Given out: it stays wherever it can."""


class Booking(PlannedStay):
    """A stay the family has been told of."""

    id: Ident
    status: BookingStatus


class CancelledBy(StrEnum):
    """Whose doing a cancellation was."""

    HOME = "the home"
    FAMILY = "the family"
    ILLNESS = "illness of the child"
    AUTHORITY = "the placing authority"


class Cancellation(Record):
    """A stay that was promised and did not happen."""

    family: Ident
    urn: Urn
    first_night: Day
    nights: Annotated[int, Field(ge=1, le=60)]
    by: CancelledBy
    on: date
    why: Text | None = None
    wanted_again: bool = False
    """Whether the family may be offered these nights again: it has asked for them since, or never gave them up."""
