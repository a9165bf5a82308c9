"""Records whose last writer was killed are opened again, and what it had not kept is undone."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from service.store.engine import file_of
from service.store.opening import open_store
from tests.service.conftest import Make

NOW = datetime(2026, 11, 16, tzinfo=UTC)


def test_a_file_left_in_the_middle_of_writing_is_opened_and_undone(new_sqlite: Make, tmp_path: Path) -> None:
    settings = new_sqlite()
    store = open_store(settings, NOW)
    file = file_of(store.engine.url)
    assert file is not None
    store.close()
    journal = Path(f"{file}-journal")
    kept = _killed_in_the_middle(file, journal, tmp_path)
    again = open_store(settings, NOW)
    again.close()
    assert not journal.exists() or journal.stat().st_size == 0
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT count(*) FROM data_keys").fetchone()[0] == kept
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()


def _killed_in_the_middle(file: Path, journal: Path, folder: Path) -> int:
    """The file and its journal as they are when a process dies after it has begun to write pages; the keys there."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA cache_size = 1")
    kept: int = connection.execute("SELECT count(*) FROM data_keys").fetchone()[0]
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE half (words TEXT)")
    connection.executemany("INSERT INTO half VALUES (?)", [("x" * 900,) for _ in range(400)])
    for each in (file, journal):
        shutil.copy(each, folder / each.name)
    connection.execute("ROLLBACK")
    connection.close()
    for each in (file, journal):
        os.replace(folder / each.name, each)
    return kept
