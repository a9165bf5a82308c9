"""Repairs a plan after something has happened: the fewest families touched first, then what is free is filled again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from matching.optimise.status import Status
from matching.short_breaks.admitting import Admitting, admitting
from matching.short_breaks.bedrooms_tried import tried
from matching.short_breaks.build import build
from matching.short_breaks.changes import Change, changed, said_in_turn
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.clearing_again import cleared_again
from matching.short_breaks.effort import Effort
from matching.short_breaks.giving_out import cancelled_by_home
from matching.short_breaks.history import refuse_day, standing_on, still_told
from matching.short_breaks.keeping import Kept, keep
from matching.short_breaks.made_from import inputs_digest
from matching.short_breaks.memory import refuse_too_large
from matching.short_breaks.period import (
    MOST_REPAIRS,
    BookingStatus,
    Period,
    PlannedStay,
)
from matching.short_breaks.problem import Choice
from matching.short_breaks.restating import restated
from matching.short_breaks.result import Planned, Work, WorkDone
from matching.short_breaks.rooming import name_bedrooms, plan_of
from matching.short_breaks.same_bedrooms import in_the_same_bedrooms
from matching.short_breaks.same_stay import when_where
from matching.short_breaks.search import Found, search
from matching.short_breaks.searching.bounds import FamiliesAlone
from matching.short_breaks.searching.progress import Stop, Told, never, told_nobody
from matching.short_breaks.side_by_side import SideBySide, side_by_side
from matching.short_breaks.standing import Side, Standing, homes_reached
from matching.short_breaks.touched import Touched, broken_by_itself, touched, without
from matching.short_breaks.verifying import Broken
from matching.stamp import engine_version
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
    side_by_side: tuple[SideBySide, ...]
    """Children who come to live in one home by the changes, of whom something stands between two or is not known."""
    other_bedrooms: tuple[PlannedStay, ...]
    """Stays that stand, in another bedroom than before."""
    further: tuple[PlannedStay, ...]
    """Stays newly offered to families who have lost none."""
    admitting: tuple[Admitting, ...] = ()
    """For each child admitted in an emergency, the bedrooms that it could have."""


def repair(
    period: Period,
    planned: Planned,
    changes: Sequence[Change],
    effort: Effort | None = None,
    told: Told = told_nobody,
    stop: Stop = never,
    cleared: Cleared | None = None,
    today: date | None = None,
) -> Repaired:
    """Make the changes, keep what can stand of the plan that was given out, and fill what is free.

    `cleared` is what the match check says of the changed period; it is asked where the change reaches it. `today` is
    the day on which one stands, else that of the period: stays that have begun before it are history. Raises BadInput
    for a change that names what is not there, for a day on which nothing of the period is to come, and for a period too
    large for the memory there is.
    """
    effort = effort or Effort()
    if today is not None:
        refuse_day(period, today)
    period = standing_on(period, today or period.stands_on, planned.allocation.stays)
    before_it = _given_out(period, planned)
    after = changed(before_it, changes)
    refuse_too_large(after, cleared or planned.cleared)
    before = Side(period, planned.cleared)
    now = Side(after, cleared_again(period, after, planned.cleared) if cleared is None else cleared)
    given = after.published
    broken, standing, kept, looked_at = _held(before, now)
    filled, found = _filled(Side(_as_it_is_now(after, given, standing), now.cleared), standing, effort, told, stop)
    stays = in_the_same_bedrooms(Side(_as_it_is_now(after, given, filled), now.cleared), given, filled)
    gone = without(given, stays)
    as_is = _as_it_is_now(after, given, stays)

    def touched_with(others: Sequence[Change]) -> tuple[str, ...]:
        other = changed(before_it, others)
        held = _held(before, Side(other, cleared_again(after, other, now.cleared)))
        return _families_of(without(other.published, held.standing))

    rooms = admitting(before_it, changes)
    if cleared is None:
        rooms = tried(rooms, changes, looked_at, _families_of(gone), touched_with, stop)
    return Repaired(
        period=as_is,
        planned=_restated(Side(as_is, now.cleared), planned, stays, found, effort.seed),
        changes=said_in_turn(before_it, changes),
        touched=tuple(touched(now, given, stays, broken)),
        fewest=_fewest(given, gone, after, kept),
        side_by_side=side_by_side(before_it, after),
        other_bedrooms=tuple(_moved(given, stays)),
        further=tuple(s for s in without(stays, given) if s.family not in {g.family for g in gone}),
        admitting=rooms,
    )


def _given_out(period: Period, planned: Planned) -> Period:
    """The period with the plan as the one given out, and one repair more: each is a later word than the last."""
    later = min(period.repairs + 1, MOST_REPAIRS)
    return period.model_copy(update={"published": still_told(period, planned.allocation.stays), "repairs": later})


class _Held(NamedTuple):
    """What can stand of the plan that was given out, and of how many candidate stays it was chosen."""

    broken: tuple[Broken, ...]
    standing: tuple[PlannedStay, ...]
    kept: Kept
    looked_at: int


def _held(before: Side, now: Side) -> _Held:
    given = now.period.published
    broken = broken_by_itself(now, given)
    return _Held(broken, *_standing(before, now, given, homes_reached(given, now.period, broken)))


def _families_of(stays: Sequence[PlannedStay]) -> tuple[str, ...]:
    return tuple(sorted({stay.family for stay in stays}))


def _standing(
    before: Side, now: Side, given: Sequence[PlannedStay], reached: frozenset[str]
) -> tuple[tuple[PlannedStay, ...], Kept, int]:
    """The most that can stand of what was given out, with its bedrooms. Elsewhere than at `reached` all of it does."""
    problem = build(now.period, now.cleared, each_bedroom_apart=True)
    taken = set(map(when_where, now.period.taken))
    known = zip(name_bedrooms(problem, now.period, problem.fixed), problem.fixed, strict=True)
    already = tuple(sorted(choice for stay, choice in known if when_where(stay) in taken))
    every = Standing(before, now, problem).given(given)
    free = [one for one in every if one.stay.urn in reached or one.before not in one.ways]
    asked = {when_where(one.stay) for one in free}
    elsewhere = (Choice(one.number, one.before) for one in every if when_where(one.stay) not in asked)
    beside = tuple(sorted((*already, *elsewhere)))
    kept = keep(problem, beside, free)
    standing = name_bedrooms(problem, now.period, tuple(sorted((*beside, *kept.choices))))
    if kept.untouched_most is not None:
        whole = {one.stay.family for one in every}.difference(one.stay.family for one in free)
        kept = replace(kept, untouched_most=kept.untouched_most + len(whole))
    return standing, kept, len(problem.stay_pair)


def _filled(
    side: Side, standing: Sequence[PlannedStay], effort: Effort, told: Told, stop: Stop
) -> tuple[tuple[PlannedStay, ...], Found]:
    """What stands, each stay in its bedroom, with what is free filled; nobody asks how far that is from the best."""
    problem = build(side.period, side.cleared, each_bedroom_apart=True)
    held = replace(problem, fixed=plan_of(problem, side.period, standing))
    found = search(held, effort, told, stop, bounds=FamiliesAlone(held))
    return name_bedrooms(problem, side.period, found.plan), found


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
    records = tuple(cancelled_by_home(lost, stays, after.stands_on))
    return after.model_copy(update={"bookings": tuple(moved), "cancellations": (*after.cancellations, *records)})


def _restated(now: Side, planned: Planned, stays: Sequence[PlannedStay], found: Found, seed: int) -> Planned:
    """The plan as one of the period as it now is, with bounds that no plan of that period can exceed."""
    work = WorkDone(moves=found.moves, rounds=found.rounds)
    of_the_plan_before = {
        "ended": found.ended,
        "work": Work(seed=seed, parts=(work,)),
        "fairness": (),
        "price_of_fairness": None,
        "clash": None,
        "engine": engine_version(),
        "inputs_sha256": inputs_digest(now.period),
    }
    allocation = planned.allocation.model_copy(update=of_the_plan_before)
    mended = restated(now.period, now.cleared, stays, allocation)
    return Planned(cleared=now.cleared, allocation=mended).sealed()


def _fewest(given: Sequence[PlannedStay], gone: Sequence[PlannedStay], after: Period, kept: Kept) -> FewestTouched:
    taken = set(map(when_where, after.taken))
    had = {s.family for s in given if when_where(s) not in taken}
    touched = {s.family for s in gone}
    at_least = None if kept.untouched_most is None else len(had) - kept.untouched_most
    return FewestTouched(status=kept.status, families=len(touched), at_least=at_least)


def _moved(given: Sequence[PlannedStay], stays: Sequence[PlannedStay]) -> Iterator[PlannedStay]:
    before = {when_where(s): s.bedrooms for s in given}
    yield from (s for s in stays if before.get(when_where(s), s.bedrooms) != s.bedrooms)
