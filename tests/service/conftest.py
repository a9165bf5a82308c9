"""Records to test on, in each database there is: every promise is held on both."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal
from sqlalchemy import URL, Engine, create_engine, text
from starlette.testclient import TestClient

from service.receiving import apart
from service.sealing.root_key import new_root_key
from service.settings import Settings
from service.store.engine import url_of
from service.store.opening import Store, open_store
from tests.service.holding import watched
from tests.service.postgres import NEEDED, NoServer, server
from tests.service.prepared import Prepared, close_all
from tests.service.records.made import make

DATABASES = ("sqlite", "postgresql")
NOW = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
ROOT_KEY = new_root_key()

Make = Callable[..., Settings]
LaidOut = Callable[..., Settings]
"""Of new records, with what a function lays out in them: `make`, where none is named."""
PATIENT = 600
"""Seconds: a machine that is busy with something else is no hostile file."""
ASKS_WHAT_WAS_MADE = {"made", "running", "site"}
"""Fixtures that begin with `make`."""
MOST_WORDS = 20_000
"""Statements: more than there are."""
EMPTY = "template0"
"""The pattern of a PostgreSQL database that has nothing in it."""


@pytest.fixture(scope="session", autouse=True)
def patience() -> Iterator[None]:
    """Reading a file apart is waited for however busy the machine is."""
    with pytest.MonkeyPatch.context() as waited:
        waited.setattr(apart, "SECONDS", PATIENT)
        yield


@pytest.fixture(scope="session", autouse=True)
def one_order() -> Iterator[None]:
    """Whatever a test has the service do, what it holds until it is done it holds in one order."""
    with watched():
        yield


@pytest.fixture(scope="session", autouse=True)
def one_loop() -> Iterator[None]:
    """All that is asked in a test is answered in one event loop, as in the service, and none is begun for each."""
    with start_blocking_portal() as portal, pytest.MonkeyPatch.context() as kept:
        kept.setattr(TestClient, "portal", portal)
        yield


@pytest.fixture(scope="session", autouse=True)
def words_kept() -> Iterator[None]:
    """What is asked of records is put into words once for each kind of database, and not anew for each that is opened.

    In the service it is so by itself: it opens its records once.
    """
    first: dict[str, Engine] = {}

    def alike(url: URL, **said: Any) -> Engine:
        engine = create_engine(url, query_cache_size=MOST_WORDS, **said)
        known = first.setdefault(engine.dialect.name, engine)
        if getattr(known.dialect, "server_version_info", None):
            engine.dialect, engine._compiled_cache = known.dialect, known._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as kept:
        kept.setattr("service.store.engine.create_engine", alike)
        yield


@pytest.fixture(scope="package", autouse=True)
def prepared() -> Iterator[None]:
    """What the service begins is split off a process that has read its code, and reads it once for all tests."""
    with pytest.MonkeyPatch.context() as begun:
        begun.setattr(subprocess, "Popen", Prepared)
        yield
    close_all()


@pytest.fixture(scope="session")
def new_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes new records in a file; each time a copy of ones that were opened once."""
    numbers = count(1)

    def make() -> Settings:
        return _in_folder(tmp_path_factory.mktemp(f"records-{next(numbers)}"))

    pattern = make()
    open_store(pattern, NOW).close()

    def copied(of: Settings = pattern) -> Settings:
        made = make()
        shutil.copytree(of.data, made.data)
        return made

    return copied


def _in_folder(folder: Path) -> Settings:
    data = folder / "data"
    return Settings(data, f"sqlite:///{data / 'placewell.db'}", folder / "root.key", ROOT_KEY)


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """The address of a server. Where none can be had, the tests are left out, and say so, or fail."""
    with ExitStack() as stack:
        try:
            address = stack.enter_context(server())
        except NoServer as reason:
            said = f"NOT TESTED ON POSTGRESQL: {reason}"
            (pytest.fail if os.environ.get(NEEDED) else pytest.skip)(said)
        yield address


@pytest.fixture(scope="session")
def new_postgres(postgres_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    """Makes a new database on the server; each time a copy of one that was opened once."""
    folder = _in_folder(tmp_path_factory.mktemp("postgres"))
    numbers = count(1)
    maintenance = create_engine(postgres_address.format(name="postgres"), isolation_level="AUTOCOMMIT")
    with closing(maintenance.connect()) as connection:

        def make(of: Settings | None = None, pattern: str = "records_1") -> Settings:
            pattern = pattern if of is None else str(url_of(of.database).database)
            name = f"records_{next(numbers)}"
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {pattern} STRATEGY file_copy"))
            return replace(folder, database=postgres_address.format(name=name))

        open_store(make(pattern=EMPTY), NOW).close()
        yield make
    maintenance.dispose()


@pytest.fixture(scope="session")
def laid_out() -> LaidOut:
    """Makes records with what a function lays out in them; each time a copy of ones that were laid out once.

    The function tells of each copy what is in it.
    """
    patterns: dict[tuple[Make, Callable[[Store], object]], Settings] = {}

    def copied(new: Make, lay_out: Callable[[Store], object] = make) -> Settings:
        if (new, lay_out) not in patterns:
            patterns[new, lay_out] = new()
            store = open_store(patterns[new, lay_out], NOW)
            lay_out(store)
            store.close()
        return new(patterns[new, lay_out])

    return copied


@pytest.fixture(params=DATABASES)
def new(request: pytest.FixtureRequest) -> Make:
    """Makes new records, in each database in turn."""
    return request.getfixturevalue(f"new_{'postgres' if request.param == 'postgresql' else 'sqlite'}")  # type: ignore[no-any-return]


@pytest.fixture
def settings(request: pytest.FixtureRequest, new: Make, laid_out: LaidOut) -> Iterator[Settings]:
    """Where new records are; laid out, where the test asks for what was made in them. Their files go with the test."""
    made = laid_out(new) if ASKS_WHAT_WAS_MADE & set(request.fixturenames) else new()
    yield made
    if made.database.startswith("sqlite"):
        shutil.rmtree(made.data.parent)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    """New records, open."""
    opened = open_store(settings, NOW)
    yield opened
    opened.close()


@pytest.fixture(scope="session", params=DATABASES)
def shared(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Records for many tests, each of which keeps nothing."""
    make: Make = request.getfixturevalue(f"new_{'postgres' if request.param == 'postgresql' else 'sqlite'}")
    opened = open_store(make(), NOW)
    yield opened
    opened.close()
