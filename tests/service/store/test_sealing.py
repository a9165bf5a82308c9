"""What is sealed opens only with its key and only in its place, and is sealed anew while others work."""

from __future__ import annotations

import threading
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import LargeBinary, cast, func, select, update
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from service.sealing import sealed as sealing
from service.sealing.keyring import Keyring
from service.sealing.root_key import RootKey
from service.sealing.sealed import CannotOpen, Spot, number_of, seal, unseal
from service.settings import Settings
from service.store import opening
from service.store.base import Base
from service.store.opening import Store, Transaction, open_store
from service.store.rotating import rotate, sealed_columns
from service.store.rows import DataKeyRow, OrganisationRow, PersonRow
from service.store.rows.organisation import Kind
from tests.service.conftest import NOW, Make
from tests.service.store.moved_words import that_open

KEY = bytes(range(32))
spots = st.builds(Spot, *(st.text(st.characters(codec="utf-8"), max_size=6) for _ in range(3)))


@given(plain=st.binary(max_size=60), spot=spots)
def test_what_is_sealed_opens_in_its_place(plain: bytes, spot: Spot) -> None:
    sealed = seal(7, KEY, spot, plain)
    assert unseal(KEY, spot, sealed) == plain
    assert number_of(sealed) == 7
    assert len(plain) < 5 or plain not in sealed


@given(spot=spots, other=spots)
def test_it_opens_in_no_other_place(spot: Spot, other: Spot) -> None:
    if spot != other:
        with pytest.raises(CannotOpen):
            unseal(KEY, other, seal(1, KEY, spot, b"words"))


def opening_elsewhere() -> list[str]:
    """Of words sealed in places that differ in one part or in several, those that open in another of them."""
    places = [Spot(*parts) for parts in product(("children", "people"), ("name", "record"), ("1", "2"))]
    sealed = {spot: seal(1, KEY, spot, b"words") for spot in places}
    return that_open(permutations(places, 2), lambda one, other: unseal(KEY, other, sealed[one]))


def test_no_words_open_in_each_others_places() -> None:
    assert opening_elsewhere() == []


