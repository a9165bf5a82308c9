"""More people trained in a clinical task."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from matching.errors import Problem
from matching.short_breaks.changes.called import called, on_nights, unknown
from matching.short_breaks.changes.parts import home_part, with_part
from matching.short_breaks.changes.period_change import PeriodChange
from matching.short_breaks.changes.shifts import changed_rows, row_on
from matching.short_breaks.explaining.words import nights_in_words
from matching.short_breaks.period import BreakHome, Nights, Period, StaffRow, Trained, Working
from matching.world.catalogue import CapabilityKind
from matching.world.home import Urn
from matching.world.record import Ident

COUNTED_TOGETHER = (
    (Working.DAY,),
    (Working.EVENING,),
    (Working.WAKING_NIGHT,),
    (Working.WAKING_NIGHT, Working.SLEEP_IN),
)


class TrainStaff(PeriodChange):
    """So many more people on every shift who are competent in a task; never more than are on the shift.

    They are taken to be others than those trained in something before.
    """

    kind: Literal["train staff"] = "train staff"
    urn: Urn
    task: Ident
    people: Annotated[int, Field(ge=1, le=20)] = 1
    for_child: Ident | None = None
    """The child they are trained for by name. None: in general."""
    nights: Nights | None = None

    def make(self, period: Period) -> Period:
        """The period with them."""
        home = home_part(period, self.urn)
        for shift in Working:
            home = changed_rows(period, home, shift, self.nights, self._trained)
        return with_part(period, home)

    def _trained(self, row: StaffRow) -> StaffRow:
        same = (t for t in row.trained if (t.task, t.for_child) == (self.task, self.for_child))
        before = sum(t.people for t in same)
        others = tuple(t for t in row.trained if (t.task, t.for_child) != (self.task, self.for_child))
        now = Trained(task=self.task, for_child=self.for_child, people=min(before + self.people, row.people))
        known = row.trained_people
        different = max((t.people for t in row.trained), default=0) if known is None else known
        people = min(different + self.people, row.people)
        return row.model_copy(update={"trained": (*others, now), "trained_people": people})

    def settle_first(self, after: Period) -> str:
        """On how many nights nobody trained by name is on, though somebody is whose training then no longer counts."""
        if self.for_child is None:
            return ""
        home = home_part(after, self.urn)
        without = sum(self._is_left_without(home, night) for night in after.run.dates())
        if not without:
            return ""
        return (
            f"Once anybody at {self.urn} is trained in {called(self.task)} for {self.for_child} by name, nobody else "
            f"counts for this child: on {nights_in_words(without)} a shift then has people trained in general alone, "
            "and the child cannot stay where it needs the task. Settle who else is trained by name; for training that "
            "holds for every child, give none."
        )

    def _is_left_without(self, home: BreakHome, night: date) -> bool:
        return any(
            self._trained_on(home, shifts, night, None) and not self._trained_on(home, shifts, night, self.for_child)
            for shifts in COUNTED_TOGETHER
        )

    def _trained_on(self, home: BreakHome, shifts: tuple[Working, ...], night: date, child: str | None) -> int:
        rows = filter(None, (row_on(home, shift, night) for shift in shifts))
        return sum(t.people for row in rows for t in row.trained if (t.task, t.for_child) == (self.task, child))

    def problems(self, period: Period) -> Iterator[Problem]:
        """And what the catalogue has not."""
        yield from super().problems(period)
        yield from unknown(f"{self.kind} at {self.urn}, task", (self.task,), CapabilityKind.COMPETENCE)

    @property
    def sentence(self) -> str:
        """The change in words."""
        whom = "" if self.for_child is None else f" for {self.for_child} by name"
        trained = f"{self.people} more trained in {called(self.task)}{whom}"
        return f"{trained} on every shift at {self.urn}{on_nights(self.nights)}"
