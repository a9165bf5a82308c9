"""Requests of everybody at random, on both databases: each child shown has its line, and without an audit none is."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from random import Random

import pytest
from anyio.from_thread import start_blocking_portal
from starlette.testclient import TestClient

from service.store.opening import open_store
from tests.campaigns.campaign import hollow
from tests.service.api.conftest import Running
from tests.service.audited import Audited
from tests.service.databases import each_database
from tests.service.records.made import NOW, make

NAME = "audited"
REQUESTS, OF_ONE = 100_000, 2_000
A_TENTH = 10


def run(arguments: Sequence[str]) -> int:
    """`--requests=N` on each database, and a tenth as many without an audit; `--seed=N` for others."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    requests, dice = int(given.get("requests", REQUESTS)), Random(given.get("seed", "1"))
    broken: list[str] = []
    with start_blocking_portal() as portal, pytest.MonkeyPatch.context() as kept:
        kept.setattr(TestClient, "portal", portal)
        for name, places in each_database():
            found: list[Audited] = []
            for first in range(0, requests, OF_ONE):
                with closing(open_store(next(places), NOW)) as store:
                    times = min(OF_ONE, requests - first)
                    running = Running(store, make(store))
                    found.append(Audited(running, dice).asks(times).asks_without(times // A_TENTH))
            counted = {what: sum(getattr(each, what) for each in found) for what in ("asked", "shown", "without")}
            faults = [*(fault for each in found for fault in each.broken), *hollow(counted)]
            print("\n".join([f"{name}: {counted}, {len(faults)} broken", *faults[:20]]), flush=True)
            broken += faults
    return 1 if broken else 0
