"""A backup made in the middle of work is whole, opens only with its root key, and is put only into a new place."""

from __future__ import annotations

import io
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.errors import BadFile, BadInput
from service.backup import making
from service.backup.copying import counted
from service.backup.encrypted import MARK, PIECE_BYTES, decrypt, encrypt
from service.backup.making import back_up
from service.backup.restoring import restore
from service.records.handing_out import hand_out
from service.sealing.root_key import RootKey, new_root_key, root_key_of
from service.settings import Settings
from service.store.opening import Store, open_store
from tests.service.conftest import EMPTY, NOW, Make
from tests.service.records.made import DAY, WORLD, make
from tests.service.records.test_worlds import in_order
from tests.service.store.test_sealing import add_people, names_in

ROOT = RootKey(bytes(range(32)))


def encrypted(plain: bytes) -> bytes:
    into = io.BytesIO()
    encrypt(ROOT, io.BytesIO(plain), into)
    return into.getvalue()


def decrypted(data: bytes, root: RootKey = ROOT) -> bytes:
    into = io.BytesIO()
    decrypt(root, io.BytesIO(data), into)
    return into.getvalue()


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 2 * PIECE_BYTES])
def test_what_was_encrypted_is_decrypted(size: int) -> None:
    plain = bytes(size)
    assert decrypted(encrypted(plain)) == plain


LONG = encrypted(bytes(2 * PIECE_BYTES + 9))


@given(at=st.integers(len(MARK), len(LONG) - 1))
def test_a_changed_or_shortened_backup_is_refused(at: int) -> None:
    for spoilt in (LONG[:at], LONG[:at] + bytes([LONG[at] ^ 1]) + LONG[at + 1 :]):
        with pytest.raises(BadFile):
            decrypted(spoilt)


def test_pieces_in_another_order_are_refused() -> None:
    start, size = len(MARK) + 32, PIECE_BYTES + 16
    swapped = (
        LONG[:start] + LONG[start + size : start + 2 * size] + LONG[start : start + size] + LONG[start + 2 * size :]
    )
    with pytest.raises(BadFile):
        decrypted(swapped)
    with pytest.raises(BadFile):
        decrypted(LONG[: start + size])


def test_another_root_key_does_not_open_it() -> None:
    with pytest.raises(BadFile, match="another root key"):
        decrypted(encrypted(b"records"), RootKey(bytes(32)))


def restored(settings: Settings, file: Path, to: str) -> Store:
    restore(file, to, root_key_of(settings))
    return open_store(replace(settings, database=to), NOW)


def test_a_restored_backup_hands_out_the_same_world(store: Store, settings: Settings, tmp_path: Path) -> None:
    make(store)
    counts = back_up(store, tmp_path / "records.backup")
    assert counts == counted(store.engine)
    again = restored(settings, tmp_path / "records.backup", f"sqlite:///{tmp_path / 'restored.db'}")
    with again.transaction() as t:
        assert hand_out(t, DAY).world == in_order(WORLD)
    assert counted(again.engine) == counts
    again.close()


def test_records_move_from_a_file_to_a_server(new_sqlite: Make, new_postgres: Make, tmp_path: Path) -> None:
    settings = new_sqlite()
    store = open_store(settings, NOW)
    make(store)
    counts = back_up(store, tmp_path / "records.backup")
    store.close()
    empty = new_postgres(pattern=EMPTY).database
    again = restored(settings, tmp_path / "records.backup", empty)
    with again.transaction() as t:
        assert hand_out(t, DAY).world == in_order(WORLD)
    assert counted(again.engine) == counts
    again.close()


def test_nothing_is_written_over(store: Store, settings: Settings, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("a letter")
    with pytest.raises(BadInput, match="already there"):
        back_up(store, there)
    back_up(store, tmp_path / "records.backup")
    with pytest.raises(BadInput, match="already there"):
        restore(tmp_path / "records.backup", f"sqlite:///{there}", root_key_of(settings))
    with pytest.raises(BadInput, match="already"):
        restore(tmp_path / "records.backup", settings.database, root_key_of(settings))
    assert there.read_text() == "a letter"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["records.backup", "there"]


def test_a_backup_under_another_root_key_restores_nothing(store: Store, tmp_path: Path) -> None:
    back_up(store, tmp_path / "records.backup")
    other = root_key_of(Settings(tmp_path / "d", "", tmp_path / "k", new_root_key()))
    with pytest.raises(BadInput, match="another root key"):
        restore(tmp_path / "records.backup", f"sqlite:///{tmp_path / 'restored.db'}", other)
    assert [path.name for path in tmp_path.iterdir()] == ["records.backup"]


def test_no_words_stand_in_the_clear_in_the_records_or_in_a_backup(new_sqlite: Make, tmp_path: Path) -> None:
    settings = new_sqlite()
    store = open_store(settings, NOW)
    make(store)
    back_up(store, tmp_path / "records.backup")
    store.close()
    kept = [path.read_bytes() for path in (*settings.data.iterdir(), tmp_path / "records.backup")]
    words = {child.name for child in WORLD.children()} | {child.school or "" for child in WORLD.children()}
    words |= {text for child in WORLD.children() for text in (*child.interests, *child.strengths)} - {""}
    assert len(words) > 3
    assert [word for word in words if any(word.encode() in data for data in kept)] == []


Copy = Callable[[Store, Path], None]


def whole_after_a_backup_under_writing(store: Store, settings: Settings, folder: Path, copies: int) -> bool:
    """Whether every backup holds all that had been kept before it was begun, in the order it was written."""
    ended = threading.Event()
    kept: list[str] = []

    def write() -> None:
        while not ended.is_set():
            with store.transaction() as t:
                add_people(t, f"Person {len(kept)}")
            kept.append(f"Person {len(kept)}")

    writer = threading.Thread(target=write)
    writer.start()
    before = []
    try:
        for number in range(copies):
            before.append(len(kept))
            back_up(store, folder / f"{number}.backup")
    finally:
        ended.set()
        writer.join()
    for number, least in enumerate(before):
        again = restored(settings, folder / f"{number}.backup", f"sqlite:///{folder / f'{number}.db'}")
        names = names_in(again)
        again.close()
        if len(names) < least or names != kept[: len(names)]:
            return False
    return True


def test_a_backup_made_while_somebody_writes_is_whole(store: Store, settings: Settings, tmp_path: Path) -> None:
    assert whole_after_a_backup_under_writing(store, settings, tmp_path, copies=5)


def test_a_copy_that_does_not_open_is_no_backup(
    new_sqlite: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = new_sqlite()
    store = open_store(settings, NOW)
    make(store)

    def torn(engine: object, file: Path) -> None:
        """A copy of the bare file, of which the end had not been written yet."""
        whole = (settings.data / "placewell.db").read_bytes()
        shutil.copy(settings.data / "placewell.db", file)
        file.write_bytes(whole[: len(whole) // 2])

    monkeypatch.setattr(making, "copy_to_file", torn)
    with pytest.raises(BadInput, match="the records: "):
        back_up(store, tmp_path / "records.backup")
    assert list(tmp_path.glob("*")) == []
    store.close()
