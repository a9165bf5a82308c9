"""What has begun by the day on which one stands is history: it stays as it was, and nothing is offered before it.

A stay that begins on that very night is still to come.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from matching.errors import BadInput, Problem
from matching.short_breaks.explaining.words import day_in_words
from matching.short_breaks.period import Booking, BookingStatus, Cancellation, Nights, Period, PeriodSheet, PlannedStay
from matching.short_breaks.same_stay import plain

TODAY = "today"


def standing_on(period: Period, day: date, given: Sequence[PlannedStay]) -> Period:
    """The period as of a day: each of these stays that has begun by then has been taken, whatever it was before.

    `given` are the stays that were given out. A booking that has begun and is not among them did not happen; nor can a
    confirmed one that they moved, and that meets a stay taken. No stay is history twice: see `still_told`.
    """
    moved = period.model_copy(update={"as_of": day})
    begun = {_key(stay): plain(stay) for stay in still_told(moved, given) if moved.has_begun(stay)}
    already = set(map(_key, period.taken))
    new = [begun[key] for key in sorted(begun) if key not in already]
    taken = (*period.taken, *new)
    still = (booking for booking in period.bookings if not moved.has_begun(booking))
    can_be = tuple(booking for booking in still if not (_may_move(booking) and _meets_any(booking, begun.values())))
    stood = moved.model_copy(update={"taken": taken, "bookings": can_be})
    return stood.model_copy(update={"published": still_told(stood, period.published)})


def still_told(period: Period, given: Sequence[PlannedStay]) -> tuple[PlannedStay, ...]:
    """These stays that were given out, without those that have begun and of which the period tells otherwise.

    It does by a stay of the family, taken on some of the same nights, and by a cancellation. Another bedroom alone
    makes no other stay.
    """
    held = {_key(stay) for stay in (*period.bookings, *period.taken)}
    begun = (stay for stay in given if period.has_begun(stay) and _key(stay) not in held)
    otherwise = {_key(stay) for stay in begun if _was_otherwise(period, stay)}
    return tuple(stay for stay in given if _key(stay) not in otherwise)


def given_out_beside_taken(period: PeriodSheet) -> tuple[PlannedStay, ...]:
    """The stays of the last plan, without those that were taken, in whichever bedroom, or of which a part was."""
    return tuple(
        s for s in period.published if not any(s.family == t.family and _meet(s.run, t.run) for t in period.taken)
    )


def booked_beside(period: PeriodSheet) -> tuple[PlannedStay, ...]:
    """The bookings of which neither the last plan nor what was taken tells otherwise, given out or not."""
    told = (*period.taken, *period.published)
    own = (b for b in period.bookings if not any(b.family == t.family and _meet(b.run, t.run) for t in told))
    return tuple(map(plain, own))


def _was_otherwise(period: Period, stay: PlannedStay) -> bool:
    own = (one for one in period.taken if one.family == stay.family)
    return any(_meet(one.run, stay.run) for one in own) or any(_is_of(gone, stay) for gone in _given_up(period))


def was_cancelled(period: PeriodSheet, stay: PlannedStay) -> bool:
    """Whether nights of it were cancelled, by whomever."""
    return any(_is_of(gone, stay) for gone in period.cancellations)


def _given_up(period: Period) -> Iterator[Cancellation]:
    return (gone for gone in period.cancellations if not gone.wanted_again)


def as_it_stands(period: Period) -> Period:
    """The period as of the day on which one stands: what it says was given out and has begun by then was taken.

    Bookings, and those stays of the last plan that meet no committed booking, no stay taken and no cancellation.
    """
    return period if period.as_of is None else standing_on(period, period.as_of, given_out(period))


def moved_on_to(period: Period, day: date) -> Period:
    """The period as it stands on a later day than it says: what was lost on the day that it says has not been taken.

    A repair leaves the plan it mended as the last that was given out, and cancels what is lost on the day it stands on.
    """
    since = () if period.as_of is None else tuple(gone for gone in period.cancellations if gone.on >= period.as_of)
    still = tuple(stay for stay in period.published if not any(_is_of(gone, stay) for gone in since))
    return as_it_stands(period.model_copy(update={"as_of": day, "published": still}))


def _is_of(gone: Cancellation, stay: PlannedStay) -> bool:
    run = Nights(first=gone.first_night, nights=gone.nights)
    return (gone.family, gone.urn) == (stay.family, stay.urn) and _meet(run, stay.run)


def _meet(one: Nights, other: Nights) -> bool:
    return one.first < other.until and other.first < one.until


def given_out(period: Period) -> tuple[PlannedStay, ...]:
    """Bookings, and what of the last plan is not contradicted by a booking, a stay taken or a cancellation.

    A confirmed booking may be moved: where the last plan has something else in its place, the plan is the later word.
    One that a plan leaves out is no booking any more once that is given out.
    """
    off = tuple(_given_up(period))
    last = tuple(stay for stay in period.published if not any(_is_of(gone, stay) for gone in off))
    booked = tuple(booking for booking in period.bookings if not _was_moved(booking, last))
    held = (*booked, *period.taken)
    return (*booked, *(stay for stay in last if not _meets_any(stay, held)))


def _was_moved(booking: Booking, last: Sequence[PlannedStay]) -> bool:
    return _may_move(booking) and plain(booking) not in last and _meets_any(booking, last)


def _may_move(booking: Booking) -> bool:
    return booking.status is BookingStatus.CONFIRMED


def _meets_any(stay: PlannedStay, held: Collection[PlannedStay]) -> bool:
    """Whether any of these is the same family's, or has one of its bedrooms, on some of its nights."""
    rooms = {(stay.urn, room) for room in stay.bedrooms}
    beside = (one for one in held if one.family == stay.family or rooms & {(one.urn, room) for room in one.bedrooms})
    return any(_meet(stay.run, one.run) for one in beside)


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
