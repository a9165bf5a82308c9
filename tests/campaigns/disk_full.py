"""The disk full at many moments, on SQLite over HTTP: what is answered is there, and what is refused is not."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.service.databases import each_database
from tests.service.disk_full import filled

NAME = "disk-full"
TIMES = 40


def run(arguments: Sequence[str]) -> int:
    """`--times=N` for another number, `--seed=N` for other moments. A server's disk is the server's own."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    times, dice = int(given.get("times", TIMES)), Random(given.get("seed", "1"))
    databases = each_database()
    _, places = next(databases)
    found = filled(next(places), times, dice)
    databases.close()
    said = f"{times} times: {len(found.kept)} kept, {found.refused} refused, again after {found.slowest:.1f} s at most"
    print("\n".join([f"{said}, {len(found.broken)} broken", *found.broken]), flush=True)
    return 1 if found.broken else 0
