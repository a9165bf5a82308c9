"""Two checks of one referral can be compared, from saved reports or from worlds."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from matching.formats import json_world
from matching.rule import sentence
from matching.rules import registered_ages
from scenarios import storybook
from tests.commands.asking import GOOD, ask


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Path, Path]:
    """The ordinary check, and one made when the child was found to be younger than the home is registered for."""
    ordinary, younger = tmp_path / "before.json", tmp_path / "after.json"
    born_later = storybook.child("C-NEW", "Tamsin", date(2019, 5, 3))
    world = storybook.world(referral=storybook.referral(child=born_later))
    (tmp_path / "world.json").write_bytes(json_world.write(world))
    ask("check", GOOD, "--format", "json", "--out", ordinary)
    ask("check", tmp_path / "world.json", "--format", "json", "--out", younger)
    return ordinary, younger


def test_two_saved_reports_are_compared(reports: tuple[Path, Path]) -> None:
    said = " ".join(ask("compare", *reports).stdout.split())
    assert "Findings that differ" in said
    assert f"{sentence(registered_ages)}: outcome “not met”, not “met”" in said


def test_a_saved_report_can_be_compared_with_a_world(reports: tuple[Path, Path], tmp_path: Path) -> None:
    from_reports = ask("compare", *reports, "--format", "json")
    from_worlds = ask("compare", GOOD, tmp_path / "world.json", "--format", "json")
    assert json.loads(from_reports.stdout) == json.loads(from_worlds.stdout)


def test_the_same_check_twice_differs_in_nothing(reports: tuple[Path, Path]) -> None:
    assert "Nothing differs" in ask("compare", reports[0], GOOD).stdout


def test_checks_of_different_referrals_are_not_compared(reports: tuple[Path, Path]) -> None:
    result = ask("compare", reports[0], "example:outside-ages")
    assert result.exit_code == 2
    assert "Choose two reports on the same referral." in result.stderr


def test_a_spoilt_report_is_bad_input(reports: tuple[Path, Path]) -> None:
    plain = json.loads(reports[0].read_text())
    plain["worst"] = "Tamsin"
    reports[0].write_text(json.dumps(plain))
    result = ask("compare", *reports)
    assert result.exit_code == 2
    assert "before.json, worst" in result.stderr
    assert "Tamsin" not in result.stderr


def test_a_page_can_be_made_of_a_comparison(reports: tuple[Path, Path]) -> None:
    assert "Two checks side by side" in ask("compare", *reports, "--format", "html").stdout


def test_a_change_of_the_group_says_what_it_bears_on(tmp_path: Path) -> None:
    alone = storybook.world(group=storybook.group(storybook.two_residents()[:1]))
    (tmp_path / "alone.json").write_bytes(json_world.write(alone))
    said = " ".join(ask("compare", GOOD, tmp_path / "alone.json").stdout.split())
    assert "Not because of a fact about a child: it bears on who lives in the home." in said
