"""Staff rows changed by so many people on some nights, whatever rows overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from matching.short_breaks.period import BreakHome, Nights, Period, StaffRow, Working


def row_on(home: BreakHome, shift: Working, night: date) -> StaffRow | None:
    """The row that holds for a shift on a night: of those that overlap, the one written last."""
    holding = (r for r in home.staff if r.shift is shift and r.since <= night < r.until)
    return next((r for r in reversed(tuple(holding)) if night.weekday() in r.weekdays), None)


def changed_rows(
    period: Period, home: BreakHome, shift: Working, run: Nights | None, change: Callable[[StaffRow], StaffRow]
) -> BreakHome:
    """The home with one row more for each night of the run (None: the whole period), changed from what held there."""
    nights = tuple((run or period.run).dates())
    rows = tuple(_changed(home, shift, nights, change))
    return home.model_copy(update={"staff": (*home.staff, *rows)})


def _changed(
    home: BreakHome, shift: Working, nights: tuple[date, ...], change: Callable[[StaffRow], StaffRow]
) -> Iterator[StaffRow]:
    for night in nights:
        held = row_on(home, shift, night) or StaffRow(shift=shift, people=0, since=night, until=night)
        only = {"since": night, "until": night + timedelta(days=1), "weekdays": (night.weekday(),)}
        yield change(held.model_copy(update=only))
