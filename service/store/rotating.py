"""Seals everything anew with a new key, a few rows at a time, while others go on reading and writing.

What was sealed with an old key is found by how it begins, so that a rotation that was stopped goes on where it was. An
old key is taken away only when nothing needs it, and nobody who could still seal with it is at work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Column, LargeBinary, Table, delete, func, select, update

from service.sealing.sealed import PREFIX_BYTES, Spot
from service.store.base import Base, Sealed
from service.store.keys import make_data_key
from service.store.opening import Store, Transaction
from service.store.rows import ROWS, DataKeyRow

AT_ONCE = 200

Told = Callable[[int], None]


def rotate(store: Store, now: datetime, told: Told = lambda _: None, at_once: int = AT_ONCE) -> int:
    """Goes on with the rotation that was stopped, or begins one; how many texts were sealed anew.

    `told` is called with that number after each step. Safe to stop at any moment, and to run beside everything else.
    """
    with store.transaction() as t:
        numbers = t.session.scalars(select(DataKeyRow.number)).all()
        if len(numbers) == 1:
            make_data_key(t.session, store.root, now)
    done = 0
    while True:
        for table, column in sealed_columns():
            for count in _sealed_anew(store, table, column, at_once):
                done += count
                told(done)
        if _old_keys_taken_away(store):
            return done


def sealed_columns() -> Iterator[tuple[Table, Column[Any]]]:
    """Every column that holds sealed texts, with its table, in the order of ROWS."""
    for row in ROWS:
        table = Base.metadata.tables[row.__tablename__]
        yield from ((table, column) for column in table.columns if isinstance(column.type, Sealed))


def _sealed_anew(store: Store, table: Table, column: Column[Any], at_once: int) -> Iterator[int]:
    """How many were sealed anew in each step, until none is left on an old key."""
    after = ""
    while True:
        with store.transaction() as t:
            old = _on_old_keys(t, column)
            chosen = select(table.c.id, column).where(old, table.c.id > after).order_by(table.c.id).limit(at_once)
            rows = t.session.execute(chosen).all()
            for id, sealed in rows:
                _seal_anew(t, table, column, id, sealed)
        if not rows:
            return
        after = rows[-1][0]
        yield len(rows)


def _seal_anew(t: Transaction, table: Table, column: Column[Any], id: str, sealed: bytes) -> None:
    """Only if it is still what was read: what somebody wrote meanwhile is newer."""
    spot = Spot(table.name, column.name, id)
    anew = t.keys.seal(spot, t.keys.open(spot, sealed))
    t.session.execute(update(table).where(table.c.id == id, column == sealed).values({column.name: anew}))


def _on_old_keys(t: Transaction, column: Column[Any]) -> Any:
    return func.substr(column, 1, PREFIX_BYTES, type_=LargeBinary()) != t.keys.prefix


def _old_keys_taken_away(store: Store) -> bool:
    """Whether they were; not so when somebody has sealed with one since it was looked for."""
    with store.transaction() as t:
        newest = t.keys.newest
        old = select(DataKeyRow.number).where(DataKeyRow.number < newest).with_for_update()
        t.session.execute(old).all()
        for _, column in sealed_columns():
            if t.session.scalar(select(func.count()).where(_on_old_keys(t, column))):
                return False
        t.session.execute(delete(DataKeyRow).where(DataKeyRow.number < newest))
        return True
