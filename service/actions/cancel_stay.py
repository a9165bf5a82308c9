"""Cancels a stay that was given out, and says whose doing it was: by that the nights are owed again or not."""

from __future__ import annotations

from datetime import date

from matching.errors import BadInput, Problem
from matching.short_breaks.period import Booking, Cancellation, CancelledBy, PlannedStay
from matching.world.record import Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.bed_nights import give_beds
from service.records.desk import Desk
from service.records.kept_period import PeriodNow
from service.records.periods import change_period, period_of
from service.records.versions import VersionNumber


class StayGone(Record):
    """Which stay of which family, by whom and why; and the version of the period that was read."""

    version: VersionNumber
    family: str
    first_night: date
    by: CancelledBy
    why: Text | None = None
    wanted_again: bool = False


class CancelStay(StayGone):
    """The same, of which period."""

    period: str


def cancel_stay(desk: Desk, asked: CancelStay) -> PeriodNow:
    """The period without the stay, whose beds are free again. Raises NotThere, ChangedSince and BadInput."""
    period = period_of(desk, asked.period)
    sheet = period.kept.sheet
    gone = next((stay for stay in sheet.published if _is(stay, asked)), None)
    if gone is None:
        what = "no stay of that family that was given out begins on that night"
        raise BadInput([Problem("the stay", what, "Name one of those that were given out.")])
    cancelled = Cancellation(
        family=gone.family,
        urn=gone.urn,
        first_night=gone.first_night,
        nights=gone.nights,
        by=asked.by,
        on=desk.day,
        why=asked.why,
        wanted_again=asked.wanted_again,
    )
    published = tuple(stay for stay in sheet.published if stay != gone)
    changed = sheet.model_copy(
        update={
            "published": published,
            "bookings": tuple(booking for booking in sheet.bookings if not _is(booking, asked)),
            "cancellations": (*sheet.cancellations, cancelled),
        }
    )
    after = change_period(desk, asked.period, asked.version, period.kept.model_copy(update={"sheet": changed}))
    give_beds(desk, after, published)
    return after


def _is(stay: PlannedStay | Booking, asked: CancelStay) -> bool:
    return (stay.family, stay.first_night) == (asked.family, asked.first_night)


ACT = Act("cancel a stay", Kind.PERIOD, Action.PLAN, CancelStay, PeriodNow, cancel_stay)
