"""Looks through a copy of the records as somebody would who had only that copy."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import Column, Engine, Table, select

from service.ledger.checkpoint import Checkpoint
from service.records.ledgers import verify_all
from service.sealing.root_key import RootKey
from service.sealing.sealed import CannotOpen, Spot
from service.store.engine import make_engine, url_of
from service.store.opening import Store, Transaction
from service.store.rotating import sealed_columns
from service.store.standing import Standing

OPENED = 20
"""How many texts of each column are opened."""


def faults_of_file(file: Path, root: RootKey, checkpoints: Collection[Checkpoint] = ()) -> list[str]:
    """What is wrong with an SQLite file of records; empty when nothing is."""
    faults = _faults_of_pages(file)
    if faults:
        return faults
    engine = make_engine(url_of(f"sqlite:///{file}"))
    try:
        return faults_of_records(engine, root, checkpoints)
    finally:
        engine.dispose()


def _faults_of_pages(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        try:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
            loose = connection.execute("PRAGMA foreign_key_check").fetchall()
        except sqlite3.DatabaseError as trouble:
            return [str(trouble)]
    return [*found, *(f"a row of {row[0]} points to nothing" for row in loose[:20])]


def faults_of_records(engine: Engine, root: RootKey, checkpoints: Collection[Checkpoint] = ()) -> list[str]:
    """What cannot be opened, and what does not hold in a ledger; empty when all is well."""
    with Store(engine, root, Standing("", "", "", "")).transaction() as t:
        closed = [said for table, column in sealed_columns() for said in _not_opened(t, table, column)]
        verdicts = verify_all(t, checkpoints)
    return [*closed, *(f"ledger of {name}, {fault}" for name, verdict in verdicts for fault in verdict.faults)]


def _not_opened(t: Transaction, table: Table, column: Column[bytes]) -> Iterator[str]:
    there = select(table.c.id, column).where(column.is_not(None))
    for id, sealed in t.session.execute(there.order_by(table.c.id).limit(OPENED)):
        try:
            t.keys.open(Spot(table.name, column.name, id), sealed)
        except CannotOpen as reason:
            yield str(reason)
