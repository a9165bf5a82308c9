"""What is public of every home: all that an authority searches among, and nothing that comes from who lives there.

All homes together are some seconds' reading, and seldom change: what was read last is kept in memory, and of it only
what has another version since is read again. It is public, and holds nothing of a child.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import select

from matching.postcodes import homes_located
from matching.search import Market, market
from matching.world.home import Home, Urn
from matching.world.published import PublishedHome, as_recorded, publish_all
from matching.world.record import Same
from service.cycles import not_looked_for
from service.records.desk import Desk
from service.records.handing_out import Where, homes_on, there_on
from service.records.subjects import AT_ONCE
from service.store.opening import Transaction
from service.store.rows import HomePlacesRow, HomeRow, HomeVersionRow, StatementVersionRow

OF_A_HOME = (
    (HomeVersionRow, HomeVersionRow.home_id),
    (StatementVersionRow, StatementVersionRow.home_id),
    (HomePlacesRow, HomePlacesRow.home_id),
)
"""What a home's record is put together from."""
DAYS_KEPT = 4
"""For how many first nights the homes are kept as they are searched."""

Homes = tuple[PublishedHome, ...]


class InForce(NamedTuple):
    """A home, and the ids of the versions of it that are in force: no two versions ever go by one id."""

    home: str
    urn: Urn
    versions: tuple[str | None, ...]


class Read(NamedTuple):
    """All homes as they were read last, each beside its versions, by URN."""

    of: tuple[InForce, ...] = ()
    homes: Homes = ()


_last = [Read()]


def published(desk: Desk, urns: Iterable[str] | None = None) -> Homes:
    """By URN, as it is today: of all homes, or of some, so that a page about two homes does not wait for thousands.

    A home of which only the postcode is given is put where the directory says it is. Anybody may know it, so nobody
    has to be asked; who lives where is not looked at. As long as nothing changes, all homes are the very same tuple.
    """
    if urns is not None:
        return _read(desk.t, desk.day, HomeRow.urn.in_(sorted(urns)))
    now, last = _in_force(desk.t, desk.day), _last[0]
    if now != last.of:
        with not_looked_for():
            last = Read(now, _since(desk.t, desk.day, now, last))
        _last[0] = last
    return last.homes


def kept_market(homes: Homes, since: date) -> Market:
    """The homes to be searched for stays from that day on; those of `published` are made ready for it once."""
    return _market(Same(homes), since)


def recorded(homes: Homes) -> tuple[Home, ...]:
    """The homes as a check looks at them, with only what is public; those of `published` are made so once."""
    return _recorded(Same(homes))


@lru_cache(1)
def _recorded(homes: Same[Homes]) -> tuple[Home, ...]:
    with not_looked_for():
        return tuple(map(as_recorded, homes.record))


@lru_cache(DAYS_KEPT)
def _market(homes: Same[Homes], since: date) -> Market:
    with not_looked_for():
        return market(homes.record, since)


def _in_force(t: Transaction, day: date) -> tuple[InForce, ...]:
    """Every home that is there on that day, by URN. None: there is no such version of it."""
    found = []
    for kind, parent in OF_A_HOME:
        chosen = select(parent, kind.id).where(kind.holds_from <= day).order_by(kind.number)
        found.append(dict(t.session.execute(chosen).all()))
    there = select(HomeRow.id, HomeRow.urn).where(there_on(HomeRow.gone_from, day)).order_by(HomeRow.urn)
    homes = (InForce(id, urn, tuple(of.get(id) for of in found)) for id, urn in t.session.execute(there))
    return tuple(home for home in homes if home.versions[0] is not None)


def _since(t: Transaction, day: date, now: tuple[InForce, ...], last: Read) -> Homes:
    """All homes, of which only those are read that are not known as they are now."""
    known = dict(zip(last.of, last.homes, strict=True))
    new = [home.home for home in now if home not in known]
    parts = (new[some : some + AT_ONCE] for some in range(0, len(new), AT_ONCE))
    read = {home.urn: home for part in parts for home in _read(t, day, HomeRow.id.in_(part))}
    return tuple(known.get(home) or read[home.urn] for home in now)


def _read(t: Transaction, day: date, which: Where) -> Homes:
    return publish_all(homes_located(homes_on(t, day, which)))
