"""More people trained in a clinical task."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from matching.short_breaks.changes.called import called, on_nights
from matching.short_breaks.changes.parts import home_part, with_part
from matching.short_breaks.changes.period_change import PeriodChange
from matching.short_breaks.changes.shifts import changed_rows
from matching.short_breaks.period import Nights, Period, StaffRow, Trained, Working
from matching.world.home import Urn
from matching.world.record import Ident


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
        people = None if known is None else min(known + self.people, row.people)
        return row.model_copy(update={"trained": (*others, now), "trained_people": people})

    @property
    def sentence(self) -> str:
        """The change in words."""
        whom = "" if self.for_child is None else f" for {self.for_child} by name"
        trained = f"{self.people} more trained in {called(self.task)}{whom}"
        return f"{trained} on every shift at {self.urn}{on_nights(self.nights)}"
