"""Whatever is asked of any route by whomever, on both databases: no fault, and each answer of the shape it declares.

The campaign `routes` asks the same of the description, by a program of others; this one needs nothing besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

import pytest
from anyio.from_thread import start_blocking_portal
from hypothesis import settings
from starlette.testclient import TestClient

from service.store.opening import open_store
from tests.service.api.conftest import Running
from tests.service.api.test_fuzz import STAYING, faults, some
from tests.service.databases import each_database
from tests.service.records.made import NOW, make

NAME = "answers"
REQUESTS, OF_ONE = 100_000, 1_000


def run(arguments: Sequence[str]) -> int:
    """`--requests=N` on each database, `--seed=N` for others."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    requests, first = int(given.get("requests", REQUESTS)), int(given.get("seed", 1))
    broken = 0
    with start_blocking_portal() as portal, pytest.MonkeyPatch.context() as kept:
        kept.setattr(TestClient, "portal", portal)
        for name, places in each_database():
            found, answered = list[str](), 0
            for done in range(0, requests, OF_ONE):
                with closing(open_store(next(places), NOW)) as store:
                    how = settings(some, max_examples=min(OF_ONE, requests - done), derandomize=False, database=None)
                    wrong, statuses = faults(Running(store, make(store)), STAYING, how=how, first=first + done)
                found, answered = found + wrong, answered + statuses.total()
            print("\n".join([f"{name}: {answered} answers, {len(found)} broken", *found[:20]]), flush=True)
            broken += len(found)
    return 1 if broken else 0
