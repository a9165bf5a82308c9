"""Sealed words put into each other's places, as somebody could who may write to the records and has no key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from random import Random

from sqlalchemy import select, update

from service.sealing.sealed import CannotOpen, Spot
from service.store.base import Base
from service.store.opening import Store, Transaction
from service.store.rotating import sealed_columns
from tests.service.records.test_worlds import tried


def that_open(moved: Iterable[tuple[Spot, Spot]], opens: Callable[[Spot, Spot], object]) -> list[str]:
    """Of words moved from one place to another those that open there; `opens` raises CannotOpen where they do not."""
    found = []
    for one, other in moved:
        with suppress(CannotOpen):
            opens(one, other)
            found.append(f"{one.table}.{one.column} opens in {other.table}.{other.column}")
    return found


def swapped(store: Store, swaps: int, dice: Random) -> list[str]:
    """So many pairs put into each other's places in the records, of which nothing is kept; what could be read so."""
    with store.transaction() as t:
        places = places_of(t)
    found = []
    for _ in range(swaps):
        with tried(store) as t:
            found += _swapped(t, *drawn(places, dice))
    return found


def _swapped(t: Transaction, one: Spot, other: Spot) -> list[str]:
    there = {one: _words_at(t, other), other: _words_at(t, one)}
    for spot, words in there.items():
        _put(t, spot, words)
    return that_open([(one, other), (other, one)], lambda _, at: t.keys.open(at, _words_at(t, at)))


def places_of(t: Transaction) -> list[Spot]:
    """Where sealed words stand in these records."""
    return [
        Spot(table.name, column.name, id)
        for table, column in sealed_columns()
        for id in t.session.scalars(select(table.c.id).where(column.is_not(None)))
    ]


def drawn(places: Sequence[Spot], dice: Random) -> tuple[Spot, Spot]:
    """Two of them; half the time of one column or one row, where there are such."""
    one = dice.choice(places)
    others = [place for place in places if place != one]
    near = [other for other in others if other.row == one.row or other[:2] == one[:2]]
    return one, dice.choice(near if near and dice.random() < 0.5 else others)


def _words_at(t: Transaction, spot: Spot) -> bytes:
    table = Base.metadata.tables[spot.table]
    return bytes(t.session.execute(select(table.c[spot.column]).where(table.c.id == spot.row)).scalar_one())


def _put(t: Transaction, spot: Spot, words: bytes) -> None:
    table = Base.metadata.tables[spot.table]
    t.session.execute(update(table).where(table.c.id == spot.row).values({spot.column: words}))
