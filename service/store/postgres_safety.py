"""What is asked of a PostgreSQL server so that what it has acknowledged is there after a power cut."""

from __future__ import annotations

from sqlalchemy import Connection

OLDEST = 13
ASKED = {
    "fsync": {"on"},
    "full_page_writes": {"on"},
    "synchronous_commit": {"on", "remote_write", "remote_apply"},
    "server_encoding": {"UTF8"},
}


def shortcomings(connection: Connection) -> list[str]:
    """What is not as it must be; empty when everything is."""
    version = int(str(connection.exec_driver_sql("SHOW server_version_num").scalar())) // 10_000
    found = {name: str(connection.exec_driver_sql(f"SHOW {name}").scalar()) for name in ASKED}
    wrong = [
        f"{name} is {found[name]}, not {' or '.join(sorted(ASKED[name]))}"
        for name in ASKED
        if found[name] not in ASKED[name]
    ]
    return [*wrong, *([f"its version is {version}, older than {OLDEST}"] if version < OLDEST else [])]
