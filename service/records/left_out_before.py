"""A plan that was given out before it was written down what one leaves out is read as if it had been.

A confirmed booking that stood in the period when the plan was given out, and is no stay of it, was left out by it: the
home cancelled it on that day, and it is owed. Nothing is written anew for that: the versions of the period show it.
"""

from __future__ import annotations

from sqlalchemy import func, select

from matching.short_breaks.giving_out import cancelled_by_home, left_out
from matching.short_breaks.history import booked_beside
from matching.short_breaks.period import BookingStatus, PeriodSheet, PlannedStay
from matching.short_breaks.same_stay import plain, when_where
from service.records.day_there import day_there
from service.records.kept_period import KeptPeriod
from service.store.opening import Transaction
from service.store.rows import PeriodSolveRow, PeriodVersionRow


def with_left_out(t: Transaction, period: str, version: PeriodVersionRow) -> KeptPeriod:
    """What is kept in that version, with those bookings as cancelled. One that was entered since stays as it is."""
    kept = KeptPeriod.model_validate_json(t.words(version, "record"))
    given = version_given_out(t, period)
    if given is None or version.number < given.number or not left_out(kept.sheet, kept.sheet.published):
        return kept
    then = KeptPeriod.model_validate_json(t.words(given, "record")).sheet
    beside = set(map(when_where, booked_beside(kept.sheet)))
    out = [stay for stay in left_out(then, then.published) if when_where(stay) in beside]
    sheet = _without(kept.sheet, out).model_copy(
        update={
            "cancellations": (
                *kept.sheet.cancellations,
                *cancelled_by_home(out, kept.sheet.published, day_there(given.recorded_at)),
            )
        }
    )
    return kept.model_copy(update={"sheet": sheet})


def version_given_out(t: Transaction, period: str) -> PeriodVersionRow | None:
    """The version of the period with which a plan was given out last. None: none was."""
    number = t.session.scalar(select(func.max(PeriodSolveRow.given_out)).where(PeriodSolveRow.period_id == period))
    if number is None:
        return None
    return t.session.scalars(select(PeriodVersionRow).filter_by(period_id=period, number=number)).one_or_none()


def _without(sheet: PeriodSheet, out: list[PlannedStay]) -> PeriodSheet:
    gone = set(map(when_where, out))
    kept = (b for b in sheet.bookings if b.status is not BookingStatus.CONFIRMED or when_where(plain(b)) not in gone)
    return sheet.model_copy(update={"bookings": tuple(kept)})
