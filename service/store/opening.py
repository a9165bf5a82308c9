"""Opens the records: holds the root key against them, looks whether they are kept safely, then lets them be used."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from service.sealing.keyring import Keyring
from service.sealing.root_key import RootKey, root_key_of
from service.sealing.sealed import Spot
from service.settings import Settings
from service.store.base import Base
from service.store.engine import ONLY_READS, file_of, make_engine, standing_of, url_of
from service.store.keys import check_root_key, keyring_of, make_data_key
from service.store.rows.data_key import DataKeyRow
from service.store.schema import bring_up_to_date
from service.store.standing import Standing


@dataclass(frozen=True)
class Transaction:
    """One transaction: all that is done in it is kept, or none. Its rows and keys are good only while it lasts."""

    session: Session
    keys: Keyring

    def words(self, row: Base, column: str) -> str:
        """What is sealed in a column of a row. Raises CannotOpen when it was changed or moved."""
        return self.keys.open(row.spot(column), getattr(row, column))

    def seal(self, kind: type[Base], id: str, column: str, words: str) -> bytes:
        """Words sealed for a column of the row of that kind and id."""
        return self.keys.seal(Spot(kind.__tablename__, column, id), words)


@dataclass(frozen=True)
class Store:
    """The records, open. `standing` says how they are kept."""

    engine: Engine
    root: RootKey
    standing: Standing
    turn: AbstractContextManager[object] = field(default_factory=nullcontext)
    """Held through each transaction where only one can write at a time: who waits is let in as soon as it ends."""

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A transaction, kept when its block ends and undone when the block raises."""
        with self.turn, Session(self.engine) as session, session.begin():
            yield Transaction(session, keyring_of(session, self.root))

    @contextmanager
    def glimpse(self) -> Iterator[Transaction]:
        """The records as they are, only to be read: nobody who writes waits for it, and nothing of it is kept."""
        with Session(self.engine.execution_options(**{ONLY_READS: True})) as session:
            yield Transaction(session, keyring_of(session, self.root))

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def open_store(settings: Settings, now: datetime) -> Store:
    """The records that are there, or new ones. `now`: when their first key is made.

    Raises BadInput, with nothing written, when the root key is missing, is another, or stands where it is not safe,
    and when the database cannot be kept safely.
    """
    url = url_of(settings.database)
    root = root_key_of(settings, file_of(url))
    engine = make_engine(url)
    try:
        check_root_key(engine, root)
        turn = nullcontext() if file_of(engine.url) is None else Lock()
        return Store(engine, root, _made_ready(engine, root, now), turn)
    except BaseException:
        engine.dispose()
        raise


def _made_ready(engine: Engine, root: RootKey, now: datetime) -> Standing:
    file = file_of(engine.url)
    if file is not None:
        _make_place(file)
    standing = standing_of(engine)
    bring_up_to_date(engine)
    with Session(engine) as session, session.begin():
        if session.scalars(select(DataKeyRow.number)).first() is None:
            make_data_key(session, root, now)
    return standing


def _make_place(file: Path) -> None:
    """The folder and an empty file that only their owner can open."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists():
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
