"""Every home has somebody by day, in the evening and at night on at least one open night of the period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from matching.short_breaks.period import BreakHome, PeriodSheet, StaffRow, Working
from matching.short_breaks.problems.fault import Fault
from matching.short_breaks.problems.spans import all_dates, dates_of

NEEDED: dict[str, tuple[Working, ...]] = {
    "by day": (Working.DAY,),
    "in the evening": (Working.EVENING,),
    "at night, awake or asleep": (Working.WAKING_NIGHT, Working.SLEEP_IN),
}
"""What no child can stay without. Project judgement."""


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Homes with nobody on a shift all period long, or on any. A home that is closed throughout needs nobody."""
    for number, home in enumerate(period.homes):
        nights = sorted(dates_of(period.run) - all_dates(home.closed))
        worked = set(_worked(home, nights))
        missing = [when for when, shifts in NEEDED.items() if nights and worked.isdisjoint(shifts)]
        if len(missing) == len(NEEDED):
            missing = ["on any shift"]
        for when in missing:
            what = f"nobody works here {when} on any night of the period"
            way_out = "Add a row of staff for it, or close the home for the period."
            yield Fault(("homes", number, "urn"), what, way_out)


def _worked(home: BreakHome, nights: Iterable[date]) -> Iterator[Working]:
    by_shift = {shift: [row for row in reversed(home.staff) if row.shift is shift] for shift in Working}
    nights = tuple(nights)
    yield from (shift for shift, rows in by_shift.items() if any(_people(rows, night) for night in nights))


def _people(last_first: Iterable[StaffRow], night: date) -> int:
    holding = (r for r in last_first if r.since <= night < r.until and night.weekday() in r.weekdays)
    row = next(holding, None)
    return row.people if row else 0
