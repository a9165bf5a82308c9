"""The people who care for the children: when they work and what they have been shown competent to do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from matching.world.record import Day, Ident, Record, Text


class Shift(StrEnum):
    """The parts of a day in which somebody must be able to do a task."""

    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"


class Competence(Record):
    """One member of staff shown able to do one thing, in general or for one named child."""

    task: Ident
    """The id of a competence in the catalogue."""
    for_child: Ident | None = None
    """The child it was assessed for. None: in general."""
    assessed_on: Day
    expires: date | None = None
    """The first day it no longer holds. None: it does not lapse."""
    assessed_by: Text | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it has been assessed and has not lapsed on that day."""
        return self.assessed_on <= day and (self.expires is None or day < self.expires)


class StaffMember(Record):
    """One member of staff, the shifts they work, and what they are competent in."""

    id: Ident
    post: Text
    works: tuple[Shift, ...]
    competences: tuple[Competence, ...] = ()
    starts: date | None = None
    """The first working day, for somebody appointed but not yet here."""
    leaves: date | None = None

    def works_on(self, shift: Shift, day: date) -> bool:
        """Whether they work that shift and are employed on that day."""
        employed = (self.starts is None or self.starts <= day) and (self.leaves is None or day < self.leaves)
        return employed and shift in self.works


class ShiftStaffing(Record):
    """How many people are on a shift: awake, and sleeping in. None means not recorded."""

    shift: Shift
    awake: Annotated[int, Field(ge=0, le=40)] | None = None
    sleeping_in: Annotated[int, Field(ge=0, le=10)] | None = None


def on_shift(rows: Iterable[ShiftStaffing], shift: Shift) -> ShiftStaffing:
    """Everybody on one shift. A number that no row gives, or that one of them leaves out, is not recorded."""
    found = [row for row in rows if row.shift is shift]
    awake, asleep = _total([row.awake for row in found]), _total([row.sleeping_in for row in found])
    return ShiftStaffing(shift=shift).model_copy(update={"awake": awake, "sleeping_in": asleep})


def with_numbers(rows: Iterable[ShiftStaffing], shift: Shift, **numbers: int | None) -> tuple[ShiftStaffing, ...]:
    """The rows with one for this shift, in which these numbers are changed."""
    rows = tuple(rows)
    changed = on_shift(rows, shift).model_copy(update=numbers)
    return (*(row for row in rows if row.shift is not shift), changed)


def _total(numbers: list[int | None]) -> int | None:
    known = [n for n in numbers if n is not None]
    return sum(known) if numbers and len(known) == len(numbers) else None
