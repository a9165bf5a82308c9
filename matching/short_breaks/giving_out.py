"""A period once a plan of it was given out: what the plan leaves out of what was confirmed is written down as such.

A confirmed booking stays wherever it can, and where it cannot the plan is the later word. Its nights are cancelled by
the home on that day, and the family, which never gave them up, may be offered them again and is owed them. So a booking
that is entered later is not taken for one that the plan left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from matching.short_breaks.history import was_cancelled
from matching.short_breaks.period import BookingStatus, Cancellation, CancelledBy, PeriodSheet, PlannedStay
from matching.short_breaks.same_stay import nights_lost, plain, when_where

AnyPeriod = TypeVar("AnyPeriod", bound=PeriodSheet)


def left_out(
    period: PeriodSheet, stays: Iterable[PlannedStay], before: Iterable[PlannedStay] = ()
) -> tuple[PlannedStay, ...]:
    """The confirmed bookings that are no stays of the plan, in whichever bedroom, in the order of `when_where`.

    `before` are those left out by the plan that these stays came of: some may have begun since, or clashed. One that
    was cancelled since, as by giving that plan out, is left out no more.
    """
    there = set(map(when_where, stays))
    confirmed = (plain(b) for b in period.bookings if b.status is BookingStatus.CONFIRMED)
    still = (stay for stay in before if not was_cancelled(period, stay))
    out = {stay for stay in (*still, *confirmed) if when_where(stay) not in there}
    return tuple(sorted(out, key=when_where))


def with_given_out(
    period: AnyPeriod, stays: Sequence[PlannedStay], without: Iterable[PlannedStay], day: date
) -> AnyPeriod:
    """The period with these stays as the last plan given out, on that day.

    `without` are the confirmed bookings that it leaves out: see `left_out`. Every other booking has the bedroom that it
    has in the plan.
    """
    gone = set(map(when_where, without))
    dropped = [b for b in period.bookings if b.status is BookingStatus.CONFIRMED and when_where(b) in gone]
    rooms = {when_where(stay): stay.bedrooms for stay in stays}
    kept = (b.model_copy(update={"bedrooms": rooms.get(when_where(b), b.bedrooms)}) for b in period.bookings)
    return period.model_copy(
        update={
            "published": tuple(stays),
            "bookings": tuple(b for b, was in zip(kept, period.bookings, strict=True) if was not in dropped),
            "cancellations": (*period.cancellations, *cancelled_by_home(sorted(dropped, key=when_where), stays, day)),
        }
    )


def cancelled_by_home(lost: Iterable[PlannedStay], stays: Sequence[PlannedStay], day: date) -> Iterator[Cancellation]:
    """Those of their nights that the family does not have in the plan, as the home cancels them on that day.

    The family never gave them up, and may be offered them again.
    """
    for stay in lost:
        for run in nights_lost(stay, stays):
            yield Cancellation(
                family=stay.family,
                urn=stay.urn,
                first_night=run.first,
                nights=run.nights,
                by=CancelledBy.HOME,
                on=day,
                wanted_again=True,
            )
