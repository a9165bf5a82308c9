"""More people on a shift."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from matching.short_breaks.changes.called import on_nights
from matching.short_breaks.changes.parts import home_part, with_part
from matching.short_breaks.changes.period_change import PeriodChange
from matching.short_breaks.changes.shifts import changed_rows
from matching.short_breaks.period import Nights, Period, StaffRow, Working
from matching.world.home import Urn


class MoreStaff(PeriodChange):
    """So many more people on one kind of shift, on some nights or all through the period."""

    kind: Literal["more staff"] = "more staff"
    urn: Urn
    shift: Working
    people: Annotated[int, Field(ge=1, le=20)] = 1
    nights: Nights | None = None
    """None: every night of the period."""

    def make(self, period: Period) -> Period:
        """The period with them. They are trained in nothing that the others are not already counted for."""

        def more(row: StaffRow) -> StaffRow:
            return row.model_copy(update={"people": row.people + self.people})

        home = home_part(period, self.urn)
        return with_part(period, changed_rows(period, home, self.shift, self.nights, more))

    @property
    def sentence(self) -> str:
        """The change in words."""
        return f"{self.people} more on the {self.shift.value} shift at {self.urn}{on_nights(self.nights)}"
