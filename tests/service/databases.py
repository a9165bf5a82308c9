"""New records on each database there is, for campaigns."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine, text

from service.sealing.root_key import new_root_key
from service.settings import Settings
from tests.service.postgres import server


def each_database() -> Generator[tuple[str, Iterator[Settings]], None, None]:
    """The name of each, and places for new records on it, without end."""
    with tempfile.TemporaryDirectory() as folder:
        yield "SQLite", _in_files(Path(folder))
    with server() as address, tempfile.TemporaryDirectory() as folder:
        yield "PostgreSQL", _on_a_server(address, Path(folder))


def _in_files(folder: Path) -> Iterator[Settings]:
    for number in count(1):
        place = folder / str(number)
        yield _settings(place, f"sqlite:///{place / 'data' / 'placewell.db'}")


def _on_a_server(address: str, folder: Path) -> Iterator[Settings]:
    for number in count(1):
        maintenance = create_engine(address.format(name="postgres"), isolation_level="AUTOCOMMIT")
        with maintenance.connect() as connection:
            connection.execute(text(f"CREATE DATABASE records_{number}"))
        maintenance.dispose()
        yield _settings(folder / str(number), address.format(name=f"records_{number}"))


def _settings(place: Path, database: str) -> Settings:
    place.mkdir(parents=True, exist_ok=True)
    return Settings(place / "data", database, place / "root.key", new_root_key())
