"""The README shows what Placewell says today, and every command in it is one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from matching.formats import home_workbook, referral_workbook, resident_workbook
from scenarios import storybook
from tests.commands.asking import ask
from tests.commands.readme import README, commands_shown, renewed
from tests.formats.example_residents import told_of

TEXT = README.read_text()
SOON = "--seconds 60 --rounds 0 --moves 20000 --processes 1"
"""Work that keeps every promise of the example, in the place of all that there is time for."""


def test_what_placewell_writes_in_the_readme_is_up_to_date() -> None:
    assert renewed(TEXT) == TEXT, "bring it up to date: python3 -m tests.commands.readme"


def test_the_readmes_commands_work_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in commands_shown(TEXT):
        result = ask(*shlex.split(command.replace("--seconds 4", SOON)))
        assert result.exit_code == 0, f"{command}\n{result.stderr}"
        fill_in(command)
    assert Path("assessment.html").stat().st_size > 10_000


def fill_in(command: str) -> None:
    """What people do between the commands: fill in the forms, for a child whose need the staff are not trained for."""
    needing = storybook.newcomer(needs={"eating_drinking": 2})
    untrained = storybook.home(staff=storybook.staff(lacking=["dysphagia_support"]))
    if command.startswith("home template"):
        Path("home.xlsx").write_bytes(home_workbook.write(untrained))
    elif command.startswith("referral template"):
        Path("referral.xlsx").write_bytes(referral_workbook.write(storybook.referral(child=needing)))
    elif command.startswith("resident template"):
        (only,) = told_of(storybook.group(storybook.two_residents()[:1]))
        Path("child-1.xlsx").write_bytes(resident_workbook.write(only))
    elif command.startswith("gather"):
        Path("later-world.json").write_bytes(Path("world.json").read_bytes())


def test_the_exit_codes_are_those_of_the_help() -> None:
    said = ask("--help").stdout
    codes = re.findall(r"^\| (\d+) \|", TEXT, flags=re.MULTILINE)
    assert sorted(codes) == sorted(re.findall(r"^ (\d+) [a-z]", said, flags=re.MULTILINE))


def test_every_folder_and_file_it_speaks_of_is_there() -> None:
    named = re.findall(r"`((?:matching|scenarios|service|tests)/[a-z_/.]*)`", TEXT)
    assert named
    assert [name for name in named if not (README.parent / name).exists()] == []
