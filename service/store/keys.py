"""The data keys in their table: made, read, and held against the root key before anything is written."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, inspect, select
from sqlalchemy.orm import Session

from matching.errors import BadInput, Problem
from service.sealing.keyring import Keyring
from service.sealing.root_key import MAKE_ONE, RootKey
from service.sealing.sealed import KEY_BYTES, CannotOpen
from service.store.engine import file_of, place_of, reached
from service.store.rows.data_key import DataKeyRow

Wrapped = tuple[int, bytes]


def check_root_key(engine: Engine, root: RootKey) -> None:
    """Holds the root key against the data keys there are, without writing. Raises BadInput when it is another."""
    try:
        for number, wrapped in _wrapped(engine):
            root.unwrap(number, wrapped)
    except CannotOpen:
        what = "the root key is not the one that these records were sealed with"
        raise BadInput([Problem(place_of(engine.url), what, f"{MAKE_ONE}. Nothing was written.")]) from None


def _wrapped(engine: Engine) -> Iterable[Wrapped]:
    file = file_of(engine.url)
    if file is not None:
        return _wrapped_in(file)
    with reached(engine) as connection:
        if not inspect(connection).has_table(DataKeyRow.__tablename__):
            return ()
        return [
            (number, wrapped) for number, wrapped in connection.execute(select(DataKeyRow.number, DataKeyRow.wrapped))
        ]


def _wrapped_in(file: Path) -> Iterable[Wrapped]:
    """Of an SQLite file, opened so that nothing can be written but the end of what was not kept.

    Where a process was killed while it wrote, its unfinished transaction has to be undone before anything can be read.
    """
    if not file.exists():
        return ()
    try:
        return _read(file, "ro")
    except sqlite3.OperationalError as fault:
        if not fault.sqlite_errorname.startswith("SQLITE_READONLY"):
            raise _no_database(file) from None
    except sqlite3.DatabaseError:
        raise _no_database(file) from None
    try:
        return _read(file, "rw")
    except sqlite3.DatabaseError:
        raise _no_database(file) from None


def _no_database(file: Path) -> BadInput:
    return BadInput([Problem(str(file), "it is no database", "Name the file of the records.")])


def _read(file: Path, mode: str) -> Iterable[Wrapped]:
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True)
    try:
        there = "SELECT count(*) FROM sqlite_master WHERE name = 'data_keys'"
        if not connection.execute(there).fetchone()[0]:
            return ()
        return connection.execute("SELECT number, wrapped FROM data_keys").fetchall()
    finally:
        connection.close()


def make_data_key(session: Session, root: RootKey, now: datetime) -> int:
    """A new key, with which everything is sealed from here on; its number."""
    numbers = session.scalars(select(DataKeyRow.number)).all()
    number = max(numbers, default=0) + 1
    wrapped = root.wrap(number, secrets.token_bytes(KEY_BYTES))
    session.add(DataKeyRow(number=number, wrapped=wrapped, made_at=now))
    session.flush()
    return number


def keyring_of(session: Session, root: RootKey) -> Keyring:
    """The keys as they are in this transaction, held so that none is taken away before it ends."""

    def load() -> dict[int, bytes]:
        rows = session.execute(select(DataKeyRow.number, DataKeyRow.wrapped).with_for_update(read=True))
        return {number: root.unwrap(number, wrapped) for number, wrapped in rows}

    return Keyring(load)
