"""The disk full at many moments, on SQLite over HTTP: what is answered is there, and what is refused is not.

In turn it is full, has an error at one write or at one wait for it, or may only be read from one write on; the last
three where there is strace. `--way=full`, `in_error`, `not_synced` or `read_only`: in that way alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.service.databases import each_database
from tests.service.disk_full import WAYS, filled

NAME = "disk-full"
TIMES = 40


def run(arguments: Sequence[str]) -> int:
    """`--times=N` for another number, `--seed=N` for other moments. A server's disk is the server's own."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    times, dice = int(given.get("times", TIMES)), Random(given.get("seed", "1"))
    databases = each_database()
    _, places = next(databases)
    ways = [way for way in WAYS if given.get("way", way.__name__) == way.__name__]
    found = filled(next(places), times, dice, ways)
    databases.close()
    came = f"{len(found.kept)} kept, {found.refused} refused, again after {found.slowest:.1f} s at most"
    said = f"{times} times in {len(ways)} ways: {came}"
    print("\n".join([f"{said}, {len(found.broken)} broken", *found.broken]), flush=True)
    return 1 if found.broken else 0
