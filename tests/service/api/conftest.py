"""The service, on records of one home, its group and a referral, with somebody for each relation."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from service.access.relation import RelationKind
from service.api.app import create_app
from service.api.served import Served
from service.records.sessions import begin
from service.records.sign_ins import give
from service.signing_in.codes import code_at, new_secret, step_at
from service.store.opening import Store, open_store
from tests.service import one_app
from tests.service.conftest import LaidOut, Make
from tests.service.records.made import NOW, Made, make

ORIGIN = "https://placewell.example"
SERVED = Served((ORIGIN,))
COOKIE = "__Host-placewell"
PASSWORD = "lantern-otter-violin"  # noqa: S105


@dataclass
class Running:
    """The service as it runs, at `now`."""

    store: Store
    made: Made
    app: ASGIApp = field(init=False)
    now: datetime = NOW
    served: Served = SERVED

    def __post_init__(self) -> None:
        self.app = one_app.on(create_app, self.store, self.served, lambda: self.now)

    def anybody(self, **headers: str) -> TestClient:
        """A browser, on our own pages, of somebody who is not signed in."""
        said = {"Sec-Fetch-Site": "same-origin", **headers}
        return TestClient(self.app, base_url=ORIGIN, headers=said, raise_server_exceptions=False)

    def by(self, person: str) -> TestClient:
        """The same of a person who is signed in."""
        with self.store.transaction() as t:
            token = begin(t, person, self.now)
        return self.anybody(Cookie=f"{COOKIE}={token}")

    def as_(self, relation: RelationKind) -> TestClient:
        """The same of whoever holds that relation."""
        return self.by(self.made.people[relation])

    @property
    def manager(self) -> TestClient:
        """The registered manager's browser."""
        return self.by(self.made.manager)


@dataclass(frozen=True)
class Anna:
    """The registered manager, with what she signs in with."""

    running: Running
    secret: str

    def given(self, **other: str) -> dict[str, Any]:
        """What she types at the time it is."""
        code = code_at(self.secret, step_at(self.running.now))
        return {"name": "anna", "password": PASSWORD, "code": code, **other}


@pytest.fixture
def store_in_file(new_sqlite: Make, laid_out: LaidOut) -> Iterator[Store]:
    """Records in a file, for promises that do not come near the database."""
    made = laid_out(new_sqlite)
    opened = open_store(made, NOW)
    yield opened
    opened.close()
    shutil.rmtree(made.data.parent)


@pytest.fixture
def running(store: Store) -> Running:
    return Running(store, make(store))


@pytest.fixture
def anna(running: Running) -> Anna:
    secret = new_secret()
    with running.store.transaction() as t:
        give(running.store, t, running.made.manager, "anna", PASSWORD, secret)
    return Anna(running, secret)
