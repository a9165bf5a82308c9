"""What has begun by the day on which one stands is history: it stays as it was, and nothing is offered before it.

A stay that begins on that very night is still to come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from matching.errors import BadInput, Problem
from matching.short_breaks.explaining.words import day_in_words
from matching.short_breaks.period import Cancellation, Nights, Period, PlannedStay

TODAY = "today"


def standing_on(period: Period, day: date, given: Sequence[PlannedStay]) -> Period:
    """The period as of a day: each of these stays that has begun by then has been taken, whatever it was before.

    `given` are the stays that were given out. A booking that has begun and is not among them did not happen.
    """
    moved = period.model_copy(update={"as_of": day})
    begun = {_key(stay): _plain(stay) for stay in given if moved.has_begun(stay)}
    already = set(map(_key, period.taken))
    new = [begun[key] for key in sorted(begun) if key not in already]
    still = tuple(booking for booking in period.bookings if not moved.has_begun(booking))
    return moved.model_copy(update={"taken": (*period.taken, *new), "bookings": still})


def as_it_stands(period: Period) -> Period:
    """The period as of the day on which one stands: what it says was given out and has begun by then was taken.

    Every booking, and those stays of the last plan that meet no booking, no stay taken and no cancellation.
    """
    return period if period.as_of is None else standing_on(period, period.as_of, given_out(period))


def given_out(period: Period) -> tuple[PlannedStay, ...]:
    """Bookings, and what of the last plan is not contradicted by a booking, a stay taken or a cancellation."""
    held = (*period.bookings, *period.taken)
    last = (stay for stay in period.published if not _contradicted(stay, held, period.cancellations))
    return (*period.bookings, *last)


def _contradicted(stay: PlannedStay, held: Sequence[PlannedStay], gone: Sequence[Cancellation]) -> bool:
    rooms = {(stay.urn, room) for room in stay.bedrooms}
    beside = (one for one in held if one.family == stay.family or rooms & {(one.urn, room) for room in one.bedrooms})
    off = (one for one in gone if (one.family, one.urn) == (stay.family, stay.urn) and not one.wanted_again)
    runs = (*(one.run for one in beside), *(Nights(first=one.first_night, nights=one.nights) for one in off))
    return any(stay.first_night < run.until and run.first < stay.run.until for run in runs)


def _plain(stay: PlannedStay) -> PlannedStay:
    return PlannedStay(**{name: getattr(stay, name) for name in PlannedStay.model_fields})


def _key(stay: PlannedStay) -> tuple[str, str, date, int]:
    return stay.family, stay.urn, stay.first_night, stay.nights


def refuse_day(period: Period, day: date) -> None:
    """Raises BadInput for a day that the period cannot stand on: before its records, or after its last night."""
    problems = list(_wrong_day(period, day))
    if problems:
        raise BadInput(problems)


def _wrong_day(period: Period, day: date) -> Iterator[Problem]:
    known, last = max(period.stands_on, period.world.as_at), period.night(period.nights - 1)
    if day < known:
        what = f"{day_in_words(day)} is before {day_in_words(known)}, the day that the period tells of already"
        yield Problem(TODAY, what, f"Give {known.isoformat()} or a later day, or the period as it was on the day.")
    if day > last:
        what = f"every night of the period has passed: the last was {day_in_words(last)}, and it is {day_in_words(day)}"
        way_out = (
            f"Nothing of it can be changed any more. To see what could have been done on a day of it, say which: "
            f"--today {last.isoformat()} at the latest."
        )
        yield Problem(TODAY, what, way_out)
