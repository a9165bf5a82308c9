"""People asking at random, on both databases: no word of a child comes out anywhere but to who may see that child.

Looked through is all that is answered to who may not see a child, and what is written beside: log, audit, files.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from anyio.from_thread import start_blocking_portal
from starlette.testclient import TestClient

from service.settings import Settings
from service.store.opening import open_store
from tests.service.api.asking import ROUTES
from tests.service.api.conftest import Running
from tests.service.api.fitting import begun_in
from tests.service.api.leaking import Searched, everything_heard, mark_all, searching
from tests.service.databases import copied, each_database
from tests.service.records.made import NOW, make

NAME = "canaries"
REQUESTS, OF_ONE = 100_000, 100
"""After so many requests the records are new again: what was closed or ended would be let through no more."""


def run(arguments: Sequence[str]) -> int:
    """`--requests=N` on each database, `--seed=N` for others."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    requests, seed = int(given.get("requests", REQUESTS)), given.get("seed", "1")
    broken = 0
    with start_blocking_portal() as portal, pytest.MonkeyPatch.context() as kept:
        kept.setattr(TestClient, "portal", portal)
        for name, places in each_database():
            found = list(_searched(next(places), requests, seed))
            faults = [fault for each in found for fault in each.broken]
            counted = {what: sum(getattr(each, what) for each in found) for what in ("answers", "searched", "lines")}
            print("\n".join([f"{name}: {counted}, {len(faults)} broken", *faults[:20]]), flush=True)
            broken += len(faults)
    return 1 if broken else 0


def _searched(pattern: Settings, requests: int, seed: str) -> Iterator[Searched]:
    with closing(open_store(pattern, NOW)) as store:
        made = make(store)
        begun = begun_in(store, made)
        mark_all(Running(store, made))
    for first in range(0, requests, OF_ONE):
        with (
            closing(open_store(copied(pattern), NOW)) as store,
            tempfile.TemporaryDirectory() as folder,
            everything_heard(Path(folder)) as heard,
        ):
            searched = searching(Running(store, make(store)), begun, Random(f"{seed} {first}"))
            searched.asks(ROUTES, min(OF_ONE, requests - first)).looks_round(heard)
            yield searched
