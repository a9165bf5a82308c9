"""Moves a stay that was given out, or promises it so that later plans keep it; every rule is asked of it first.

What it would cost can be asked before anything is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from matching.errors import BadInput, Problem
from matching.short_breaks.period import Booking, BookingStatus, Period, PeriodSheet, PlannedStay, join
from matching.short_breaks.result import Planned
from matching.short_breaks.verifying import verify
from matching.world.record import Ident, Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.bed_nights import give_beds, hold_homes_of
from service.records.desk import Desk
from service.records.kept_period import PeriodNow
from service.records.periods import change_period, must_be_version, period_of, whole
from service.records.versions import VersionNumber
from service.solving.levels_moved import LevelMoved, levels_moved
from service.solving.still_holding import answers_that_hold


class StayMoved(Record):
    """Which stay, by its family and first night; how it is to be; and the version of the period that was read."""

    version: VersionNumber
    family: Ident
    first_night: date
    stay: PlannedStay
    pinned: bool = False
    """Whether it is promised: no later plan moves it, and a repair gives it up last of all."""


class AdjustStay(StayMoved):
    """The same, of which period."""

    period: str


def adjust_stay(desk: Desk, asked: AdjustStay) -> PeriodNow:
    """The period with the stay as it is to be. Raises NotThere, ChangedSince, and BadInput with every rule broken."""
    hold_homes_of(desk, period_of(desk, asked.period))
    sheet = _weighed(desk, asked).after
    changed = period_of(desk, asked.period).kept.model_copy(update={"sheet": sheet})
    after = change_period(desk, asked.period, asked.version, changed)
    give_beds(desk, after, sheet.published)
    return after


def cost_of_adjusting(desk: Desk, asked: AdjustStay) -> tuple[LevelMoved, ...]:
    """What it would cost, level by level, where every rule allows it; nothing is kept. Raises as `adjust_stay`."""
    found = _weighed(desk, asked)
    return levels_moved(found.before, found.after, found.now.world, found.planned.cleared)


class _Weighed(NamedTuple):
    before: PeriodSheet
    after: PeriodSheet
    now: Period
    planned: Planned


def _weighed(desk: Desk, asked: AdjustStay) -> _Weighed:
    period = period_of(desk, asked.period)
    before = period.kept.sheet
    sheet = _adjusted(before, asked, _stay(before, asked))
    must_be_version(desk, period, asked.version, period.kept.model_copy(update={"sheet": sheet}))
    now = whole(desk, period.kept)
    planned = answers_that_hold(desk, period, now)
    problems = list(_broken(join(sheet, now.world), planned, asked))
    if problems:
        raise BadInput(problems)
    return _Weighed(before, sheet, now, planned)


def _stay(sheet: PeriodSheet, asked: AdjustStay) -> PlannedStay:
    found = next((each for each in sheet.published if _is(each, asked)), None)
    if found is None:
        what = "no stay of that family that was given out begins on that night"
        raise BadInput([Problem("the stay", what, "Name one of those that were given out.")])
    if asked.stay.family != asked.family:
        raise BadInput([Problem("the stay", "it is of another family", "Cancel the one, and plan the other.")])
    return found


def _is(stay: PlannedStay, asked: AdjustStay) -> bool:
    return (stay.family, stay.first_night) == (asked.family, asked.first_night)


def _adjusted(sheet: PeriodSheet, asked: AdjustStay, before: PlannedStay) -> PeriodSheet:
    published = tuple(asked.stay if stay == before else stay for stay in sheet.published)
    bookings = tuple(booking for booking in sheet.bookings if not _is(booking, asked))
    held = next((booking for booking in sheet.bookings if _is(booking, asked)), None)
    if asked.pinned or held is not None:
        status = BookingStatus.COMMITTED if asked.pinned else BookingStatus.CONFIRMED
        id = held.id if held is not None else f"{asked.family}-{asked.stay.first_night:%Y-%m-%d}"
        bookings = (*bookings, Booking(id=id, status=status, **dict(asked.stay)))
    return sheet.model_copy(update={"published": published, "bookings": bookings})


def _broken(period: Period, planned: Planned, asked: AdjustStay) -> Iterator[Problem]:
    """The rules that the stays would break. Promises are told too: nobody pins what cannot be kept."""
    verdict = verify(period, planned.cleared, period.published)
    for broken in dict.fromkeys((*verdict.broken, *verdict.from_promises)):
        yield Problem("the stay", broken.sentence, "Choose other nights or another bedroom, or leave it as it is.")


ACT = Act("move or promise a stay", Kind.PERIOD, Action.PLAN, AdjustStay, PeriodNow, adjust_stay)
