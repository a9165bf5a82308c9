"""Sixteen families ask Marram House for far more nights than its four bedrooms have, over six weeks with Christmas."""

from __future__ import annotations

from datetime import timedelta

from matching.short_breaks.period import (
    Booking,
    BookingStatus,
    Cancellation,
    CancelledBy,
    Company,
    CompanyKind,
    Holiday,
    Nights,
    Period,
)
from scenarios.periods.winter_at_marram.children import world
from scenarios.periods.winter_at_marram.families import families
from scenarios.periods.winter_at_marram.house import part
from scenarios.periods.winter_at_marram.told import FIRST, NIGHTS, TASK, TOLD, URN, night
from scenarios.storybook import TODAY

__all__ = ["FIRST", "NAME", "NIGHTS", "TASK", "TOLD", "URN", "period"]

NAME = "winter-at-marram"


def period() -> Period:
    """The six weeks from 7 December 2026."""
    return Period(
        id="marram-winter-2026",
        world=world(),
        first_night=FIRST,
        nights=NIGHTS,
        homes=(part(),),
        families=families(),
        company=(
            Company(families=("F-04", "F-11"), kind=CompanyKind.LIKE, why="They were at nursery together."),
            Company(families=("F-03", "F-06"), kind=CompanyKind.APART, why="A hard summer; look again in spring."),
        ),
        holidays=(Holiday(name="Christmas holiday", nights=Nights(first=night(12), nights=16)),),
        bookings=(
            _booking("B-1", "F-01", ("room 1",), 4, 2, BookingStatus.COMMITTED),
            _booking("B-2", "F-02", ("room 3", "room 4"), 11, 2, BookingStatus.CONFIRMED),
        ),
        cancellations=(
            _cancelled("F-09", 11, CancelledBy.HOME, "Two staff are away that weekend."),
            _cancelled("F-11", 14, CancelledBy.FAMILY, None),
        ),
        ask_whom="the short breaks coordinator at Marram House",
        ask_how="01632 960 131, Monday to Friday, 9 am to 4 pm",
    )


def _booking(id: str, family: str, rooms: tuple[str, ...], first: int, nights: int, status: BookingStatus) -> Booking:
    return Booking(
        id=id, family=family, urn=URN, bedrooms=rooms, first_night=night(first), nights=nights, status=status
    )


def _cancelled(family: str, first: int, by: CancelledBy, why: str | None) -> Cancellation:
    on = TODAY - timedelta(days=5)
    return Cancellation(family=family, urn=URN, first_night=night(first), nights=2, by=by, on=on, why=why)
