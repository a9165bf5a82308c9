"""What of each home is free for newcomers, from which day on: bedrooms, and places.

A home of which no bedroom is recorded is not full for that: it has the places that it has lately said are free. Where
it has said nothing that can be stood on, one place is supposed and its manager has to be asked. Project judgement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from matching.placement.problem import FreeRoom, OpenHome, PlacesFrom
from matching.vacant import Vacant, Wanted, told_free, vacant
from matching.world.group import Group, Resident
from matching.world.home import Bedroom, Home, PlacesCondition
from matching.world.policy import PolicyDay
from matching.world.statement import StayKind, stated_on

SUPPOSED = 1
"""Places of a home that has not said how many are free: that there may be one is asked about."""
ANY = 1_000
"""More places than a home can have: nothing that is known limits them."""


def opened(
    home: Home, group: Group, starts: Collection[date], kinds: Collection[StayKind], on: date, law: PolicyDay
) -> OpenHome:
    """Bedrooms free for good from a day on, and places by registration and statement less who lives there.

    `starts` and `kinds`: the first days of the stays that are asked for, and what they are.

    A leaving that nobody has confirmed frees nothing. Of several residents, one who names no bedroom takes the last.
    """
    living = [r for r in group.residents if not (r.leaving_confirmed and r.leaving and r.leaving <= on)]
    told, fresh_from = vacant(home.vacancies), on - timedelta(days=law["vacancies_fresh_days"])
    days = {*starts, *(r.leaving for r in living if r.leaving), *_stated(home, told)}
    places, is_supposed = [], False
    for day in sorted({on, *(d for d in days if d > on)}):
        most = _places(home, living, day)
        if not home.bedrooms:
            said = _told(told, day, kinds, fresh_from, on)
            is_supposed = is_supposed or said is None
            most = min(most, SUPPOSED if said is None else said)
        places.append(PlacesFrom(day, most))
    rooms = tuple(r for b in home.bedrooms for r in _free(b, living, on)) if home.bedrooms else None
    return OpenHome(home.urn, tuple(places), rooms, is_supposed)


def _stated(home: Home, told: Vacant) -> Iterator[date]:
    """The days on which what a home is registered for, or says is free, may change."""
    for condition in home.conditions:
        yield condition.since
        if condition.until:
            yield condition.until
    for vacancy in told:
        yield vacancy.since
        if vacancy.until:
            yield vacancy.until


def _told(told: Vacant, day: date, kinds: Collection[StayKind], fresh_from: date, on: date) -> int | None:
    """The places that a home says are free on a night, for some stay of these kinds; None: nothing to stand on."""
    night = (told_free(told, Wanted(day, day + timedelta(days=1), kind), fresh_from, on) for kind in kinds)
    return max((places for places in night if places is not None), default=None)


def _free(room: Bedroom, living: Sequence[Resident], on: date) -> Iterator[FreeRoom]:
    sleeping = [r for r in living if r.bedroom == room.id]
    if any(not _leaves(r) for r in sleeping):
        return
    since = max([on, *(r.leaving for r in sleeping if r.leaving)])
    if room.closed_from or room.closed_until:
        opens = room.closed_until
        if opens is None:
            if room.closed_from and room.closed_from > since:
                yield FreeRoom(room.id, since, room.closed_from)
            return
        since = max(since, opens)
    yield FreeRoom(room.id, since)


def _leaves(resident: Resident) -> bool:
    return resident.leaving is not None and resident.leaving_confirmed is True


def _places(home: Home, living: Sequence[Resident], day: date) -> int:
    there = sum(1 for r in living if not (_leaves(r) and r.leaving is not None and r.leaving <= day))
    limits = [c.most for c in home.conditions if isinstance(c, PlacesCondition) and c.holds_on(day)]
    stated = stated_on(home.statement.number, day)
    limits += [stated.value] if stated is not None else []
    if home.bedrooms:
        limits.append(sum(1 for b in home.bedrooms if b.is_open_on(day)))
    return max(min(limits, default=ANY) - there, 0)
