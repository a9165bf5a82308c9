"""The disk full at many moments, on SQLite over HTTP: what is answered is there, and what is refused is not.

In turn it is full, has an error at one write or at one wait for it, or may only be read from one write on; the last
three where there is strace. `--way=full`, `in_error`, `not_synced` or `read_only`: in that way alone. First a service
that passes over what its disk says has to be found out in each way, else this would find nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from service.settings import Settings
from tests.campaigns.campaign import hollow
from tests.service.databases import each_database
from tests.service.disk_full import WAYS, Way, filled

NAME = "disk-full"
TIMES, TRIES = 40, 3
SWALLOWS = "tests.service.swallowing"


def run(arguments: Sequence[str]) -> int:
    """`--times=N` for another number, `--seed=N` for other moments. A server's disk is the server's own."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    times, dice = int(given.get("times", TIMES)), Random(given.get("seed", "1"))
    databases = each_database()
    _, places = next(databases)
    ways = [way for way in WAYS if given.get("way", way.__name__) == way.__name__]
    unseen = [way.__name__ for way in ways if not is_found_out(next(places), dice, way)]
    found = filled(next(places), times, dice, ways)
    databases.close()
    refused = {way.__name__: found.refused[way.__name__] for way in ways}
    came = f"{len(found.kept)} kept, {refused} refused, again after {found.slowest:.1f} s at most"
    print(f"a service that passes over its disk is found out in {len(ways) - len(unseen)} of {len(ways)} ways")
    said = f"{times} times in {len(ways)} ways: {came}"
    broken = [*found.broken, *hollow({"kept": len(found.kept), **refused})]
    broken += [f"{way}: a service that passes over it is not found out" for way in unseen]
    print("\n".join([f"{said}, {len(broken)} broken", *broken]), flush=True)
    return 1 if broken else 0


def is_found_out(settings: Settings, dice: Random, way: Way) -> bool:
    """Whether the defect is seen where the disk fails in that way: neither kept and there, nor refused and not."""
    return bool(filled(settings, TRIES, dice, [way], SWALLOWS).broken)
