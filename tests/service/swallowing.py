"""The service with a defect: `python -m tests.service.swallowing serve`, otherwise as `placewell serve`.

What its disk says of a failure while a row is written, or is to be kept, is passed over as if it had been.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite as Dialect

from service.commands import main

kept: Callable[..., None] = Dialect.do_commit
done: Callable[..., None] = Dialect.do_execute


def commit(dialect: Dialect, connection: Any) -> None:
    """Kept, or not."""
    with suppress(sqlite3.OperationalError):
        kept(dialect, connection)


def execute(dialect: Dialect, cursor: Any, statement: str, *more: Any) -> None:
    """A new row written, or not."""
    with suppress(*([sqlite3.OperationalError] if statement.startswith("INSERT") else [])):
        done(dialect, cursor, statement, *more)


if __name__ == "__main__":
    for name, defect in (("do_commit", commit), ("do_execute", execute)):
        setattr(Dialect, name, defect)
    main()
