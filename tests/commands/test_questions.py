"""A question can be asked of a file or an example, and a wrong one is answered with every problem and its way out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from matching.check import check
from matching.findings import Band
from matching.formats import json_world
from matching.world.world import World
from scenarios import storybook
from scenarios.storybook import FIRST_NIGHT, TODAY, URN
from tests.commands.asking import GOOD, ask, two_homes

ASKED = ("check", "enquiries", "remedies")
RED = "example:red-pair-unresolved"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """The ordinary world in a file."""
    return save(tmp_path / "world.json", storybook.world())


def save(path: Path, world: World) -> Path:
    path.write_bytes(json_world.write(world))
    return path


def test_the_answer_in_brief_names_everything_red_and_leaves_the_decision_to_a_person() -> None:
    said = ask("check", RED).stdout
    assert "Not with the present group or staffing, unless something changes." in said
    assert "▲ not met: red Criminal exploitation reaching a child who goes missing (Harvey to Poppy)" in said
    assert "a person decides" in said


def test_the_answer_in_brief_names_whatever_could_block_or_be_red() -> None:
    said = ask("check", "example:emergency-at-night").stdout
    story = json.loads(ask("check", "example:emergency-at-night", "--format", "json").stdout)
    grave = [f for f in story["findings"] if f["worst"] <= Band.NOT_UNLESS]
    assert grave
    assert [f["title"] for f in grave if f["title"] not in said] == []


def test_an_answer_as_data_is_the_whole_report() -> None:
    data = json.loads(ask("check", GOOD, "--format", "json").stdout)
    report = check(storybook.world(), "R-1", URN, TODAY)
    assert data["versions"]["inputs_sha256"] == report.versions.inputs_sha256
    assert len(data["findings"]) == len(report.findings)


@pytest.mark.parametrize("format", ["text", "html"])
def test_the_whole_assessment_says_what_would_make_it_a_match(format: str) -> None:
    said = ask("check", RED, "--format", format).stdout
    assert "What could make it a match" in said
    assert "Different times" in said


@pytest.mark.parametrize("command", ASKED)
def test_a_world_with_one_referral_and_one_home_needs_no_more_said(command: str, saved: Path) -> None:
    assert ask(command, saved).stdout == ask(command, saved, "--referral", "R-1", "--home", URN).stdout


@pytest.mark.parametrize("command", ASKED)
def test_a_page_and_data_can_be_asked_of_every_question(command: str) -> None:
    assert ask(command, GOOD, "--format", "html").stdout.lower().startswith("<!doctype html>")
    assert json.loads(ask(command, GOOD, "--format", "json").stdout)


def test_the_day_of_the_assessment_can_be_told(saved: Path) -> None:
    data = json.loads(ask("check", saved, "--on", FIRST_NIGHT.isoformat(), "--format", "json").stdout)
    assert data["on"] == FIRST_NIGHT.isoformat()


def test_without_a_day_the_day_of_the_records_counts(saved: Path) -> None:
    assert json.loads(ask("check", saved, "--format", "json").stdout)["on"] == TODAY.isoformat()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--referral", "R-9"], ("referral 'R-9'", "Use one of: R-1.")),
        (["--home", "SC900109"], ("home 'SC900109'", f"Use one of: {URN}.")),
        (["--referral", "R-9", "--home", "SC900109"], ("referral 'R-9'", "home 'SC900109'")),
        (["--on", "tomorrow"], ("tomorrow",)),
    ],
)
@pytest.mark.parametrize("command", ASKED)
def test_a_question_about_what_is_not_there_says_what_is(
    command: str, arguments: list[str], said: tuple[str, ...], saved: Path
) -> None:
    result = ask(command, saved, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert [words for words in said if words not in result.stderr] == []


def test_where_there_are_several_homes_one_has_to_be_named(tmp_path: Path) -> None:
    result = ask("check", save(tmp_path / "world.json", two_homes()))
    assert result.exit_code == 2
    assert f"Name one: {URN}, SC900102." in result.stderr


def test_a_misspelt_example_is_answered_with_the_one_that_was_meant() -> None:
    result = ask("check", "example:red-pair-unresolvd")
    assert result.exit_code == 2
    assert "Did you mean red-pair-unresolved" in result.stderr


def test_every_problem_of_a_world_is_said_at_once_without_a_childs_details(tmp_path: Path) -> None:
    plain = json.loads(json_world.write(storybook.world()))
    plain["referrals"][0]["child"]["sex"] = "Tamsin of Fernbank"
    plain["groups"][0]["residents"][0]["child"]["date_of_birth"] = "born in Fernbank"
    path = tmp_path / "world.json"
    path.write_text(json.dumps(plain))
    result = ask("check", path)
    assert result.exit_code == 2
    assert result.stderr.startswith("2 problems were found; nothing was written.")
    assert "world.json, referrals 1, child, sex" in result.stderr
    assert not any(word in result.stderr for word in ("Tamsin", "Fernbank", "Asha"))


def test_a_world_that_contradicts_itself_is_not_checked(tmp_path: Path) -> None:
    ordinary = storybook.world()
    twice = ordinary.model_copy(update={"referrals": (*ordinary.referrals, *ordinary.referrals)})
    result = ask("check", save(tmp_path / "world.json", twice))
    assert result.exit_code == 2
    assert not result.stdout


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b"\x00\xff", b"[" * 100_000])
def test_what_is_no_world_is_said_to_be_none(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "world.json"
    path.write_bytes(content)
    result = ask("check", path)
    assert result.exit_code == 2
    assert "world.json" in result.stderr


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = ask("check", tmp_path / "nowhere.json")
    assert result.exit_code == 2
    assert "nowhere.json: No such file or directory" in result.stderr


def test_nothing_that_a_person_wrote_can_steer_the_terminal(tmp_path: Path) -> None:
    steering = storybook.child("C-NEW", "Tam\x1b[2Jsin\u202e[bold]", date(2013, 5, 3))
    path = save(tmp_path / "world.json", storybook.world(referral=storybook.referral(child=steering)))
    for command in ASKED:
        said = ask(command, path).stdout
        assert "\x1b" not in said
        assert "\u202e" not in said
    assert "Tam[2Jsin[bold]" in ask("check", path).stdout


@pytest.mark.parametrize("width", [30, 60, 80, 200])
@pytest.mark.parametrize("command", ASKED)
def test_an_answer_keeps_to_the_width_of_the_terminal(command: str, width: int) -> None:
    said = ask(command, "example:a-full-assessment", width=width).stdout
    assert max(len(line.rstrip()) for line in said.splitlines()) <= min(width, 100)
