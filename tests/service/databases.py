"""New records on each database there is, for campaigns."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Generator, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from service.sealing.root_key import new_root_key
from service.settings import Settings
from tests.service.postgres import server


def each_database() -> Generator[tuple[str, Iterator[Settings]], None, None]:
    """The name of each, and places for new records on it, without end."""
    with tempfile.TemporaryDirectory() as folder:
        yield "SQLite", _in_files(Path(folder))
    with server() as address, tempfile.TemporaryDirectory() as folder:
        yield "PostgreSQL", _on_a_server(address, Path(folder))


def copied(settings: Settings) -> Settings:
    """Another copy of records that nobody has open."""
    url, number = make_url(settings.database), next(COPIES)
    if url.get_backend_name() == "sqlite":
        data = Path(f"{settings.data}-{number}")
        shutil.copytree(settings.data, data)
        return replace(settings, data=data, database=settings.database.replace(str(settings.data), str(data)))
    name = f"{url.database}_{number}"
    _say(
        settings.database.replace(f"/{url.database}?", "/postgres?"), f"CREATE DATABASE {name} TEMPLATE {url.database}"
    )
    return replace(settings, database=settings.database.replace(f"/{url.database}?", f"/{name}?"))


COPIES = count(1)


def _in_files(folder: Path) -> Iterator[Settings]:
    for number in count(1):
        place = folder / str(number)
        yield _settings(place, f"sqlite:///{place / 'data' / 'placewell.db'}")


def _on_a_server(address: str, folder: Path) -> Iterator[Settings]:
    for number in count(1):
        _say(address.format(name="postgres"), f"CREATE DATABASE records_{number}")
        yield _settings(folder / str(number), address.format(name=f"records_{number}"))


def _settings(place: Path, database: str) -> Settings:
    place.mkdir(parents=True, exist_ok=True)
    return Settings(place / "data", database, place / "root.key", new_root_key())


def _say(address: str, statement: str) -> None:
    """Where no transaction can be."""
    maintenance = create_engine(address, isolation_level="AUTOCOMMIT")
    with maintenance.connect() as connection:
        connection.execute(text(statement))
    maintenance.dispose()
