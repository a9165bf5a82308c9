"""Makes a backup: copied while in use, looked through, encrypted, and on the disk before it has its name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matching.errors import BadInput, Problem
from service.backup.copying import copy_to_file, counted
from service.backup.encrypted import decrypt, encrypt
from service.backup.looking_through import faults_of_file
from service.store.engine import make_engine, url_of
from service.store.opening import Store


def back_up(store: Store, to: Path) -> dict[str, int]:
    """An encrypted backup in a new file; how many rows of each table are in it.

    Raises BadInput, with no backup left, when the copy does not hold: then the records themselves have to be seen to.
    """
    with beside(to, "copy") as copy, beside(to, "draft") as draft:
        copy_to_file(store.engine, copy)
        faults = faults_of_file(copy, store.root)
        if faults:
            way_out = "Keep the last backup that held, and have the records seen to."
            raise BadInput(Problem("the records", fault, way_out) for fault in faults)
        with copy.open("rb") as plain, draft.open("wb") as encrypted:
            encrypt(store.root, plain, encrypted)
            on_disk(encrypted.fileno())
        counts = _counts(copy)
        _read_again(store, draft, copy)
        put_in_place(draft, to)
    return counts


def _read_again(store: Store, draft: Path, copy: Path) -> None:
    """What was encrypted is decrypted once: a backup that cannot be read is none."""
    with beside(draft, "read") as again:
        with draft.open("rb") as encrypted, again.open("wb") as plain:
            decrypt(store.root, encrypted, plain)
        if again.read_bytes() != copy.read_bytes():
            raise BadInput([Problem("the backup", "it does not hold what it should", "Try another disk.")])


def _counts(file: Path) -> dict[str, int]:
    engine = make_engine(url_of(f"sqlite:///{file}"))
    try:
        return counted(engine)
    finally:
        engine.dispose()


@contextmanager
def beside(place: Path, what: str) -> Iterator[Path]:
    """An empty file beside a place, that only its owner can open, and that is gone at the end whatever happens."""
    file = place.with_name(f".{place.name}.{os.getpid()}.{what}")
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield file
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            file.with_name(file.name + ending).unlink(missing_ok=True)


def put_in_place(draft: Path, to: Path) -> None:
    """Give it its name. Raises BadInput when there is something of that name: nothing is written over."""
    try:
        os.link(draft, to)
    except FileExistsError:
        raise BadInput([Problem(str(to), "the file is already there", "Name another file.")]) from None
    if os.name == "posix":
        folder = os.open(to.parent, os.O_RDONLY)
        on_disk(folder)
        os.close(folder)


def on_disk(descriptor: int) -> None:
    """Wait until what was written there would outlast a power cut."""
    os.fsync(descriptor)
