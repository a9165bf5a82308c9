"""Bedrooms that guests are given and cannot have as it is now: for each a repair is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from sqlalchemy import select

from matching.world.home import Home, Urn
from matching.world.record import Ident, Record
from service.records.bedrooms import BedNight, nights_lived_in
from service.records.handing_out import homes_on
from service.store.opening import Transaction
from service.store.rows import BedNightRow, HomeRow


class Why(StrEnum):
    """What keeps guests from a bedroom; the first that holds is told."""

    LIVED_IN = "a child lives in it now"
    CLOSED = "it is closed"
    FEWER_BEDS = "it has fewer beds than guests"


class RepairDue(Record):
    """A bedroom, and its nights that are given to guests still. Of who lives in it nothing is said."""

    urn: Urn
    bedroom: Ident
    why: Why
    nights: tuple[date, ...]


def repairs_due(
    t: Transaction, period: str, since: date, records: Sequence[Home] | None = None
) -> tuple[RepairDue, ...]:
    """Of the nights from that one on that a period gives, by home, bedroom and reason.

    `records`: the homes' own of that day, where they are read already.
    """
    columns = BedNightRow.home_id, BedNightRow.bedroom, BedNightRow.night
    chosen = select(*columns).where(BedNightRow.period_id == period, BedNightRow.night >= since)
    given = Counter(BedNight(*each) for each in t.session.execute(chosen))
    if not given:
        return ()
    rows = select(HomeRow.id, HomeRow.urn).where(HomeRow.id.in_({each.home for each in given}))
    urns = {row.id: row.urn for row in t.session.execute(rows)}
    homes = {home.urn: home for home in records or homes_on(t, since, HomeRow.id.in_(urns))}
    lived_in = nights_lived_in(t, period, since)
    nights: dict[tuple[str, str, Why], list[date]] = {}
    for at, guests in sorted(given.items()):
        for why in _whys(at, guests, homes[urns[at.home]], lived_in):
            nights.setdefault((urns[at.home], at.bedroom, why), []).append(at.night)
    return tuple(RepairDue(urn=u, bedroom=b, why=why, nights=tuple(of)) for (u, b, why), of in nights.items())


def _whys(at: BedNight, guests: int, home: Home, lived_in: frozenset[BedNight]) -> Iterator[Why]:
    """One at the most."""
    room = next((each for each in home.bedrooms if each.id == at.bedroom), None)
    if at in lived_in:
        yield Why.LIVED_IN
    elif room is None or not room.is_open_on(at.night):
        yield Why.CLOSED
    elif guests > room.beds:
        yield Why.FEWER_BEDS
