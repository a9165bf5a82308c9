"""Repairs a plan after something has happened: the fewest families touched first, then what is free is filled again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from matching.optimise.status import Status
from matching.short_breaks.allocate import allocate, checked, inputs_digest
from matching.short_breaks.build import build
from matching.short_breaks.changes import Change, changed
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.clearing_again import cleared_again
from matching.short_breaks.effort import Effort
from matching.short_breaks.keeping import Stay, keep
from matching.short_breaks.period import Booking, BookingStatus, Cancellation, CancelledBy, Period, PlannedStay
from matching.short_breaks.problem import Choice, Problem
from matching.short_breaks.result import Planned
from matching.short_breaks.rooming import name_bedrooms
from matching.short_breaks.searching.progress import Stop, Told, never, told_nobody
from matching.short_breaks.verifying import verify
from matching.world.record import Ident, Record, Text


class Touched(Record):
    """A family whose stays are not all as they were given out."""

    family: Ident
    lost: tuple[PlannedStay, ...]
    gained: tuple[PlannedStay, ...]
    """New stays offered in their place, where there are any."""
    why: tuple[Text, ...]


class Repaired(Record):
    """The period as it now is, the repaired plan, and whom it touches."""

    period: Period
    planned: Planned
    changes: tuple[Text, ...]
    touched: tuple[Touched, ...]
    """In the order of their ids; everybody else has every stay that was given out, on the same nights."""
    other_bedrooms: tuple[PlannedStay, ...]
    """Stays that stand, in another bedroom than before."""
    further: tuple[PlannedStay, ...]
    """Stays newly offered to families who have lost none."""
    fewest_proven: bool
    """Whether it is proven that no repair touches fewer families."""


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
    after = changed(period.model_copy(update={"published": planned.allocation.stays}), changes)
    cleared = cleared_again(period, after, planned.cleared) if cleared is None else cleared
    given = after.published
    bare = after.model_copy(update={"bookings": ()})
    problem = build(bare, cleared)
    stays = list(_candidates(after, problem, given))
    kept = keep(problem, stays)
    standing = _named(problem, bare, kept.choices, after.taken)
    gone = [s for s in given if _nights_of(s) not in set(map(_nights_of, standing))]
    now = _as_it_is_now(after, gone)
    filled = _filled(now, standing, cleared, effort or Effort(), told, stop)
    return Repaired(
        period=now,
        planned=filled,
        changes=tuple(change.sentence for change in changes),
        touched=tuple(_touched(bare, cleared, given, gone, filled)),
        other_bedrooms=tuple(_moved(given, standing)),
        further=tuple(_further(given, gone, filled)),
        fewest_proven=kept.status is Status.OPTIMAL,
    )


def _candidates(period: Period, problem: Problem, given: Sequence[PlannedStay]) -> Iterator[Stay]:
    """The given stays that could still be offered at all."""
    committed = {_nights_of(b) for b in period.bookings if b.status is BookingStatus.COMMITTED}
    taken = {_nights_of(s) for s in period.taken}
    pairs = {
        (problem.families[u], problem.homes[h]): p
        for p, (u, h) in enumerate(zip(problem.pair_family.tolist(), problem.pair_home.tolist(), strict=True))
    }
    classes = {
        (problem.homes[int(problem.class_home[g])], room): g for g, ids in enumerate(problem.rooms) for room in ids
    }
    for stay in given:
        pair = pairs.get((stay.family, stay.urn))
        number = None if pair is None else _number(problem, pair, period.number(stay.first_night), stay.nights)
        if number is not None and _nights_of(stay) not in taken:
            was = tuple(classes.get((stay.urn, room), -1) for room in stay.bedrooms)
            yield Stay(stay, number, was, _nights_of(stay) in committed)


def _number(problem: Problem, pair: int, first: int, nights: int) -> int | None:
    span = range(int(problem.pair_stays[pair]), int(problem.pair_stays[pair + 1]))
    return next((c for c in span if problem.stay_first[c] == first and problem.stay_nights[c] == nights), None)


def _named(
    problem: Problem, period: Period, choices: Sequence[Choice], taken: Sequence[PlannedStay]
) -> tuple[PlannedStay, ...]:
    plan = tuple(sorted({*problem.fixed, *choices}))
    return name_bedrooms(problem, period, plan)


def _nights_of(stay: PlannedStay) -> tuple[str, str, str, int]:
    return stay.family, stay.urn, stay.first_night.isoformat(), stay.nights


def _as_it_is_now(after: Period, gone: Sequence[PlannedStay]) -> Period:
    """The changed period without the bookings that cannot be kept, each with its cancellation by the home."""
    lost_now = {_nights_of(s) for s in gone}
    dropped = [b for b in after.bookings if _nights_of(b) in lost_now]
    records = tuple(
        Cancellation(
            family=b.family,
            urn=b.urn,
            first_night=b.first_night,
            nights=b.nights,
            by=CancelledBy.HOME,
            on=after.world.as_at,
        )
        for b in dropped
    )
    return after.model_copy(
        update={
            "bookings": tuple(b for b in after.bookings if b not in dropped),
            "cancellations": (*after.cancellations, *records),
        }
    )


def _filled(
    now: Period, standing: Sequence[PlannedStay], cleared: Cleared, effort: Effort, told: Told, stop: Stop
) -> Planned:
    """A plan that holds every stay that stands, in its bedroom, with whatever else fits."""
    taken = {_nights_of(s) for s in now.taken}
    firm = tuple(
        Booking(id=f"stands-{n}", status=BookingStatus.COMMITTED, **dict(stay))
        for n, stay in enumerate(standing)
        if _nights_of(stay) not in taken
    )
    held = now.model_copy(update={"bookings": firm})
    filled = allocate(held, replace(effort, compare=False), cleared, told, stop)
    checked(now, cleared, filled.allocation.stays)
    allocation = filled.allocation.model_copy(update={"inputs_sha256": inputs_digest(now)})
    return Planned(cleared=cleared, allocation=allocation)


def _touched(
    bare: Period, cleared: Cleared, given: Sequence[PlannedStay], gone: Sequence[PlannedStay], filled: Planned
) -> Iterator[Touched]:
    broken = verify(bare, cleared, given).broken
    had = {_nights_of(s) for s in given}
    for family in sorted({s.family for s in gone}):
        new = tuple(s for s in filled.allocation.stays if s.family == family and _nights_of(s) not in had)
        why = tuple(b.sentence for b in broken if family in b.about or family in b.sentence)
        yield Touched(family=family, lost=tuple(s for s in gone if s.family == family), gained=new, why=why)


def _moved(given: Sequence[PlannedStay], standing: Sequence[PlannedStay]) -> Iterator[PlannedStay]:
    before = {_nights_of(s): s.bedrooms for s in given}
    yield from (s for s in standing if before.get(_nights_of(s), s.bedrooms) != s.bedrooms)


def _further(given: Sequence[PlannedStay], gone: Sequence[PlannedStay], filled: Planned) -> Iterator[PlannedStay]:
    had = {_nights_of(s) for s in given}
    touched = {s.family for s in gone}
    yield from (s for s in filled.allocation.stays if _nights_of(s) not in had and s.family not in touched)
