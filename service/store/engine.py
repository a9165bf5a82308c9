"""An engine for a database, set for safety: SQLite in one file, or PostgreSQL by its address."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from matching.errors import BadInput, Problem
from service.settings import DATABASE
from service.store import postgres_safety, sqlite_safety
from service.store.standing import Standing

USE = "Use sqlite:///FILE or postgresql://USER@HOST/DATABASE."

ONLY_READS = "only_reads"
"""Set of a connection on which nothing is to be written."""


def url_of(database: str) -> URL:
    """The address of a database. Raises BadInput for one that is neither SQLite in a file nor PostgreSQL."""
    try:
        url = make_url(database)
    except ArgumentError:
        raise BadInput([Problem(DATABASE, "it is no address of a database", USE)]) from None
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "sqlite" or file_of(url) is None:
        raise BadInput([Problem(DATABASE, "it is neither an SQLite file nor PostgreSQL", USE)])
    return url.set(drivername="sqlite+pysqlite")


def file_of(url: URL) -> Path | None:
    """The file of an SQLite database; None for a database on a server or in memory."""
    named = url.get_backend_name() == "sqlite" and url.database not in {None, "", ":memory:"}
    return Path(str(url.database)) if named else None


def make_engine(url: URL) -> Engine:
    """The engine, which opens nothing yet. In SQLite who may write holds that right from the beginning.

    What is told of a fault repeats nothing that was to be written.
    """
    if file_of(url) is None:
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    engine = create_engine(url, hide_parameters=True)
    journal = sqlite_safety.journal_for(sqlite_safety.release_of(sqlite3.sqlite_version))

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: object) -> None:
        sqlite_safety.prepare(connection, journal)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get(ONLY_READS) else "BEGIN IMMEDIATE")

    return engine


def standing_of(engine: Engine) -> Standing:
    """What the database turned out to be. Raises BadInput where it is not as safe as it was asked to be."""
    with reached(engine) as connection:
        found, wrong = _sqlite(connection) if engine.dialect.name == "sqlite" else _postgres(connection)
    if wrong:
        way_out = "Set it so: what is acknowledged must be there after a power cut."
        raise BadInput(Problem(place_of(engine.url), each, way_out) for each in wrong)
    return found


@contextmanager
def reached(engine: Engine) -> Iterator[Connection]:
    """A connection. Raises BadInput, without the words of the server, when the database cannot be reached."""
    try:
        with engine.connect() as connection:
            yield connection
    except DBAPIError as trouble:
        what = f"it cannot be opened ({type(trouble.orig).__name__})"
        raise BadInput(
            [Problem(place_of(engine.url), what, "See that it is there and that you may open it.")]
        ) from None


def place_of(url: URL) -> str:
    """The file, or the address without its password."""
    return str(file_of(url) or url.render_as_string(hide_password=True))


def _sqlite(connection: Connection) -> tuple[Standing, list[str]]:
    version = sqlite3.sqlite_version
    release = sqlite_safety.release_of(version)
    journal = sqlite_safety.journal_for(release)
    wrong = sqlite_safety.shortcomings(connection, journal)
    if release < sqlite_safety.OLDEST:
        wrong.append(f"SQLite {version} is too old")
    why = f"SQLite {version} can lose writes in write-ahead mode, so an ordinary journal is used."
    notes = (why,) if sqlite_safety.may_lose_writes_ahead(release) else ()
    return Standing(f"SQLite {version}", place_of(connection.engine.url), journal, "full", notes), wrong


def _postgres(connection: Connection) -> tuple[Standing, list[str]]:
    version = connection.exec_driver_sql("SHOW server_version").scalar()
    synchronous = str(connection.exec_driver_sql("SHOW synchronous_commit").scalar())
    place = place_of(connection.engine.url)
    return Standing(f"PostgreSQL {version}", place, "write-ahead", synchronous), postgres_safety.shortcomings(
        connection
    )
