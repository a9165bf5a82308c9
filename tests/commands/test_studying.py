"""A study can be asked for by name, and says what it rests on."""

from __future__ import annotations

from pathlib import Path

from matching.plain_json import read_json
from scenarios.studies import STUDIES
from scenarios.studies.result import StudyResult
from tests.commands.asking import ask

QUICK = ("--seeds", "2", "--homes", "2", "--children", "1")


def test_every_study_is_listed_with_its_question() -> None:
    said = ask("studies").stdout
    assert all(s.NAME in said for s in STUDIES)


def test_a_study_tells_before_and_after_with_a_range_and_saves_both_files(tmp_path: Path) -> None:
    chart, data = tmp_path / "chart.svg", tmp_path / "found.json"
    result = ask("study", "Waking Night", *QUICK, "--chart", chart, "--out", data)
    assert result.exit_code == 0, result.output
    assert "95 % range" in result.stdout
    assert "assumed" in result.stdout
    found = read_json(StudyResult, data.read_bytes())
    assert found.seeds == (1, 2)
    assert chart.read_text().startswith("<svg")


def test_a_name_that_is_no_study_is_answered_with_the_nearest() -> None:
    result = ask("study", "waking-nigth")
    assert result.exit_code == 2
    assert "waking-night" in result.stderr


def test_a_file_that_is_there_is_not_written_over_and_nothing_is_worked_out(tmp_path: Path) -> None:
    there = tmp_path / "chart.svg"
    there.write_text("mine")
    result = ask("study", "waking-night", *QUICK, "--chart", there)
    assert (result.exit_code, there.read_text()) == (2, "mine")


def test_a_study_of_ones_own_world_tells_no_range_and_takes_no_option_of_the_made_up_ones() -> None:
    own = ("--world", "example:brother-and-sister")
    said = ask("study", "lose-a-home", *own, "--home", "SC900107").stdout
    assert "Otterhay" in said
    assert "nothing is drawn" in said
    assert "95 % range" not in said
    assert "made up" not in said
    refused = ask("study", "lose-a-home", *own, "--seeds", "3")
    assert (refused.exit_code, "--seeds" in refused.stderr) == (2, True)
    refused = ask("study", "lose-a-home", "--home", "SC900107")
    assert (refused.exit_code, "--home" in refused.stderr) == (2, True)
    refused = ask("study", "three-bed-home", *own, "--postcode", "ZZ99 9ZZ")
    assert (refused.exit_code, "nothing is known of this postcode" in refused.stderr) == (2, True)
