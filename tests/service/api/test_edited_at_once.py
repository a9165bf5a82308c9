"""However many change one record at once, nothing that was kept is lost."""

from __future__ import annotations

import time

import pytest

from service.access.relation import RelationKind as Is
from service.api import answering
from service.api.etag import names
from service.api.resources import children
from tests.service.api.conftest import Running
from tests.service.edited_at_once import Editor, edited


def editors(running: Running) -> list[Editor]:
    browsers = [running.as_(kind) for kind in (Is.REGISTERED_MANAGER, Is.DEPUTY_MANAGER, Is.REGISTERED_MANAGER)]
    return edited(browsers, running.made.residents[0], 3)


def test_nothing_that_several_at_once_were_told_is_kept_is_lost(running: Running) -> None:
    found = editors(running)
    assert [fault for each in found for fault in each.broken] == []
    assert sum(each.kept for each in found) >= 3
    assert sum(each.unmarked for each in found) == 3


def test_the_last_one_simply_winning_would_be_caught(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "names", lambda *_: True)
    assert any("are there" in fault for each in editors(running) for fault in each.broken)


def test_a_record_that_is_looked_at_before_it_is_held_would_be_caught(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a file whoever writes waits for whoever wrote before; elsewhere both would have read the same."""
    if not running.store.engine.dialect.name.startswith("postgres"):
        pytest.skip("there a writer waits for whoever writes before it has read anything")

    def slowly(if_match: str, mark: str) -> bool:
        time.sleep(0.1)
        return names(if_match, mark)

    monkeypatch.setattr(children, "hold_children", lambda *_: None)
    monkeypatch.setattr(answering, "names", slowly)
    assert any("are there" in fault for each in editors(running) for fault in each.broken)
