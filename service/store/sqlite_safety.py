"""What is asked of SQLite so that what it has acknowledged is there after a power cut, and how it is held to that.

SQLite 3.7.0 to 3.51.2 can lose or corrupt committed writes in write-ahead mode with two connections (the WAL-reset
bug, mended in 3.51.3 and, for older lines, in 3.44.6 and 3.50.7). With one of those an ordinary journal is used.
"""

from __future__ import annotations

from sqlalchemy import Connection
from sqlalchemy.engine.interfaces import DBAPIConnection

Release = tuple[int, int, int]

OLDEST: Release = (3, 37, 0)
"""The first with strict tables."""
MENDED: Release = (3, 51, 3)
WITHDRAWN: Release = (3, 52, 0)
MENDED_OLDER = {(3, 44): 6, (3, 50): 7}
BUSY_MILLISECONDS = 10_000
FULL = 2


def release_of(version: str) -> Release:
    """A version such as "3.40.1" as three numbers."""
    major, minor, patch = (*map(int, version.split(".")[:3]), 0, 0)[:3]
    return major, minor, patch


def may_lose_writes_ahead(release: Release) -> bool:
    """Whether that release has the WAL-reset bug, or nobody can say."""
    major, minor, patch = release
    mended_from = MENDED_OLDER.get((major, minor))
    mended = release >= MENDED and release != WITHDRAWN
    return not (mended or (mended_from is not None and patch >= mended_from))


def journal_for(release: Release) -> str:
    """The journal that is safe with that release."""
    return "truncate" if may_lose_writes_ahead(release) else "wal"


def prepare(connection: DBAPIConnection, journal: str) -> None:
    """Every new connection: durable, with foreign keys, and with nothing left readable of what was deleted."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {BUSY_MILLISECONDS}",
        f"journal_mode = {journal}",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def shortcomings(connection: Connection, journal: str) -> list[str]:
    """What was asked for and is not so; empty when everything is."""
    asked = {"journal_mode": journal, "synchronous": FULL, "foreign_keys": 1, "secure_delete": 1}
    found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked}
    return [f"{name} is {found[name]}, not {wanted}" for name, wanted in asked.items() if found[name] != wanted]
