"""Hundreds of decisions signed on SQLite while the system is watched: each is answered after a wait for the disk."""

from __future__ import annotations

from collections.abc import Sequence

from tests.service.databases import each_database
from tests.service.syncing import WATCHES, synced

NAME = "synced"
DECISIONS = 500


def run(arguments: Sequence[str]) -> int:
    """`--decisions=N` for another number. Exit code 2 without strace; a server's disk is the server's own."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    decisions = int(given.get("decisions", DECISIONS))
    if WATCHES is None:
        print("There is no strace on this machine to watch the system with: `apt install strace`.")
        return 2
    databases = each_database()
    _, places = next(databases)
    waited = synced(next(places), decisions)
    databases.close()
    print(f"{decisions} decisions were acknowledged, and the disk was waited for {waited} times", flush=True)
    return 0 if waited >= decisions else 1
