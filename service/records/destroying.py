"""Takes a child's record away, row by row, each named first; nothing of any other child's is touched."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, or_, select, update

from service.records.people import stays_known
from service.store.base import Base, Sealed, new_id
from service.store.opening import Transaction
from service.store.rows import ROWS, AuditRow, ChildRow, DestroyedRow, KeptAnswerRow, RetentionStepRow

STAYS = (ChildRow, AuditRow, RetentionStepRow, DestroyedRow)
"""What is left: that there was a record, who looked at it, and what was done with it. No word of the child is in it."""

Ids = dict[str, Sequence[str]]
"""The ids of rows by the name of their table, parents before their children."""


def rows_of(t: Transaction, child: str) -> Ids:
    """Every row that hangs on the child's record, but what stays."""
    found: Ids = {ChildRow.__tablename__: [child]}
    for kind in ROWS:
        table = Base.metadata.tables[kind.__tablename__]
        where = None if kind in STAYS else _hangs_on(table, found)
        if where is not None:
            ids = t.session.scalars(select(table.c.id).where(where).order_by(table.c.id)).all()
            found |= {table.name: ids} if ids else {}
    return {name: ids for name, ids in found.items() if name != ChildRow.__tablename__}


def _hangs_on(table: Table, found: Ids) -> ColumnElement[bool] | None:
    pointing = ((key.parent, key.column.table.name) for key in table.foreign_keys if key.column.name == "id")
    parts = [column.in_(found[name]) for column, name in pointing if name in found]
    return or_(*parts) if parts else None


def digest_of(t: Transaction, rows: Ids) -> str:
    """Of every sealed text in them as it is sealed, with its nonce, so that nobody can guess from it what it said."""
    told = hashlib.sha256()
    for name, ids in rows.items():
        table = Base.metadata.tables[name]
        sealed = [column for column in table.columns if isinstance(column.type, Sealed)]
        for row in t.session.execute(select(table.c.id, *sealed).where(table.c.id.in_(ids)).order_by(table.c.id)):
            _add(told, name, row)
    return told.hexdigest()


def _add(told: Any, name: str, row: Sequence[Any]) -> None:
    for part in (name, *row):
        written = part if isinstance(part, bytes) else str(part).encode()
        told.update(len(written).to_bytes(8, "big") + written)


def destroy(t: Transaction, step: str, child: str, rows: Ids) -> None:
    """All of them, and answers kept for who tried again. `step`: the id of what says so in the ledger.

    Other records of the child stay closed to whoever knows it, also where that was said of this one.
    """
    stays_known(t, child)
    named = ({"id": new_id(), "step_id": step, "table_name": n, "row_id": i} for n, ids in rows.items() for i in ids)
    t.session.add_all(DestroyedRow(**each) for each in named)
    t.session.flush()
    for name in reversed(rows):
        table = Base.metadata.tables[name]
        t.session.execute(delete(table).where(table.c.id.in_(rows[name])))
    for id in (child, *(id for ids in rows.values() for id in ids)):
        t.session.execute(delete(KeptAnswerRow).where(KeptAnswerRow.asked.contains(id)))
    t.session.execute(update(ChildRow).where(ChildRow.id == child).values(reference=child))
    t.session.expire_all()
