"""Promised stays that the rows themselves shut out of their bedrooms: closed, a child's own, or being made ready.

A promise names its bedroom, so that no search is needed to see that it cannot be kept. What only a search can tell,
such as too few staff for all that was promised, is told with the plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from matching.short_breaks.explaining.words import day_in_words, nights_in_words, stay_in_words
from matching.short_breaks.period import BookingStatus, Period, PlannedStay
from matching.short_breaks.problems.fault import Fault, Loc
from matching.short_breaks.problems.stays import held
from matching.world.group import Resident
from matching.world.home import Bedroom

WAY_OUT = (
    "Give it another bedroom or other nights, or cancel it; or correct the other row. Until then no plan can keep it."
)


class ShutOut(NamedTuple):
    """A stay that cannot have one of its bedrooms, and why."""

    stay: int
    """Its place among the stays."""
    place: int
    """The bedroom's place in the stay."""
    why: str
    """A clause that names the bedroom and its home, and no child."""
    by: Loc | int
    """Where in the period that stands, or the place of the other stay that it is about."""


def shut_out(period: Period, stays: Sequence[PlannedStay]) -> Iterator[ShutOut]:
    """Everything that shuts one of the stays out, stay by stay. Two in one bedroom on one night are told elsewhere."""
    for number, stay in enumerate(stays):
        for place, room in enumerate(stay.bedrooms):
            found = [
                *_closed(period, stay, room),
                *_lived_in(period, stay, room),
                *_made_ready(period, stays, stay, room),
            ]
            yield from (ShutOut(number, place, f"{room} at {stay.urn} {why}", by) for why, by in found)


def promises_shut_out(period: Period) -> Iterator[Fault]:
    """The same of committed bookings, each with its row and the other row or record that it stands against."""
    rows = [(loc, stay) for loc, stay in held(period) if getattr(stay, "status", None) is not BookingStatus.CONFIRMED]
    for found in shut_out(period, [stay for _, stay in rows]):
        loc = rows[found.stay][0]
        if loc[0] == "bookings":
            other = (*rows[found.by][0], "first_night") if isinstance(found.by, int) else found.by
            yield Fault((*loc, "bedrooms", found.place), found.why, WAY_OUT, (other,))


Why = tuple[str, Loc | int]


def _closed(period: Period, stay: PlannedStay, room: str) -> Iterator[Why]:
    for h, home in enumerate(period.world.homes):
        for r, record in enumerate(home.bedrooms):
            at_it = home.urn == stay.urn and record.id == room
            if at_it and not all(record.is_open_on(night) for night in stay.run.dates()):
                field = "closed_from" if record.closed_from else "closed_until"
                yield f"is closed {_when(record)}", ("world", "homes", h, "bedrooms", r, field)
    for h, part in enumerate(period.homes):
        for n, run in enumerate(part.closed):
            if part.urn == stay.urn and _meet(run.first, run.until, stay):
                yield f"cannot be used, as the home is closed {_from(run.first, run.until)}", ("homes", h, "closed", n)


def _when(room: Bedroom) -> str:
    return _from(room.closed_from, room.closed_until)


def _from(first: date | None, until: date | None) -> str:
    begins = "" if first is None else f"from {day_in_words(first)}"
    ends = "" if until is None else f"until the morning of {day_in_words(until)}"
    return " ".join(filter(None, (begins, ends)))


def _lived_in(period: Period, stay: PlannedStay, room: str) -> Iterator[Why]:
    """A leaving that nobody has confirmed is not relied on."""
    for loc, resident in _residents(period, stay.urn, room):
        until = resident.leaving if resident.leaving_confirmed else None
        if resident.arrived < stay.run.until and (until is None or stay.first_night < until):
            sure = "" if until else ", and no day of leaving is confirmed"
            yield f"is the bedroom of a child who lives there {_from(resident.arrived, until)}{sure}", loc
        elif until is not None and _is_early(period, stay, until):
            yield f"{_ready(period, stay)} after a child who lived there leaves on {day_in_words(until)}", loc


def _made_ready(period: Period, stays: Sequence[PlannedStay], stay: PlannedStay, room: str) -> Iterator[Why]:
    for number, before in enumerate(stays):
        if before.urn == stay.urn and room in before.bedrooms and _is_early(period, stay, before.run.until):
            yield f"{_ready(period, stay)} after the stay of {before.family}, {stay_in_words(before.run)}", number


def _ready(period: Period, stay: PlannedStay) -> str:
    return f"is made ready for {nights_in_words(_turnaround(period, stay.urn))}"


def _is_early(period: Period, stay: PlannedStay, empty_from: date) -> bool:
    """Whether a stay begins before its bedroom has rested since that day."""
    return 0 <= (stay.first_night - empty_from).days < _turnaround(period, stay.urn)


def _turnaround(period: Period, urn: str) -> int:
    return next((home.turnaround_nights for home in period.homes if home.urn == urn), 0)


def _residents(period: Period, urn: str, room: str) -> Iterator[tuple[Loc, Resident]]:
    for g, group in enumerate(period.world.groups):
        for r, resident in enumerate(group.residents):
            if group.urn == urn and resident.bedroom == room:
                yield ("world", "groups", g, "residents", r, "bedroom"), resident


def _meet(first: date, until: date, stay: PlannedStay) -> bool:
    return first < stay.run.until and stay.first_night < until
