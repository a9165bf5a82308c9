"""A row of staff holds for at least one night, and has no more people trained than people."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import PeriodSheet, StaffRow
from matching.short_breaks.problems.fault import Fault, Loc


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Rows that hold for nothing, and numbers that cannot be."""
    for number, home in enumerate(period.homes):
        for place, row in enumerate(home.staff):
            yield from _of(("homes", number, "staff", place), row)


def _of(at: Loc, row: StaffRow) -> Iterator[Fault]:
    if row.until <= row.since:
        what = "the row ends before it holds for a night"
        yield Fault((*at, "until"), what, "Give a day after the first; it is the first that the row does not hold for.")
    if not row.weekdays:
        yield Fault((*at, "weekdays"), "the row holds for no day of the week", "Choose the days, or take the row out.")
    yield from _different_people(at, row)
    for place, trained in enumerate(row.trained):
        if trained.people > row.people:
            what = f"{trained.people} people are trained, and only {_on_shift(row)}"
            yield Fault((*at, "trained", place, "people"), what, "Correct one of the two.", ((*at, "people"),))


def _on_shift(row: StaffRow) -> str:
    return f"{row.people} {'is' if row.people == 1 else 'are'} on the shift"


def _different_people(at: Loc, row: StaffRow) -> Iterator[Fault]:
    said = row.trained_people
    if said is None:
        return
    loc, way_out = (*at, "trained_people"), "Count each person trained in something once."
    in_one, in_all = max((t.people for t in row.trained), default=0), sum(t.people for t in row.trained)
    if said > row.people:
        yield Fault(loc, f"{said} different people are trained, and only {_on_shift(row)}", way_out)
    elif not in_one <= said <= in_all:
        what = f"{said} different people are trained, and {in_one} in one task and {in_all} in all tasks added up"
        yield Fault(loc, what, way_out, ((*at, "trained"),))
