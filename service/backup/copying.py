"""Copies all records as they were at one moment, while others go on writing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, func, insert, select, text

from service.store.base import Base
from service.store.engine import file_of, make_engine, url_of
from service.store.rows import ROWS
from service.store.schema import bring_up_to_date

AT_ONCE = 500
TABLES = tuple(Base.metadata.tables[row.__tablename__] for row in ROWS)


def copy_to_file(source: Engine, file: Path) -> None:
    """All records into a new SQLite file, whichever database they are in."""
    held = file_of(source.url)
    if held is not None:
        with closing(sqlite3.connect(held, timeout=60)) as live, closing(sqlite3.connect(file)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        return
    copied = make_engine(url_of(f"sqlite:///{file}"))
    try:
        bring_up_to_date(copied)
        copy_rows(source, copied)
    finally:
        copied.dispose()


def copy_from_file(file: Path, target: Engine) -> None:
    """All records out of an SQLite file into a database that has none."""
    source = make_engine(url_of(f"sqlite:///{file}"))
    try:
        bring_up_to_date(target)
        copy_rows(source, target)
    finally:
        source.dispose()


def copy_rows(source: Engine, target: Engine) -> None:
    """Every row, in the order of ROWS, from one moment of the source and in one transaction of the target."""
    as_of_one_moment = {"isolation_level": "REPEATABLE READ"} if source.dialect.name == "postgresql" else {}
    with source.connect().execution_options(**as_of_one_moment) as out, target.begin() as into:
        for table in TABLES:
            _copy_table(out, into, table)
        if target.dialect.name == "postgresql":
            into.execute(text(_COUNT_ON))


_COUNT_ON = """
SELECT setval(pg_get_serial_sequence('audit_rows', 'number'), max(number)) FROM audit_rows HAVING count(*) > 0
"""
"""So that the next line of the audit is numbered after the last."""


def _copy_table(out: Connection, into: Connection, table: Table) -> None:
    """A decision comes after the one it supersedes, which has a lower number in the ledger."""
    order = [table.c.sequence] if "sequence" in table.c else list(table.primary_key.columns)
    rows = out.execution_options(stream_results=True).execute(select(table).order_by(*order))
    for some in rows.partitions(AT_ONCE):
        into.execute(insert(table), [dict(row._mapping) for row in some])


def counted(engine: Engine) -> dict[str, int]:
    """How many rows each table has."""
    with engine.connect() as connection:
        return {t.name: connection.scalar(select(func.count()).select_from(t)) or 0 for t in TABLES}
