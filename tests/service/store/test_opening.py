"""Records are opened only with their own root key, and only where what is acknowledged stays."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from matching.errors import BadInput
from service.records.arriving import arrive
from service.records.desk import Desk, at_desk
from service.records.one_child import same_child
from service.sealing.root_key import new_root_key
from service.settings import Settings, settings_from
from service.store import schema, sqlite_safety
from service.store.base import Base, Sealed
from service.store.engine import url_of
from service.store.opening import Store, open_store
from service.store.rows import ROWS
from tests.service.conftest import NOW, Make
from tests.service.records.made import Made, make


def files_in(folder: Path) -> dict[str, str]:
    """Every file with a digest of what it holds."""
    return {str(p): sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_what_was_chosen_is_said(store: Store) -> None:
    said = str(store.standing)
    assert store.engine.dialect.name in said.casefold()
    assert "synchronous full" in said or "synchronous on" in said


@pytest.mark.parametrize(
    ("version", "journal"),
    [
        ("3.37.0", "truncate"),
        ("3.40.1", "truncate"),
        ("3.44.5", "truncate"),
        ("3.44.6", "wal"),
        ("3.45.0", "truncate"),
        ("3.50.6", "truncate"),
        ("3.50.7", "wal"),
        ("3.51.2", "truncate"),
        ("3.51.3", "wal"),
        ("3.52.0", "truncate"),
        ("3.53.0", "wal"),
        ("4.0", "wal"),
    ],
)
def test_write_ahead_is_used_only_where_sqlite_is_known_to_keep_it(version: str, journal: str) -> None:
    assert sqlite_safety.journal_for(sqlite_safety.release_of(version)) == journal


def test_every_sqlite_connection_is_durable_and_keeps_foreign_keys(new_sqlite: Make) -> None:
    store = open_store(new_sqlite(), NOW)
    with store.engine.connect() as one, store.engine.connect() as _:
        one.rollback()
    for _ in range(3):
        with store.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == store.standing.journal
    store.close()


@pytest.mark.parametrize("pragma", ["synchronous = NORMAL", "foreign_keys = OFF"])
def test_a_connection_that_is_less_safe_is_caught(
    new_sqlite: Make, monkeypatch: pytest.MonkeyPatch, pragma: str
) -> None:
    honest = sqlite_safety.prepare

    def defect(connection: object, journal: str) -> None:
        honest(connection, journal)  # type: ignore[arg-type]
        connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]

    monkeypatch.setattr(sqlite_safety, "prepare", defect)
    with pytest.raises(BadInput, match=pragma.split()[0]):
        open_store(new_sqlite(), NOW)


def test_a_server_that_need_not_keep_what_it_acknowledged_is_refused(new_postgres: Make) -> None:
    made = new_postgres()
    with pytest.raises(BadInput, match="synchronous_commit is off"):
        open_store(replace(made, database=f"{made.database}&options=-csynchronous_commit%3Doff"), NOW)


def test_the_tables_are_those_that_the_rows_say(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_every_kind_of_row_is_registered_after_what_it_points_to() -> None:
    assert {row.__tablename__ for row in ROWS} == set(Base.metadata.tables)
    seen: set[str] = set()
    for row in ROWS:
        pointed = {key.column.table.name for key in Base.metadata.tables[row.__tablename__].foreign_keys}
        assert pointed <= seen | {row.__tablename__}
        seen.add(row.__tablename__)


def test_opening_again_changes_nothing(settings: Settings) -> None:
    for _ in range(2):
        opened = open_store(settings, NOW)
        with opened.transaction() as t:
            assert t.keys.newest == 1
        opened.close()


def test_another_root_key_refuses_to_start_and_writes_nothing(new: Make) -> None:
    made = new()
    before = files_in(made.data)
    with pytest.raises(BadInput, match="not the one that these records were sealed with"):
        open_store(replace(made, root_key=new_root_key()), NOW)
    assert files_in(made.data) == before


@pytest.mark.parametrize("there", [True, False], ids=["records", "no records yet"])
def test_a_missing_root_key_refuses_to_start_and_writes_nothing(new_sqlite: Make, tmp_path: Path, there: bool) -> None:
    data = new_sqlite().data if there else tmp_path / "data"
    before = files_in(tmp_path) | files_in(data)
    database = f"sqlite:///{data / 'placewell.db'}"
    with pytest.raises(BadInput, match="placewell keys make"):
        open_store(Settings(data, database, tmp_path / "root.key"), NOW)
    assert files_in(tmp_path) | files_in(data) == before
    assert data.exists() is there


def test_a_root_key_in_the_data_folder_or_beside_the_records_is_refused(tmp_path: Path) -> None:
    for key, where in ((tmp_path / "data" / "sub" / "root.key", "in the data folder"), (tmp_path / "k", "beside")):
        key.parent.mkdir(parents=True, exist_ok=True)
        key.write_text(new_root_key())
        key.chmod(0o600)
        with pytest.raises(BadInput, match=f"stands {where}"):
            open_store(Settings(tmp_path / "data", f"sqlite:///{tmp_path / 'x.db'}", key), NOW)
    assert not (tmp_path / "x.db").exists()


@pytest.mark.skipif(os.name != "posix", reason="only there do files have such modes")
def test_a_root_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    key = tmp_path / "root.key"
    key.write_text(new_root_key())
    key.chmod(0o640)
    with pytest.raises(BadInput, match="chmod 600"):
        open_store(Settings(tmp_path / "data", "sqlite:///x.db", key), NOW)


def test_no_key_is_ever_shown(store: Store, settings: Settings) -> None:
    assert settings.root_key is not None
    assert settings.root_key not in f"{store!r} {settings!r} {store.root!r}"


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "placewell.db"
    file.write_text("a letter, and no database; long enough to be taken for one by its length alone" * 9)
    before = files_in(tmp_path)
    with pytest.raises(BadInput, match="no database"):
        open_store(Settings(tmp_path / "data", f"sqlite:///{file}", tmp_path / "k", new_root_key()), NOW)
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("database", ["sqlite://", "mysql://x", "letters", "sqlite:///:memory:"])
def test_what_is_neither_a_file_nor_postgresql_is_refused(database: str) -> None:
    with pytest.raises(BadInput, match="Use sqlite:///FILE or postgresql://"):
        url_of(database)


def test_a_password_is_in_no_message(tmp_path: Path) -> None:
    given = "postgresql://someone:pear-tree@localhost:1/nowhere?connect_timeout=1"
    with pytest.raises(BadInput) as refused:
        open_store(Settings(tmp_path, given, tmp_path / "k", new_root_key()), NOW)
    assert "pear-tree" not in str(refused.value)


def test_tables_of_a_later_release_are_refused(settings: Settings) -> None:
    opened = open_store(settings, NOW)
    with opened.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    opened.close()
    with pytest.raises(BadInput, match="later release"):
        open_store(settings, NOW)


def test_a_step_that_fails_leaves_the_tables_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from service.store.migrations import growing

    def stop(*_: object) -> None:
        raise RuntimeError("power cut")

    given = Settings(tmp_path / "d", f"sqlite:///{tmp_path / 'd' / 'x.db'}", tmp_path / "k", new_root_key())
    monkeypatch.setattr(growing, "keep_for_ever", stop)
    with pytest.raises(RuntimeError, match="power cut"):
        open_store(given, NOW)
    monkeypatch.undo()
    opened = open_store(given, NOW)
    with opened.engine.connect() as connection:
        assert schema.revision_of(connection) == schema.head()
    opened.close()


FOR_EVER = [row.__tablename__ for row in ROWS if row.KEPT_FOR_EVER]


def test_a_table_that_can_only_grow_refuses_to_forget_anything_clear(store: Store) -> None:
    there = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    }
    with store.engine.connect() as connection:
        found: dict[str, str] = dict(connection.execute(text(there[store.engine.dialect.name])).all())
    for name in FOR_EVER:
        clear = {c.name for c in Base.metadata.tables[name].columns if not isinstance(c.type, Sealed)}
        named = re.search(r"BEFORE UPDATE OF (.*?) ON ", found[f"{name}_changed"])
        assert named is not None
        assert {part.strip('"') for part in named[1].split(", ")} == clear
        assert "BEFORE DELETE ON" in found[f"{name}_removed"]
        assert store.engine.dialect.name == "sqlite" or "BEFORE TRUNCATE ON" in found[f"{name}_emptied"]


def test_without_a_setting_the_key_stands_outside_the_data(tmp_path: Path) -> None:
    usual = settings_from({}, tmp_path)
    assert not usual.root_key_file.is_relative_to(usual.data)
    assert usual.database == f"sqlite:///{tmp_path / '.placewell' / 'data' / 'placewell.db'}"


@pytest.fixture
def made(store: Store) -> Made:
    return make(store)


def test_arrivals_recorded_before_links_were_say_which_records_are_of_one_child(store: Store, made: Made) -> None:
    def came(desk: Desk) -> str:
        return arrive(desk, made.home, made.referral, NOW, None, None)

    own = at_desk(store, made.manager, NOW, came)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE child_links")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0024'")
    schema.bring_up_to_date(store.engine)
    with store.transaction() as t:
        assert same_child(t, own) == tuple(sorted((own, made.referred)))
