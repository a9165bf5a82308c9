"""The records as a whole, at the terminal: their keys, their ledgers, a copy of them."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from service.commands.exits import BAD_INPUT, NOTHING_TO_HOLD_AGAINST, TAMPERED
from service.settings import DATA, DATABASE, ROOT_KEY, ROOT_KEY_FILE
from tests.commands.asking import ask, lay_out_records


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which there are records, a checkpoint and a backup of them."""
    monkeypatch.delenv(DATABASE, raising=False)
    lay_out_records(tmp_path, monkeypatch)
    return tmp_path


def test_without_a_root_key_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (DATA, DATABASE, ROOT_KEY, ROOT_KEY_FILE):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    for command in ("doctor", "verify", "keys rotate", "backup x.backup"):
        refused = ask(*command.split())
        assert refused.exit_code == BAD_INPUT
        assert "placewell keys make" in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_root_key_is_made_once_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ROOT_KEY, raising=False)
    monkeypatch.setenv(ROOT_KEY_FILE, str(tmp_path / "keys" / "root.key"))
    monkeypatch.setenv(DATA, str(tmp_path / "data"))
    made = ask("keys", "make")
    assert made.exit_code == 0, made.output
    file = tmp_path / "keys" / "root.key"
    assert os.name != "posix" or stat.S_IMODE(file.stat().st_mode) == 0o600
    key = file.read_text()
    assert key.strip() not in made.output
    assert ask("keys", "make").exit_code == BAD_INPUT
    assert file.read_text() == key
    assert ask("doctor").exit_code == 0


def test_a_root_key_is_not_made_in_the_data_folder(records: Path) -> None:
    refused = ask("keys", "make", records / "records" / "root.key")
    assert refused.exit_code == BAD_INPUT
    assert "data folder" in refused.stderr
    assert not (records / "records" / "root.key").exists()


def test_a_ledger_held_against_nothing_says_what_cannot_be_excluded(records: Path) -> None:
    found = ask("verify")
    assert found.exit_code == NOTHING_TO_HOLD_AGAINST
    assert "cannot be excluded" in found.stderr


def test_a_checkpoint_of_another_ledger_is_told(records: Path) -> None:
    foreign = (records / "checkpoint.txt").read_text().replace("placewell/", "placewell/0", 1)
    (records / "checkpoint.txt").write_text(foreign)
    assert ask("verify", "--checkpoint", records / "checkpoint.txt").exit_code == BAD_INPUT


def test_records_put_back_to_before_a_checkpoint_are_found(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (records / "checkpoint.txt").read_text().splitlines()
    lines[1] = "7"
    (records / "checkpoint.txt").write_text("\n".join(lines) + "\n")
    found = ask("verify", "--checkpoint", records / "checkpoint.txt")
    assert found.exit_code == TAMPERED
    assert "the last entries were taken away: there were 7" in found.stdout


def test_a_ledger_written_out_is_checked_by_the_program_beside_it_with_python_alone(records: Path) -> None:
    made = ask("ledgers", records / "out")
    assert made.exit_code == 0, made.output
    (ledger,) = (records / "out").glob("*.ledger")
    program = [sys.executable, "-I", "-S", str(records / "out" / "verify_ledger.py"), str(ledger)]
    kept = ["--checkpoint", str(records / "checkpoint.txt"), "--checkpoint", str(ledger.with_suffix(".checkpoint"))]
    assert subprocess.run([*program, *kept], check=False, cwd=records).returncode == 0
    assert subprocess.run(program, check=False, cwd=records).returncode == NOTHING_TO_HOLD_AGAINST


def test_what_was_backed_up_can_be_restored_and_used(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = ask("backup", records / "new.backup")
    assert made.exit_code == 0, made.output
    restored = ask("restore", records / "new.backup", "--to", records / "again.db")
    assert restored.exit_code == 0, restored.output
    assert "cannot be excluded" in restored.stderr
    monkeypatch.setenv(DATABASE, f"sqlite:///{records / 'again.db'}")
    assert ask("verify", "--checkpoint", records / "checkpoint.txt").exit_code == 0


def test_nothing_is_restored_beside_the_root_key(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = records / "keys" / "root.key"
    key.parent.mkdir()
    key.write_text(os.environ[ROOT_KEY])
    key.chmod(0o600)
    monkeypatch.delenv(ROOT_KEY)
    monkeypatch.setenv(ROOT_KEY_FILE, str(key))
    refused = ask("restore", next(records.glob("*.backup")), "--to", key.parent / "again.db")
    assert (refused.exit_code, "beside the records" in refused.stderr) == (BAD_INPUT, True)
    assert list(key.parent.iterdir()) == [key]


def test_a_missing_backup_is_told_with_the_way_out(records: Path) -> None:
    refused = ask("restore", records / "none.backup", "--to", records / "again.db")
    assert refused.exit_code == BAD_INPUT
    assert not (records / "again.db").exists()
