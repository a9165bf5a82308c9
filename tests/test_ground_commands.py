"""run.py starts what it is asked to start, and every check to its end."""

import os
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest

import run
from tests import __main__ as checks


@pytest.fixture(autouse=True)
def already_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "prepare", lambda **_: None)
    monkeypatch.setattr(run, "make_first_plan", lambda: None)


@pytest.mark.parametrize("arguments", [[], ["destroy"], ["--help"]])
def test_an_unknown_command_is_answered_with_every_known_one(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run.main(arguments) == 2
    said = capsys.readouterr().err
    assert set(run.COMMANDS) == {"demo", "test", "bench", "campaign", "setup", "lock"}
    assert all(f"\n  {name} " in said for name in run.COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "started"),
    [
        (["demo"], ["-m", "service", "demo"]),
        (["bench", "region"], ["-m", "scenarios.benchmarks", "region"]),
        (["bench"], ["-m", "scenarios.benchmarks"]),
        (["campaign", "night"], ["-m", "tests.campaigns", "night"]),
        (["test", "-k", "night"], ["-m", "tests", "-k", "night"]),
    ],
)
def test_a_command_starts_its_module_in_the_project_folder(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], started: list[str]
) -> None:
    calls: list[list[str]] = []
    monkeypatch.chdir("/")
    monkeypatch.setattr(os, "execv", lambda _, command: calls.append([*command, os.getcwd()]))
    monkeypatch.setattr(subprocess, "call", lambda _: 7)
    assert run.main(arguments) == 7
    assert calls == [[str(run.program("python")), *started, str(run.ROOT)]]


def test_what_one_process_has_compiled_is_kept_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[bool] = []
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(os, "execv", lambda *_: found.append("PYTHONDONTWRITEBYTECODE" in os.environ))
    monkeypatch.setattr(subprocess, "call", lambda _: 0)
    run.main(["test"])
    assert found == [False]


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The checks that were started, in order; in their stead each passes, except that `ruff` finds fault."""
    calls: list[list[str]] = []

    def call(command: list[str], cwd: str) -> int:
        assert cwd == str(run.ROOT)
        calls.append([Path(command[0]).name, *command[1:]])
        return 1 if "ruff" in calls[-1] else 0

    monkeypatch.setattr(subprocess, "call", call)
    return calls


def test_every_check_runs_though_the_first_has_failed(
    called: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert checks.main([]) == 1
    assert [call[0] for call in called] == ["ruff", "ruff", "mypy", "lint-imports", "pytest"]
    summary = [line.split()[:2] for line in capsys.readouterr().out.splitlines()[-5:]]
    assert summary[:3] == [["style", "FAILED,"], ["layout", "FAILED,"], ["types", "passed"]]
    assert [name for name, _ in summary] == [name for name, _ in checks.CHECKS]


def test_all_checks_passing_is_success(called: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "CHECKS", [check for check in checks.CHECKS if "ruff" not in check[1]])
    assert checks.main([]) == 0
    assert len(called) == 3


def test_further_arguments_reach_pytest_alone(called: list[list[str]]) -> None:
    checks.main(["-k", "night"])
    assert called[-1] == [*checks.CHECKS[-1][1], "-k", "night"]
    assert not any("night" in call for call in called[:-1])


def test_the_search_is_made_ready_beside_the_other_checks_and_before_the_first_test(
    called: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    types_begun = threading.Event()
    call: Any = subprocess.call

    def calling(command: list[str], cwd: str) -> int:
        if "--strict" in command:
            types_begun.set()
        return int(call(command, cwd=cwd))

    def make_ready() -> None:
        assert types_begun.wait(60)
        called.append(["ready"])

    monkeypatch.setattr(subprocess, "call", calling)
    monkeypatch.setattr(run, "make_first_plan", make_ready)
    assert checks.main([]) == 1
    assert ["ready"] in called[:-1]
    assert called[-1][0] == "pytest"


def test_programs_are_found_where_windows_keeps_them() -> None:
    assert run.program("ruff", Path("made"), windows=True) == Path("made/Scripts/ruff.exe")
    assert run.program("ruff", Path("made"), windows=False) == Path("made/bin/ruff")


def test_continuous_integration_runs_the_same_checks_as_a_person() -> None:
    script = run.ROOT / ".ci" / "run"
    assert script.read_text().splitlines()[-1] == "python3 run.py test"
    assert os.access(script, os.X_OK)
