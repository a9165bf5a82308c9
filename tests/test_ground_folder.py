"""A .venv folder that run.py did not make is never emptied unless somebody said so."""

import builtins
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tests.test_ground import asked_of_pip, ground, make_venv_without_pip

__all__ = ["ground"]


@pytest.fixture
def kept(ground: ModuleType) -> Path:
    """Somebody's own work in a .venv of their own making."""
    make_venv_without_pip(str(ground.VENV))
    work: Path = ground.VENV / "my-own-work"
    work.write_text("mine")
    return work


def at_terminal(ground: ModuleType, monkeypatch: pytest.MonkeyPatch, answer: str) -> list[str]:
    """What is asked from now on; each time that is the answer. An empty one is the end of what is typed."""
    asked: list[str] = []

    def typed(question: str) -> str:
        asked.append(question)
        if not answer:
            raise EOFError
        return answer

    terminal = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr(ground, "sys", SimpleNamespace(**{**vars(sys), "stdin": terminal, "stdout": terminal}))
    monkeypatch.setattr(builtins, "input", typed)
    return asked


@pytest.mark.parametrize("command", ["setup", "demo", "test"])
def test_where_nobody_can_be_asked_the_folder_of_another_is_left_and_the_way_out_said(
    ground: ModuleType, kept: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert ground.main([command]) == 2
    assert kept.read_text() == "mine"
    assert not ground.MARK.exists()
    assert asked_of_pip() == []
    said = capsys.readouterr().err
    assert "Move it away" in said
    assert "python3 run.py setup --replace" in said


@pytest.mark.parametrize("answer", ["n", "", "what?", " no "])
def test_only_a_yes_empties_it(ground: ModuleType, kept: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    asked = at_terminal(ground, monkeypatch, answer)
    assert ground.main(["setup"]) == 2
    assert len(asked) == 1
    assert kept.read_text() == "mine"


@pytest.mark.parametrize("answer", ["y", "Yes"])
def test_a_yes_makes_it_anew(ground: ModuleType, kept: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    at_terminal(ground, monkeypatch, answer)
    assert ground.main(["setup"]) == 0
    assert not kept.exists()
    assert len(asked_of_pip()) == 2


def test_replace_makes_it_anew_without_a_question(ground: ModuleType, kept: Path) -> None:
    assert ground.main(["setup", "--replace"]) == 0
    assert not kept.exists()


def test_a_mistyped_option_of_setup_does_nothing(ground: ModuleType, kept: Path) -> None:
    assert ground.main(["setup", "--replce"]) == 2
    assert kept.exists()


def test_what_run_py_made_is_brought_up_to_date_without_a_question(
    ground: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = at_terminal(ground, monkeypatch, "n")
    assert ground.main(["setup"]) == 0
    ground.MARK.unlink()
    ground.LOCK.write_text("one-library==2\n")
    assert ground.main(["setup"]) == 0
    assert asked == []


@pytest.mark.parametrize("replace", [[], ["--replace"]])
def test_a_link_to_another_folder_is_never_emptied(ground: ModuleType, tmp_path: Path, replace: list[str]) -> None:
    elsewhere = tmp_path / "elsewhere"
    make_venv_without_pip(str(elsewhere))
    ground.VENV.symlink_to(elsewhere)
    before = sorted(elsewhere.iterdir())
    assert ground.main(["setup", *replace]) == 2
    assert sorted(elsewhere.iterdir()) == before


def test_a_link_within_the_folder_is_let_go_of_and_what_it_leads_to_kept(ground: ModuleType, tmp_path: Path) -> None:
    ground.main(["setup"])
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "work").touch()
    (ground.VENV / "link").symlink_to(elsewhere)
    ground.LOCK.write_text("one-library==2\n")
    assert ground.main(["setup"]) == 0
    assert (elsewhere / "work").exists()


def test_emptying_it_unasked_is_caught(ground: ModuleType, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground, "agreed", lambda: True)
    assert ground.main(["setup"]) == 0
    with pytest.raises(FileNotFoundError):
        kept.read_text()
