"""Brings a database's tables to the shape that this release knows, step by step, all or nothing."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from matching.errors import BadInput, Problem
from service.store.engine import place_of

LOCK = 7_102_266
"""Any number, as long as nothing else locks it: two that start at once must not both change the tables."""


def bring_up_to_date(engine: Engine) -> None:
    """Every step not yet taken. Raises BadInput when a later release has shaped the tables; then nothing is changed."""
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        found = revision_of(connection)
        if found is not None and found not in known_revisions():
            what = "a later release of Placewell has shaped its tables"
            raise BadInput([Problem(place_of(engine.url), what, "Use that release or a later one.")])
        if found != head():
            command.upgrade(config(connection), "head")


def revision_of(connection: Connection) -> str | None:
    """The last step taken; None for a database without tables."""
    return MigrationContext.configure(connection).get_current_revision()


def known_revisions() -> set[str]:
    """Every step that this release knows."""
    return {script.revision for script in _steps().walk_revisions()}


def head() -> str | None:
    """The last step that this release knows."""
    return _steps().get_current_head()


@cache
def _steps() -> ScriptDirectory:
    """The steps, read once: a release has the same ones for as long as it runs."""
    return ScriptDirectory.from_config(config(None))


def config(connection: Connection | None) -> Config:
    """What alembic is told: where the steps are, and the open transaction in which to take them."""
    made = Config()
    made.set_main_option("script_location", str(files("service.store") / "migrations").replace("%", "%%"))
    made.attributes["connection"] = connection
    return made
