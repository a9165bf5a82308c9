"""Whatever is asked at random, each child shown has its line, once; and where no line can be written none is shown."""

from __future__ import annotations

from random import Random

import pytest

from service.records import desk
from service.records.audit import note
from service.store.opening import Store
from tests.service.api.conftest import Running
from tests.service.audited import Audited


@pytest.fixture
def store(store_in_file: Store) -> Store:
    return store_in_file


def test_each_child_shown_has_its_line_once_and_without_an_audit_none_is_shown(running: Running) -> None:
    found = Audited(running, Random("small")).asks(25).asks_without(10)
    assert found.broken == []
    assert found.shown >= 5


def test_a_list_that_writes_one_line_for_all_it_shows_would_be_caught(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "note", lambda t, lines: note(t, lines[:1]))
    broken = Audited(running, Random("small")).asks(20).broken
    assert any("without its line" in fault for fault in broken)
