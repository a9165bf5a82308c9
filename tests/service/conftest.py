"""Records to test on, in each database there is: every promise is held on both."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from service.receiving import apart
from service.sealing.root_key import new_root_key
from service.settings import Settings
from service.store.opening import Store, open_store
from tests.service.postgres import NEEDED, NoServer, server

DATABASES = ("sqlite", "postgresql")
NOW = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
ROOT_KEY = new_root_key()

Make = Callable[..., Settings]
PATIENT = 600
"""Seconds: a machine that is busy with something else is no hostile file."""
EMPTY = "template0"
"""The pattern of a PostgreSQL database that has nothing in it."""


@pytest.fixture(scope="session", autouse=True)
def patience() -> Iterator[None]:
    """Reading a file apart is waited for however busy the machine is."""
    with pytest.MonkeyPatch.context() as waited:
        waited.setattr(apart, "SECONDS", PATIENT)
        yield


@pytest.fixture(scope="session")
def new_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes new records in a file; each time a copy of ones that were opened once."""
    numbers = count(1)

    def make() -> Settings:
        return _in_folder(tmp_path_factory.mktemp(f"records-{next(numbers)}"))

    pattern = make()
    open_store(pattern, NOW).close()

    def copied() -> Settings:
        made = make()
        shutil.copytree(pattern.data, made.data)
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
def new_postgres(postgres_address: str, tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes a new database on the server; each time a copy of one that was opened once."""
    folder = _in_folder(tmp_path_factory.mktemp("postgres"))
    numbers = count(1)

    def make(pattern: str = "records_1") -> Settings:
        name = f"records_{next(numbers)}"
        maintenance = create_engine(postgres_address.format(name="postgres"), isolation_level="AUTOCOMMIT")
        with maintenance.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {pattern}"))
        maintenance.dispose()
        return replace(folder, database=postgres_address.format(name=name))

    open_store(make(EMPTY), NOW).close()
    return make


@pytest.fixture(params=DATABASES)
def new(request: pytest.FixtureRequest) -> Make:
    """Makes new records, in each database in turn."""
    return request.getfixturevalue(f"new_{'postgres' if request.param == 'postgresql' else 'sqlite'}")  # type: ignore[no-any-return]


@pytest.fixture
def settings(new: Make) -> Settings:
    """Where new records are."""
    return new()


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
