"""A campaign can be listed, started by name, and run again exactly as it was."""

from __future__ import annotations

import pkgutil
import subprocess
from collections import Counter
from itertools import repeat
from pathlib import Path

import pytest

import tests.campaigns
from service.settings import Settings
from tests.campaigns import CAMPAIGNS, properties, returns
from tests.campaigns.__main__ import main
from tests.service.disk_full import WAYS, Tried
from tests.service.sent_again import Sent

ALL_WAYS = [way.__name__ for way in WAYS]
NOT_CAMPAIGNS = {"__main__", "campaign", "test_campaigns", "test_every_plan"}


def test_every_campaign_file_is_registered() -> None:
    files = {m.name for m in pkgutil.iter_modules(tests.campaigns.__path__)} - NOT_CAMPAIGNS
    assert files == {c.NAME.replace("-", "_") for c in CAMPAIGNS}


def test_without_a_name_every_campaign_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [c.NAME for c in CAMPAIGNS]


def test_an_unknown_campaign_is_answered_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sleep"]) == 2
    known = ", ".join(campaign.NAME for campaign in CAMPAIGNS)
    assert f"Use one of: {known}." in capsys.readouterr().err


def test_a_campaign_says_how_to_repeat_it_and_the_repeat_starts_the_same_tests(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def call(command: list[str], cwd: Path) -> int:
        started.append(command)
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    assert main(["properties", "-x"]) == 0
    repeat = capsys.readouterr().out.split("campaign ")[1].split()
    assert main([*repeat, "-x"]) == 0
    assert started[0] == started[1]
    assert started[0][-1] == "-x"


def test_the_property_tests_are_asked_for_more_examples_than_usual() -> None:
    command = properties.pytest_command("7", [])
    assert "--hypothesis-profile=explore" in command
    assert command[command.index("-m", 3) + 1] == "hypothesis"


PLACE = Settings(Path("nowhere"), "sqlite:///nowhere", Path("no.key"))
NOTHING_DONE: dict[str, dict[str, object]] = {
    "killed": {"not_found_out": [], "_ledger": (0, [])},
    "backup": {"backed_up": (0, [])},
    "rotate": {"rotated": (0, [])},
    "again": {"sent_again": Sent()},
    "edits": {"_edited": []},
    "disk-full": {"is_found_out": True, "filled": Tried()},
    "worlds": {"_group": (0, 0, [])},
}
"""What comes of each campaign's work, where nothing was done."""


def done_for_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> int:
    (campaign,) = (each for each in CAMPAIGNS if name == each.NAME)
    monkeypatch.setattr(campaign, "each_database", lambda: (each for each in [("nowhere", repeat(PLACE))]))
    for work, comes in NOTHING_DONE[name].items():
        monkeypatch.setattr(campaign, work, lambda *_, comes=comes, **__: comes)
    return main([name])


@pytest.mark.parametrize("name", NOTHING_DONE)
def test_a_campaign_in_which_nothing_was_done_has_found_nothing_and_fails(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert done_for_nothing(name, monkeypatch) == 1
    assert "hollow: not once" in capsys.readouterr().out


def test_a_campaign_that_finds_no_planted_defect_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(NOTHING_DONE, "killed", {"not_found_out": ["a point"], "_ledger": (1, [])})
    monkeypatch.setitem(NOTHING_DONE, "disk-full", {"is_found_out": False, "filled": Tried(["id"], Counter(ALL_WAYS))})
    assert [done_for_nothing(name, monkeypatch) for name in ("killed", "disk-full")] == [1, 1]


def test_without_the_validator_the_campaign_of_returns_says_how_to_get_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["returns"]) == 2
    assert "--python=VALIDATOR/bin/python" in capsys.readouterr().out
    assert "pip install csc-validator-be-903==" in (returns.__doc__ or "")


def test_the_campaign_of_returns_fails_when_a_row_that_a_decision_wrote_is_found_fault_with(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    python = tmp_path / "python"
    python.touch()
    found: dict[str, dict[str, list[int]]] = {}
    answer = {"found": found, "messages": {"435": "no change"}, "run": 9, "failed": []}
    monkeypatch.setattr(returns, "validated", lambda *_: answer)
    assert main(["returns", f"--python={python}", "--children=10"]) == 0
    assert "it finds fault with 0." in capsys.readouterr().out
    found["435"] = {"Episodes": list(range(40))}
    assert main(["returns", f"--python={python}", "--children=10"]) == 1
    assert "435: no change" in capsys.readouterr().out


def test_the_validator_is_asked_about_the_files_that_are_sent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[str] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        asked.extend(Path(part).name for part in command[5:])
        return subprocess.CompletedProcess(command, 0, stdout='{"found": {}, "messages": {}}\n')

    monkeypatch.setattr(subprocess, "run", run)
    (tmp_path / "header.csv").touch()
    (tmp_path / "python").touch()
    assert main(["returns", f"--python={tmp_path / 'python'}", f"--return={tmp_path}"]) == 0
    assert asked == ["header.csv"]
