"""The campaigns that begin processes of their own, at a size for every change, each with a defect it has to find."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from matching.errors import BadInput
from service.backup.copying import copy_to_file
from service.settings import Settings
from service.store import rotating
from service.store.opening import open_store
from tests.campaigns.backup import backed_up
from tests.campaigns.rotate import rotated
from tests.service.conftest import Make
from tests.service.disk_full import Disk, Tried, filled
from tests.service.disk_full import _half_kept as half_kept
from tests.service.killing import lay_out
from tests.service.racing_apart import GONE, KEPT, raced
from tests.service.records.made import NOW
from tests.service.rotating_apart import not_rotated
from tests.service.sent_again import sent_again

linux = pytest.mark.skipif(sys.platform != "linux", reason="the limits of another process are set only there")


def test_a_backup_made_while_decisions_are_signed_has_all_that_was_acknowledged(settings: Settings) -> None:
    signed, broken = backed_up(settings, 2, 1)
    assert broken == []
    assert signed > 0


def test_a_backup_of_an_earlier_moment_would_be_caught(
    new_sqlite: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    honest, old = copy_to_file, tmp_path / "old"

    def stale(source: Any, file: Path) -> None:
        if not old.exists():
            honest(source, old)
        file.write_bytes(old.read_bytes())

    monkeypatch.setattr("service.backup.making.copy_to_file", stale)
    with pytest.raises(BadInput):
        backed_up(new_sqlite(), 6, 1)


def test_a_rotation_killed_while_decisions_are_signed_goes_on_and_leaves_nothing(settings: Settings) -> None:
    _, broken = rotated(settings, 1, 1, Random("small"))
    assert broken == []


def test_a_rotation_that_leaves_a_column_on_an_old_key_would_be_caught(
    new_sqlite: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = new_sqlite()
    lay_out(made)
    store = open_store(made, NOW)
    assert not_rotated(store) == []
    few = [(table, column) for table, column in rotating.sealed_columns() if table.name != "people"]
    monkeypatch.setattr(rotating, "sealed_columns", lambda: iter(few))
    rotating.rotate(store, NOW)
    assert not_rotated(store) != []
    store.close()


@linux
def test_where_the_disk_is_full_what_is_answered_is_there_and_what_is_refused_is_not(new_sqlite: Make) -> None:
    tried = filled(new_sqlite(), 3, Random("small"), [Disk.full])
    assert tried.broken == []
    assert tried.refused.total() > 0


def test_an_answer_that_was_not_kept_would_be_caught(new_sqlite: Make) -> None:
    made = new_sqlite()
    lay_out(made)
    assert half_kept(made, Tried()) == []
    assert half_kept(made, Tried(kept=["0" * 32])) != []


def test_what_is_asked_again_of_a_service_that_was_killed_is_done_once(new_sqlite: Make) -> None:
    sent = sent_again(new_sqlite(), 2, Random("small"))
    assert sent.broken == []
    assert sent.cut > 0


def test_an_answer_kept_in_another_transaction_than_the_work_would_be_caught(new_sqlite: Make) -> None:
    sent = sent_again(new_sqlite(), 2, Random("small"), module="tests.service.forgetting")
    assert "2 were asked and 4 done" in sent.broken


def test_of_those_at_the_last_place_over_several_services_exactly_one_has_it(settings: Settings) -> None:
    assert raced(settings, 1, 6, 2) == [{KEPT: 1, GONE: 5}]