@pytest.mark.parametrize("part", Spot._fields)
def test_words_that_are_not_bound_to_a_part_of_their_place_are_caught(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = sealing._bound_to
    monkeypatch.setattr(sealing, "_bound_to", lambda prefix, spot: honest(prefix, spot._replace(**{part: ""})))
    assert opening_elsewhere() != []


@given(at=st.integers(0, 200), bit=st.integers(0, 7))
def test_a_single_changed_bit_is_noticed(at: int, bit: int) -> None:
    spot = Spot("children", "name", "1")
    sealed = bytearray(seal(1, KEY, spot, b"some words that are long enough to have many bits"))
    sealed[at % len(sealed)] ^= 1 << bit
    with pytest.raises(CannotOpen):
        unseal(KEY, spot, bytes(sealed))


def test_words_cut_short_anywhere_are_noticed() -> None:
    spot = Spot("children", "name", "1")
    sealed = seal(1, KEY, spot, b"Asha")
    for end in range(len(sealed)):
        with pytest.raises(CannotOpen):
            unseal(KEY, spot, sealed[:end])


def test_the_same_words_are_never_sealed_alike() -> None:
    spot = Spot("children", "name", "1")
    assert len({seal(1, KEY, spot, b"Asha") for _ in range(50)}) == 50


def add_people(t: Transaction, *names: str) -> list[str]:
    """People of one organisation, each sealed; their ids."""
    organisation = t.session.scalars(select(OrganisationRow)).first()
    if organisation is None:
        organisation = OrganisationRow(kind=Kind.PROVIDER, name="Larkbeck Care")
        t.session.add(organisation)
        t.session.flush()
    ids = [f"{number:032x}" for number in range(count_of(t), count_of(t) + len(names))]
    for id, name in zip(ids, names, strict=True):
        sealed = t.seal(PersonRow, id, "name", name)
        t.session.add(PersonRow(id=id, organisation_id=organisation.id, name=sealed))
    t.session.flush()
    return ids


def count_of(t: Transaction) -> int:
    return t.session.scalar(select(func.count()).select_from(PersonRow)) or 0


def names_in(store: Store) -> list[str]:
    with store.transaction() as t:
        return [t.words(row, "name") for row in t.session.scalars(select(PersonRow).order_by(PersonRow.id))]


def keys_of(store: Store) -> list[int]:
    with store.transaction() as t:
        return list(t.session.scalars(select(DataKeyRow.number)))


def test_nothing_in_the_clear_can_be_kept_in_a_sealed_column(store: Store) -> None:
    in_the_clear = update(PersonRow).values(name=b"Asha in the clear, at some length")
    with store.transaction() as t, pytest.raises(StatementError, match="Only what is sealed"):
        t.session.execute(in_the_clear)


def test_words_moved_to_another_row_do_not_open(store: Store) -> None:
    with store.transaction() as t:
        one, other = add_people(t, "Asha", "Bron")
        moved = t.session.get_one(PersonRow, one).name
        t.session.execute(update(PersonRow).where(PersonRow.id == other).values(name=moved))
        t.session.expire_all()
        with pytest.raises(CannotOpen, match=f"people.name of row {other}"):
            t.words(t.session.get_one(PersonRow, other), "name")


def test_every_column_of_words_about_people_is_sealed() -> None:
    sealed = {(table.name, column.name) for table, column in sealed_columns()}
    named = {(table.name, c.name) for table in Base.metadata.tables.values() for c in table.columns}
    words = {"record", "document", "report", "salt", "private", "password", "secret"}
    further = {("people", "name"), ("child_versions", "name"), ("kept_answers", "body"), ("readiness_plans", "plan")}
    further |= {("solves", column) for column in ("question", "answer", "reasons")}
    further |= {("statements", "words")}
    assert {place for place in named if place[1] in words} | further == sealed


def test_rotation_leaves_nothing_on_the_old_key_and_every_word_readable(store: Store) -> None:
    names = [f"Person {n}" for n in range(25)]
    with store.transaction() as t:
        add_people(t, *names)
    assert rotate(store, NOW, at_once=4) == 25
    assert keys_of(store) == [2]
    assert names_in(store) == names
    assert on_key(store) == {2}
    assert rotate(store, NOW) == 25
    assert keys_of(store) == [3]


def on_key(store: Store) -> set[int]:
    with store.transaction() as t:
        return {number_of(sealed) for sealed in t.session.scalars(select(cast(PersonRow.name, LargeBinary)))}


class Stopped(Exception):
    """The rotation was killed."""


@pytest.mark.parametrize("after", [1, 2, 5])
def test_a_rotation_that_was_stopped_goes_on_where_it_was(settings: Settings, after: int) -> None:
    store = open_store(settings, NOW)
    names = [f"Person {n}" for n in range(22)]
    with store.transaction() as t:
        add_people(t, *names)

    def stop(done: int) -> None:
        if done >= after * 4:
            raise Stopped

    with pytest.raises(Stopped):
        rotate(store, NOW, stop, at_once=4)
    store.close()
    store = open_store(settings, NOW)
    assert names_in(store) == names
    assert keys_of(store) == [1, 2]
    assert rotate(store, NOW, at_once=4) == 22 - after * 4
    assert keys_of(store) == [2]
    assert names_in(store) == names
    store.close()


def written_beside(store: Store) -> list[str]:
    """Rotate while somebody writes without pause; the names written, of which every one must be readable after."""
    with store.transaction() as t:
        add_people(t, *(f"Person {n}" for n in range(30)))
    written: list[str] = []
    ended = threading.Event()

    def write() -> None:
        while not ended.is_set() and len(written) < 60:
            with store.transaction() as t:
                add_people(t, f"Later {len(written)}")
            written.append(f"Later {len(written)}")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(3):
            rotate(store, NOW, at_once=3)
    finally:
        ended.set()
        writer.join()
    return written


def test_what_is_written_beside_a_rotation_stays_readable(store: Store) -> None:
    written = written_beside(store)
    assert names_in(store) == [*(f"Person {n}" for n in range(30)), *written]
    assert keys_of(store) == [4]


def survives_a_slow_writer(store: Store, wait_seconds: float) -> bool:
    """Whether words are readable that somebody began to write before a rotation and kept only after it."""
    with store.transaction() as t:
        rotation = threading.Thread(target=rotate, args=(store, NOW))
        rotation.start()
        rotation.join(wait_seconds)
        add_people(t, "Slowly written")
    rotation.join()
    try:
        return names_in(store) == ["Slowly written"]
    except CannotOpen:
        return False


def test_a_rotation_waits_for_whoever_still_seals_with_the_old_key(store: Store) -> None:
    assert survives_a_slow_writer(store, wait_seconds=0.3)
    assert on_key(store) == {2}


def test_a_rotation_that_does_not_wait_is_caught(new_postgres: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def held_by_nobody(session: Session, root: RootKey) -> Keyring:
        rows = session.execute(select(DataKeyRow.number, DataKeyRow.wrapped)).all()
        return Keyring(lambda: {number: root.unwrap(number, wrapped) for number, wrapped in rows})

    monkeypatch.setattr(opening, "keyring_of", held_by_nobody)
    store = open_store(new_postgres(), NOW)
    assert not survives_a_slow_writer(store, wait_seconds=60)
    store.close()
