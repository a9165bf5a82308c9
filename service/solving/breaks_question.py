"""What is asked in long work on short breaks. It is apart from what answers it, which takes long to load."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from matching.short_breaks.admitting import Admitting
from matching.short_breaks.changes import changed
from matching.short_breaks.changes.happened import Happened
from matching.short_breaks.period import Period, PeriodSheet, PlannedStay
from matching.short_breaks.result import Allocation, Planned
from matching.world.record import Ident, Record, Text


class Work(Record):
    """How much work: the same seed, moves and rounds give the same plan."""

    seed: Annotated[int, Field(ge=0, lt=2**31)] = 1
    rounds: Annotated[int, Field(ge=0, le=10_000)] | None = None
    moves: Annotated[int, Field(ge=0, le=20_000_000)] | None = None
    seconds: Annotated[float, Field(gt=0, le=600)] | None = 60.0


class BreaksQuestion(Work):
    """The same, on which period."""

    compare: bool = False
    """Whether to work out afterwards what each other rule of fairness would have given."""
    period: Period


MOST_CHANGES = 40


class RepairWork(Work):
    """The same, and what has happened that no record says yet."""

    changes: Annotated[tuple[Happened, ...], Field(max_length=MOST_CHANGES)] = ()


class RepairQuestion(BreaksQuestion):
    """The period as it is now, with the stays that were given out, and the plan that they came of."""

    given_out: Allocation
    changes: tuple[Happened, ...] = ()
    """What has happened besides. It is made to the period in this order."""

    @property
    def as_changed(self) -> Period:
        """The period with what has happened. Raises BadInput for what names something that is not there."""
        return changed(self.period, self.changes, told_before=True)


class TouchedFamily(Record):
    """A family whose stays are not all as they were given out."""

    family: Ident
    lost: tuple[PlannedStay, ...]
    """Those that do not stand on all their nights."""
    gained: tuple[PlannedStay, ...]
    """New stays offered in their place, where there are any."""
    why: tuple[Text, ...]


class RepairedBreaks(Record):
    """A repaired plan, whom it touches, and what it makes of the period."""

    planned: Planned
    sheet: PeriodSheet
    """With the nights lost cancelled by the home and wanted again; the repaired plan is not in it yet."""
    touched: tuple[TouchedFamily, ...]
    further: tuple[PlannedStay, ...]
    """Stays newly offered to families who have lost none."""
    families_touched_at_least: int | None
    """No repair that keeps as many nights of committed bookings touches fewer. None: not known."""
    admitting: tuple[Admitting, ...] = ()
    """For each child admitted in an emergency, the bedrooms that it could have."""
