"""Small drawn periods with a plan given out, something that happens to them, and the least it could cost, tried out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import chain, combinations, product
from random import Random
from typing import Any, NamedTuple

from matching.short_breaks.allocate import allocate
from matching.short_breaks.build import build
from matching.short_breaks.changes import Change, changed
from matching.short_breaks.changes.bedroom_closed import BedroomClosed
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.changes.staff_off import StaffOff
from matching.short_breaks.changes.stay_cancelled import StayCancelled
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.effort import Effort
from matching.short_breaks.period import BookingStatus, CancelledBy, Nights, Pattern, Period, PlannedStay, Working
from matching.short_breaks.repairing import Repaired, repair
from matching.short_breaks.result import Planned
from matching.short_breaks.rooming import name_bedrooms
from matching.short_breaks.standing import Side
from matching.short_breaks.verifying import verify
from matching.world.child import Child, DayCare, NightCare
from tests.short_breaks.verifying.drawn_plans import drawn, sound_plan, with_promises

WORK = Effort(seed=1, moves=300, rounds=0, seconds=None, processes=1)


class GivenOut(NamedTuple):
    """A period with promises, and the plan of it that was given out."""

    period: Period
    planned: Planned


@cache
def given_out(seed: int) -> GivenOut:
    """A drawn period with its plan. Raises BadInput where there is none: no drawn period has anything to put right."""
    period, cleared = drawn(seed)
    period = _sound(period)
    problem = build(period, cleared)
    first = name_bedrooms(problem, period, sound_plan(problem, Random(seed), 14))
    promised = with_promises(period, first, Random(seed))
    return GivenOut(promised, allocate(promised, WORK, cleared, start=first))


def _sound(period: Period) -> Period:
    """Without staff whom no home has, patterns that no night of so short a period fits, and company of only guests."""
    homes = tuple(home.model_copy(update={"on_duty": ()}) for home in period.homes)
    ordinary = {"key_workers": (), "pattern": Pattern.FLEXIBLE}
    wanted = {family for company in period.company for family in company.families}
    families = tuple(
        f.model_copy(update={**ordinary, "only_guest": f.only_guest and f.id not in wanted}) for f in period.families
    )
    return period.model_copy(update={"homes": homes, "families": families})


def mishap(given: GivenOut, seed: int) -> Change:
    """One thing that happens to somebody who stays, of each kind in turn."""
    dice = Random(seed)
    committed = {when(b) for b in given.period.bookings if b.status is BookingStatus.COMMITTED}
    stays = given.planned.allocation.stays
    promised = [s for s in stays if when(s) in committed]
    stay = dice.choice(promised if promised and seed % 8 < 4 else stays)
    run = Nights(first=stay.first_night, nights=min(stay.nights, 2))
    kind = seed % 4
    if kind == 0:
        return BedroomClosed(urn=stay.urn, bedroom=stay.bedrooms[0], nights=run)
    if kind == 1:
        return StaffOff(urn=stay.urn, shift=dice.choice((Working.DAY, Working.WAKING_NIGHT)), people=2, nights=run)
    if kind == 2:
        rooms = [r.bedroom for g in given.period.world.groups if g.urn == stay.urn for r in g.residents]
        room = next(b for b in (*stay.bedrooms, "room 1", "room 2") if b not in rooms)
        care: dict[str, Any] = {"day_care": DayCare.SHARED_1_TO_2, "night_care": NightCare.SLEEP_IN}
        child = Child(id=f"L-9{seed}", name="Zed", clinical_tasks=(), **care)
        return EmergencyAdmission(urn=stay.urn, bedroom=room, nights=run, child=child, from_held_back=False)
    by, on = dice.choice(tuple(CancelledBy)), given.period.world.as_at
    return StayCancelled(family=stay.family, urn=stay.urn, first_night=stay.first_night, by=by, on=on)


def mishaps(given: GivenOut, seed: int) -> tuple[Change, ...]:
    """One or two things that happen, to two homes or at two times."""
    first, second = mishap(given, seed), mishap(given, seed + 1)
    return (first,) if seed % 3 == 0 or "stay cancelled" in {first.kind, second.kind} else (first, second)


def repaired(given: GivenOut, changes: Sequence[Change]) -> Repaired:
    """The repair; who may stay beside whom stays as it was drawn."""
    return repair(given.period, given.planned, changes, WORK, cleared=given.planned.cleared)


def when(stay: Any) -> tuple[str, str, Any, int]:
    """A stay without its bedrooms."""
    return stay.family, stay.urn, stay.first_night, stay.nights


class Least(NamedTuple):
    """The most nights of committed bookings that can be kept, and the fewest families touched when they are."""

    committed: int
    families: int


def least(given: GivenOut, changes: Sequence[Change], ask: Callable[[Period], Cleared] | None = None) -> Least:
    """By trying: whom to leave out, and every way into bedrooms for the others, each held against the check.

    `ask` is what says who may stay beside whom after the changes; left out, it is as it was drawn.
    """
    known = given.planned.cleared
    before = given.period.model_copy(update={"published": given.planned.allocation.stays})
    after = changed(before, changes)
    cleared = known if ask is None else ask(after)
    firm = {when(b) for b in after.bookings if b.status is BookingStatus.COMMITTED}
    families = sorted({s.family for s in after.published})
    best = Least(-1, 0)
    most = sum(s.nights for s in after.published if when(s) in firm)
    for many in range(len(families) + 1):
        if best.committed == most:
            break
        for out in combinations(families, many):
            own = [s for s in after.published if s.family in out and when(s) in firm]
            for kept in chain.from_iterable(combinations(own, n) for n in range(len(own), -1, -1)):
                stays = (*(s for s in after.published if s.family not in out), *kept)
                nights = sum(s.nights for s in stays if when(s) in firm)
                if nights > best.committed and _can_stand(Side(before, known), Side(after, cleared), stays):
                    best = Least(nights, many)
    return best


OF_BEDROOMS = {"bedroom-open", "bedroom-suits", "bedroom-for-each", "one-guest-a-bedroom", "turnaround"}


def _can_stand(before: Side, after: Side, stays: Sequence[PlannedStay]) -> bool:
    """Whether there is a way into bedrooms; none is looked for where another rule is broken whatever the bedrooms."""
    if _new_breaks(before, after, stays) - OF_BEDROOMS:
        return False
    ways = _apart(after.period, list(map(list, _rooms(after.period, after.cleared, stays))), [])
    return any(not _new_breaks(before, after, way) for way in ways)


def _new_breaks(before: Side, after: Side, stays: Sequence[PlannedStay]) -> set[str]:
    """Rules that these stays break and that promises did not break before."""
    rooms = {when(s): s.bedrooms for s in stays}
    kept = [b for b in after.period.bookings if b.status is BookingStatus.COMMITTED and when(b) in rooms]
    moved = tuple(b.model_copy(update={"bedrooms": rooms[when(b)]}) for b in kept)
    verdict = verify(after.period.model_copy(update={"bookings": moved}), after.cleared, stays)
    if verdict.is_sound and not verdict.from_promises:
        return set()
    promised = verify(before.period, before.cleared, before.period.published).from_promises
    known = {(b.rule, b.about) for b in promised}
    return {b.rule for b in (*verdict.broken, *verdict.from_promises) if (b.rule, b.about) not in known}


def _rooms(after: Period, cleared: Cleared, stays: Sequence[PlannedStay]) -> Iterator[Iterator[PlannedStay]]:
    """Each stay in every set of bedrooms that suit and are open, the earliest stay first."""
    suits = {(s.family, s.urn): s.bedrooms for s in cleared.suited}
    for stay in sorted(stays, key=lambda s: s.first_night):
        named = (stay.bedrooms, *product(*suits.get((stay.family, stay.urn), ())))
        ways = (stay.model_copy(update={"bedrooms": r}) for r in named if len(set(r)) == len(stay.bedrooms))
        yield (s for s in ways if _is_open(after, s))


def _is_open(after: Period, stay: PlannedStay) -> bool:
    return not any(_is_shut(after, stay.urn, room, night) for room in stay.bedrooms for night in stay.run.dates())


def _is_shut(after: Period, urn: str, room: str, night: date) -> bool:
    home = after.world.home(urn)
    assert home is not None
    closed = not all(r.is_open_on(night) for r in home.bedrooms if r.id == room)
    lived_in = [r for r in after.world.group(urn).residents if r.bedroom == room and r.arrived <= night]
    return closed or any(not (r.leaving and r.leaving_confirmed and r.leaving <= night) for r in lived_in)


def _apart(
    after: Period, own: Sequence[Sequence[PlannedStay]], so_far: list[PlannedStay]
) -> Iterator[Sequence[PlannedStay]]:
    if len(own) == len(so_far):
        yield so_far
        return
    for stay in own[len(so_far)]:
        if not any(_clash(after, stay, other) for other in so_far):
            yield from _apart(after, own, [*so_far, stay])


def _clash(after: Period, later: PlannedStay, earlier: PlannedStay) -> bool:
    """Whether two stays of one bedroom are on the same night, or too close together."""
    rest = next(h.turnaround_nights for h in after.homes if h.urn == later.urn)
    shared = later.urn == earlier.urn and bool(set(later.bedrooms) & set(earlier.bedrooms))
    return shared and later.first_night < earlier.run.until + timedelta(days=rest)
