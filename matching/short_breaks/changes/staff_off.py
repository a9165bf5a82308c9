"""Fewer people on a shift than planned, such as through illness."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from matching.errors import Problem
from matching.listing import listed
from matching.short_breaks.changes.called import called, on_nights, unknown
from matching.short_breaks.changes.parts import home_part, with_part
from matching.short_breaks.changes.period_change import PeriodChange
from matching.short_breaks.changes.shifts import changed_rows
from matching.short_breaks.period import Nights, Period, StaffRow, Trained, Working
from matching.world.catalogue import CapabilityKind
from matching.world.home import Urn
from matching.world.record import Ident


class StaffOff(PeriodChange):
    """So many fewer people on one kind of shift for some nights."""

    kind: Literal["staff off"] = "staff off"
    urn: Urn
    shift: Working
    people: Annotated[int, Field(ge=1, le=20)] = 1
    nights: Nights
    trained: tuple[Ident, ...] | None = None
    """Clinical tasks that each of them was trained in, in general or for one child. None: nobody has said, so they are
    taken for trained in everything."""

    def make(self, period: Period) -> Period:
        """The period without them."""

        def fewer(row: StaffRow) -> StaffRow:
            left = tuple(
                t.model_copy(update={"people": max(t.people - self.people, 0)}) if self._may_do(t.task) else t
                for t in row.trained
            )
            people = max(row.people - self.people, 0)
            capped = tuple(t.model_copy(update={"people": min(t.people, people)}) for t in left)
            return row.model_copy(
                update={"people": people, "trained": capped, "trained_people": self._different(row, capped, people)}
            )

        home = home_part(period, self.urn)
        return with_part(period, changed_rows(period, home, self.shift, self.nights, fewer))

    def _may_do(self, task: str) -> bool:
        return self.trained is None or task in self.trained

    def _different(self, row: StaffRow, left: tuple[Trained, ...], people: int) -> int | None:
        if row.trained_people is None:
            return None
        fewer = 0 if self.trained == () else self.people
        in_one = max((t.people for t in left), default=0)
        return max(min(row.trained_people - fewer, people, sum(t.people for t in left)), in_one)

    def problems(self, period: Period) -> Iterator[Problem]:
        """And what the catalogue has not."""
        yield from super().problems(period)
        yield from unknown(f"{self.kind} at {self.urn}, trained", self.trained or (), CapabilityKind.COMPETENCE)

    @property
    def sentence(self) -> str:
        """The change in words."""
        off = f"{self.people} off the {self.shift.value} shift at {self.urn}{on_nights(self.nights)}"
        if self.trained is None:
            return f"{off}, taken for trained in everything as nobody has said"
        return f"{off}, trained in {listed([called(task) for task in self.trained]) or 'no clinical task'}"
