"""Restores a backup to a new place, looked through and held against checkpoints before anybody can use it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from sqlalchemy import Engine, inspect

from matching.errors import BadInput, Problem
from service.backup.copying import copy_from_file, counted
from service.backup.encrypted import decrypt
from service.backup.looking_through import faults_of_file, faults_of_records
from service.backup.making import beside, on_disk, put_in_place
from service.ledger.checkpoint import Checkpoint
from service.sealing.root_key import RootKey
from service.store.engine import file_of, make_engine, place_of, url_of

WAY_OUT = "Give a later backup. Nothing was restored."


def restore(backup: Path, to: str, root: RootKey, checkpoints: Collection[Checkpoint] = ()) -> dict[str, int]:
    """The records into a new SQLite file or an empty PostgreSQL database; how many rows of each table there are.

    Raises BadInput, with nothing restored, when the backup is not whole, does not hold, or is older than a checkpoint.
    """
    engine = make_engine(url_of(to))
    file = file_of(engine.url)
    try:
        _must_be_new(engine, file)
        with beside(file or backup, "restored") as draft:
            with backup.open("rb") as encrypted, draft.open("wb") as plain:
                decrypt(root, encrypted, plain)
                on_disk(plain.fileno())
            _must_hold(faults_of_file(draft, root, checkpoints))
            if file is not None:
                put_in_place(draft, file)
            else:
                copy_from_file(draft, engine)
                _must_hold(faults_of_records(engine, root, checkpoints))
        return counted(engine)
    finally:
        engine.dispose()


def _must_be_new(engine: Engine, file: Path | None) -> None:
    there = file.exists() if file is not None else bool(inspect(engine).get_table_names())
    if there:
        what = "there are records already" if file is None else "the file is already there"
        raise BadInput([Problem(place_of(engine.url), what, "Name a new place: nothing is written over.")])


def _must_hold(faults: Collection[str]) -> None:
    if faults:
        raise BadInput(Problem("the backup", fault, WAY_OUT) for fault in faults)
