"""Each thing asked up to five times under one key, cut off, out of order and across a killed service: done once."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.campaigns.campaign import hollow
from tests.service.databases import each_database
from tests.service.sent_again import sent_again

NAME = "again"
REQUESTS = 10_000


def run(arguments: Sequence[str]) -> int:
    """`--requests=N` on each database, `--seed=N` for others."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    broken = 0
    for name, places in each_database():
        found = sent_again(next(places), int(given.get("requests", REQUESTS)), Random(given.get("seed", "1")))
        said = f"{name}: {found.requests} requests sent {found.sent} times, {found.cut} of them cut off"
        faults = [*found.broken, *hollow({"sent again": found.sent - found.requests, "cut off": found.cut})]
        print("\n".join([f"{said}; {len(faults)} broken", *faults[:20]]), flush=True)
        broken += len(faults)
    return 1 if broken else 0
