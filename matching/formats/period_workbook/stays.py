"""The form's questions on stays that are promised, planned, taken or cancelled."""

from __future__ import annotations

from matching.formats.period_workbook.families import FAMILY
from matching.formats.period_workbook.homes import URN
from matching.formats.period_workbook.rows import STANDING, UNTIL, Spanning, StayRows
from matching.short_breaks.period import BookingStatus, CancelledBy
from matching.workbook.cells import YES_NO, choice, one_of
from matching.workbook.layout import Column, Sheet, Table
from matching.workbook.questions import IDENT, IDENTS, day, number, words
from matching.workbook.rows import Listed

NIGHTS = (day("first_night", "First night"), number("nights", "Nights"), day(UNTIL, "Or until the morning of"))

BOOKINGS = Table(
    "Stays of this period. A stay that was booked and then taken is entered once, as taken.",
    Spanning(StayRows(), "first_night"),
    (
        Column("standing", "How firm", choice(STANDING), "Committed stays are never moved, confirmed ones rarely."),
        Column("id", "Booking id", IDENT, "For bookings.", only_for=frozenset(BookingStatus)),
        FAMILY,
        URN,
        Column("bedrooms", "Bedrooms", IDENTS, "One for each child, in their order.", needed=True, width=24),
        *NIGHTS,
    ),
    kind="standing",
    whose="family",
)

CANCELLATIONS = Table(
    "Stays that were promised and did not happen.",
    Spanning(Listed("cancellations"), "first_night"),
    (
        FAMILY,
        URN,
        *NIGHTS,
        Column("by", "Whose doing", one_of(CancelledBy), width=24),
        day("on", "Cancelled on"),
        words("why", "Why"),
        Column("wanted_again", "May be offered again", YES_NO, "Whether the family asks again. Blank: it does not."),
    ),
)

STAY_SHEETS = (Sheet("Bookings", (BOOKINGS,)), Sheet("Cancellations", (CANCELLATIONS,), optional=True))
