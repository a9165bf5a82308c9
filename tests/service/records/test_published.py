"""Homes are read once, and what was read before is never shown once something of it has changed."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from matching.world.home import Home
from service.records import published as kept
from service.records.desk import at_desk
from service.records.published import kept_market, published
from service.records.taking_in import take_in_home
from service.records.versions import Writing, from_both, from_words
from service.store.opening import Store
from tests.service.conftest import Make
from tests.service.records.made import DAY, NOW, WORLD, Made, make

HOME = WORLD.homes[0]


@pytest.fixture
def new(new_sqlite: Make) -> Make:
    """On one database alone."""
    return new_sqlite


@pytest.fixture
def made(store: Store) -> Made:
    return make(store)


def all_homes(store: Store, made: Made) -> kept.Homes:
    return at_desk(store, made.officer, NOW, published)


def rewrite(store: Store, home: Home, undone: bool = False) -> None:
    """A new version of the home, or one that is undone before it is kept, having been read."""
    with store.transaction() as t:
        take_in_home(Writing(t, DAY, NOW), home)
        if undone:
            kept._last[0] = kept.Read(now := kept._in_force(t, DAY), kept._since(t, DAY, now, kept._last[0]))
            t.session.rollback()


def changed(name: str) -> Home:
    return HOME.model_copy(update={"name": name})


def test_homes_that_have_not_changed_are_the_very_same_and_made_ready_once(store: Store, made: Made) -> None:
    first, again = all_homes(store, made), all_homes(store, made)
    assert first is again
    assert kept_market(first, DAY) is kept_market(again, DAY)
    assert kept_market(first, DAY) is not kept_market(first, DAY + timedelta(days=1))


def told(store: Store, made: Made) -> list[str]:
    all_homes(store, made)
    rewrite(store, changed("Another Name"))
    return [home.name for home in all_homes(store, made)]


def test_what_has_changed_since_is_read_again(store: Store, made: Made) -> None:
    assert told(store, made) == ["Another Name"]


def test_the_test_of_what_changed_catches_homes_that_are_kept_whatever_comes(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_homes(store, made)
    monkeypatch.setattr(kept, "_in_force", lambda t, day: kept._last[0].of)
    assert told(store, made) == [HOME.name]


def test_what_was_read_and_then_undone_is_never_told(store: Store, made: Made) -> None:
    all_homes(store, made)
    rewrite(store, changed("Undone"), undone=True)
    rewrite(store, changed("Kept"))
    assert [home.name for home in all_homes(store, made)] == ["Kept"]


def test_of_several_homes_only_the_one_that_changed_is_read(store: Store, made: Made) -> None:
    with store.transaction() as t:
        take_in_home(Writing(t, DAY, NOW), HOME.model_copy(update={"urn": "SC999999"}))
    first = all_homes(store, made)
    rewrite(store, changed("Another Name"))
    then = all_homes(store, made)
    assert [home.name for home in then] == ["Another Name", HOME.name]
    assert then[1] is first[1]


@pytest.mark.parametrize("ending", ["", "\n "])
def test_a_home_put_together_from_two_texts_is_the_home(ending: str) -> None:
    words = HOME.model_dump_json(exclude={"statement"})
    statement = HOME.statement.model_dump_json()
    assert from_both(Home, words + ending, "statement", statement) == HOME
    assert from_both(Home, words, "statement", statement) == from_words(
        Home, words, {"statement": json.loads(statement)}
    )
