"""What a period may hold and is worth a second look before a plan of it is given out: it may be a slip of the pen.

Project judgement: a booking longer or shorter than a family asks for is kept and not refused. A family's longest stay
is its own wish for what is newly planned, no law; a fortnight promised a year ago may well stand beside it. Dates that
a family asks for in one run are looked at in the same way. What no promise can make right, such as more nights than the
law allows where it must be kept, is told among broken promises.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from matching.short_breaks.explaining.words import nights_in_words, runs_in_words, stay_in_words
from matching.short_breaks.period import Booking, Family, PeriodSheet

WAY_OUT = (
    "It is kept as it was promised. If it is right, nothing needs doing; else correct the booking, or the family's "
    "{bound} stay."
)

WAY_OUT_ASKED = "Ask the family what it needs; then make its longest stay longer, or the dates it asks for fewer."


class SecondLook(NamedTuple):
    """One thing to look at once more: it names ids only."""

    family: str
    about: str
    """The id of the booking, or of the dates asked for."""
    what: str
    way_out: str


def second_look(period: PeriodSheet) -> Iterator[SecondLook]:
    """Everything there is of this kind: bookings in their order, then dates asked for in that of the families."""
    families = {family.id: family for family in period.families}
    for booking in period.bookings:
        if booking.family in families:
            yield from _length(booking, families[booking.family])
    for family in period.families:
        yield from _asked(family)


def _asked(family: Family) -> Iterator[SecondLook]:
    for asked in family.requests:
        if asked.nights.nights > family.longest_stay:
            what = (
                f"dates {asked.id} ask for {runs_in_words((asked.nights,))}, and the longest stay that the family asks "
                f"for has {nights_in_words(family.longest_stay)}: no one stay can hold them all"
            )
            yield SecondLook(family.id, asked.id, what, WAY_OUT_ASKED)


def _length(booking: Booking, family: Family) -> Iterator[SecondLook]:
    bounds = (
        ("longest", family.longest_stay, booking.nights > family.longest_stay),
        ("shortest", family.shortest_stay, booking.nights < family.shortest_stay),
    )
    for bound, nights, beyond in bounds:
        if beyond:
            what = (
                f"{booking.status.value} booking {booking.id}, {stay_in_words(booking.run)}, has "
                f"{nights_in_words(booking.nights)}, and the {bound} stay that the family asks for has {nights}"
            )
            yield SecondLook(family.id, booking.id, what, WAY_OUT.format(bound=bound))
