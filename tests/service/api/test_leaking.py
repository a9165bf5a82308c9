"""What people ask at random brings no word of a child to who may not see it, nor into what is written beside it."""

from __future__ import annotations

import logging
from pathlib import Path
from random import Random

import pytest

from service.records import desk, sendings
from service.records.audit import note
from service.records.desk import Desk
from service.store.opening import Store
from tests.service.api.asking import ROUTES
from tests.service.api.conftest import Running
from tests.service.api.fitting import begun_in
from tests.service.api.leaking import Searched, everything_heard, mark_all, searching, words_of
from tests.service.records.made import WORLD, make

FEW = 6
SENDINGS, HOMES = (
    tuple(route for route in ROUTES if route.path == path and route.method == "GET")
    for path in ("/authority/referrals/{referral}/sendings", "/homes")
)
(NAME, *_) = words_of(0)


@pytest.fixture
def store(store_in_file: Store) -> Store:
    return store_in_file


@pytest.fixture
def running(store: Store) -> Running:
    found = Running(store, make(store))
    mark_all(found)
    return found


def searched(running: Running, folder: Path, routes: tuple[object, ...] = ROUTES) -> Searched:
    with everything_heard(folder) as heard:
        asked = searching(running, begun_in(running.store, running.made), Random("small"))
        asked.asks(routes, FEW).looks_round(heard)  # type: ignore[arg-type]
    return asked


def test_no_word_of_a_child_comes_out_to_who_may_not_see_it(running: Running, tmp_path: Path) -> None:
    found = searched(running, tmp_path)
    assert found.broken == []
    assert found.searched > 0


def test_a_word_in_an_answer_would_be_found(running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = sendings.sent

    def defect(desk: Desk, id: str) -> tuple[sendings.Sent, ...]:
        return (*honest(desk, id), sendings.Sent(f"SC1 {NAME}", WORLD.as_at, None))

    monkeypatch.setattr(sendings, "sent", defect)
    assert any("told placement officer" in fault for fault in searched(running, tmp_path, SENDINGS).broken)


def test_a_word_in_the_log_or_in_a_file_would_be_found(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def defect(t: object, lines: object) -> None:
        logging.getLogger("placewell").warning("looked at %s", NAME)
        (tmp_path / "left").write_text("nothing")
        note(t, lines)  # type: ignore[arg-type]

    monkeypatch.setattr(desk, "note", defect)
    broken = searched(running, tmp_path, HOMES).broken
    assert "the log has a word of a child" in broken
    assert any(fault.startswith("left was left") for fault in broken)
