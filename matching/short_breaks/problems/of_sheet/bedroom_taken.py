"""No stay that was given out and has begun is in a bedroom that another family's stay had on one of its nights."""

from __future__ import annotations

from collections.abc import Iterator

from matching.short_breaks.period import Booking, BookingStatus, Nights, PeriodSheet, PlannedStay
from matching.short_breaks.problems.fault import Fault, Loc
from matching.short_breaks.problems.stays import held

WHAT = "this stay was given out and has begun, and another family's stay had its bedroom on one of these nights"
WAY_OUT = (
    "Say what became of it: enter it as taken in the bedroom that it had, or cancel it. Or correct the other's bedroom."
)


def faults(period: PeriodSheet, /) -> Iterator[Fault]:
    """Stays of the last plan of which nobody has said what became of them, each with the one in its bedroom."""
    standing = [(loc, stay) for loc, stay in held(period) if not _may_move(stay)]
    for number, stay in enumerate(period.published):
        if _has_begun(period, stay) and not _is_told_of(period, stay):
            yield from _of(("published", number), stay, standing)


def _of(at: Loc, stay: PlannedStay, standing: list[tuple[Loc, PlannedStay]]) -> Iterator[Fault]:
    for loc, other in standing:
        of_another = other.urn == stay.urn and other.family != stay.family
        rooms = other.bedrooms if of_another and _meet(other.run, stay.run) else ()
        for place, room in enumerate(rooms):
            if room in stay.bedrooms:
                own = (*at, "bedrooms", stay.bedrooms.index(room))
                yield Fault(own, WHAT, WAY_OUT, ((*loc, "bedrooms", place),))


def _may_move(stay: PlannedStay) -> bool:
    """Whether the last plan is the later word on it."""
    return isinstance(stay, Booking) and stay.status is BookingStatus.CONFIRMED


def _has_begun(period: PeriodSheet, stay: PlannedStay) -> bool:
    return period.as_of is not None and stay.first_night < period.as_of


def _is_told_of(period: PeriodSheet, stay: PlannedStay) -> bool:
    """Whether a stay taken by the family, or a cancellation, says what became of it."""
    had = [taken.run for taken in period.taken if taken.family == stay.family]
    gone = [
        Nights(first=gone.first_night, nights=gone.nights)
        for gone in period.cancellations
        if (gone.family, gone.urn) == (stay.family, stay.urn)
    ]
    return any(_meet(run, stay.run) for run in (*had, *gone))


def _meet(one: Nights, other: Nights) -> bool:
    return one.first < other.until and other.first < one.until
