"""Repairs a plan after something has happened: the fewest families touched first, then what is free is filled again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from matching.optimise.status import Status
from matching.short_breaks.allocate import allocate, inputs_digest
from matching.short_breaks.build import build
from matching.short_breaks.changes import Change, changed
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.clearing_again import cleared_again
from matching.short_breaks.effort import Effort
from matching.short_breaks.keeping import Kept, keep
from matching.short_breaks.period import (
    Booking,
    BookingStatus,
    Cancellation,
    CancelledBy,
    Nights,
    Period,
    PlannedStay,
)
from matching.short_breaks.restating import restated
from matching.short_breaks.result import Planned
from matching.short_breaks.rooming import name_bedrooms
from matching.short_breaks.same_bedrooms import in_the_same_bedrooms
from matching.short_breaks.searching.progress import Stop, Told, never, told_nobody
from matching.short_breaks.standing import Side, Standing, when_where
from matching.short_breaks.touched import Touched, nights_lost, touched, without
from matching.world.record import Record, Text


class FewestTouched(Record):
    """The first step of a repair: how many families lose a stay, and how few any repair could touch."""

    status: Status
    families: int
    at_least: int | None = None
    """No repair that keeps as many nights of committed bookings touches fewer. None: not known."""

    @property
    def proven(self) -> bool:
        """Whether no such repair touches fewer families."""
        return self.at_least is not None and self.families <= self.at_least


class Repaired(Record):
    """The period as it now is, the repaired plan, and whom it touches."""

    period: Period
    planned: Planned
    changes: tuple[Text, ...]
    touched: tuple[Touched, ...]
    """In the order of their ids; everybody else has every stay that was given out, on the same nights."""
    fewest: FewestTouched
    other_bedrooms: tuple[PlannedStay, ...]
    """Stays that stand, in another bedroom than before."""
    further: tuple[PlannedStay, ...]
    """Stays newly offered to families who have lost none."""


def repair(
    period: Period,
    planned: Planned,
    changes: Sequence[Change],
    effort: Effort | None = None,
    told: Told = told_nobody,
    stop: Stop = never,
    cleared: Cleared | None = None,
) -> Repaired:
    """Make the changes, keep what can stand of the plan that was given out, and fill what is free.

    `cleared` is what the match check says of the changed period; it is asked where the change reaches it. Raises
    BadInput for a change that names what is not there.
    """
    effort = replace(effort or Effort(), compare=False)
    before = Side(period, planned.cleared)
    after = changed(period.model_copy(update={"published": planned.allocation.stays}), changes)
    now = Side(after, cleared_again(period, after, planned.cleared) if cleared is None else cleared)
    given = after.published
    standing, kept = _standing(before, now, given)
    filled = allocate(_held(after, standing), effort, now.cleared, told, stop)
    stays = in_the_same_bedrooms(
        Side(_as_it_is_now(after, given, filled.allocation.stays), now.cleared), given, filled.allocation.stays
    )
    gone = without(given, stays)
    as_is = _as_it_is_now(after, given, stays)
    return Repaired(
        period=as_is,
        planned=_restated(Side(as_is, now.cleared), filled, stays, effort),
        changes=tuple(change.sentence for change in changes),
        touched=tuple(touched(now, given, stays)),
        fewest=_fewest(given, gone, after, kept),
        other_bedrooms=tuple(_moved(given, stays)),
        further=tuple(s for s in without(stays, given) if s.family not in {g.family for g in gone}),
    )


def _standing(before: Side, now: Side, given: Sequence[PlannedStay]) -> tuple[tuple[PlannedStay, ...], Kept]:
    """The most that can stand of what was given out, with its bedrooms."""
    problem = build(now.period, now.cleared)
    taken = set(map(when_where, now.period.taken))
    known = {
        when_where(stay): choice
        for stay, choice in zip(name_bedrooms(problem, now.period, problem.fixed), problem.fixed, strict=True)
    }
    already = tuple(sorted(choice for when, choice in known.items() if when in taken))
    kept = keep(problem, already, Standing(before, now, problem).given(given))
    return name_bedrooms(problem, now.period, tuple(sorted((*already, *kept.choices)))), kept


def _held(after: Period, standing: Sequence[PlannedStay]) -> Period:
    """The changed period in which every stay that stands is committed, in its bedroom."""
    taken, held = set(map(when_where, after.taken)), set(map(when_where, standing))
    firm = tuple(
        Booking(id=f"stands-{n}", status=BookingStatus.COMMITTED, **dict(stay))
        for n, stay in enumerate(standing)
        if when_where(stay) not in taken
    )
    earlier = tuple(
        c for c in after.cancellations if (c.family, c.urn, c.first_night.isoformat(), c.nights) not in held
    )
    return after.model_copy(update={"bookings": firm, "cancellations": earlier})


def _as_it_is_now(after: Period, given: Sequence[PlannedStay], stays: Sequence[PlannedStay]) -> Period:
    """The changed period, with each booking in the bedroom it now has, and the nights lost cancelled by the home.

    The family never gave those nights up, and may be offered them again.
    """
    rooms = {when_where(s): s.bedrooms for s in stays}
    promised = {when_where(s) for s in given}
    promised |= {when_where(b) for b in after.bookings if b.status is BookingStatus.COMMITTED}
    told = {when_where(s): s for s in (*given, *after.bookings)}
    lost = [stay for when, stay in sorted(told.items()) if when in promised and when not in rooms]
    dropped = set(map(when_where, lost))
    moved = (
        b.model_copy(update={"bedrooms": rooms.get(when_where(b), b.bedrooms)})
        for b in after.bookings
        if when_where(b) not in dropped
    )
    records = tuple(_cancelled(stay, run, after) for stay in lost for run in nights_lost(stay, stays))
    return after.model_copy(update={"bookings": tuple(moved), "cancellations": (*after.cancellations, *records)})


def _cancelled(stay: PlannedStay, run: Nights, after: Period) -> Cancellation:
    return Cancellation(
        family=stay.family,
        urn=stay.urn,
        first_night=run.first,
        nights=run.nights,
        by=CancelledBy.HOME,
        on=after.world.as_at,
        wanted_again=True,
    )


def _restated(now: Side, filled: Planned, stays: Sequence[PlannedStay], effort: Effort) -> Planned:
    """The plan as one of the period as it now is, with bounds that no plan of that period can exceed."""
    quick = replace(effort, rounds=0, moves=0, processes=1)
    free = allocate(now.period, quick, now.cleared, start=tuple(stays))
    allocation = restated(now.period, now.cleared, stays, filled.allocation, free.allocation.levels)
    digest = inputs_digest(now.period)
    return Planned(cleared=now.cleared, allocation=allocation.model_copy(update={"inputs_sha256": digest}))


def _fewest(given: Sequence[PlannedStay], gone: Sequence[PlannedStay], after: Period, kept: Kept) -> FewestTouched:
    taken = set(map(when_where, after.taken))
    had = {s.family for s in given if when_where(s) not in taken}
    touched = {s.family for s in gone}
    at_least = None if kept.untouched_most is None else len(had) - kept.untouched_most
    return FewestTouched(status=kept.status, families=len(touched), at_least=at_least)


def _moved(given: Sequence[PlannedStay], stays: Sequence[PlannedStay]) -> Iterator[PlannedStay]:
    before = {when_where(s): s.bedrooms for s in given}
    yield from (s for s in stays if before.get(when_where(s), s.bedrooms) != s.bedrooms)
