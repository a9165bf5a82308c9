"""A file is written whole or not at all, never over another unasked, and only its owner can read it."""

from __future__ import annotations

import errno
import json
import os
from itertools import count
from pathlib import Path

import pytest

from matching.errors import BadInput
from matching.formats import home_workbook, json_home, json_referral, json_world, referral_workbook
from scenarios import storybook
from scenarios.worlds import WORLDS
from service.commands import moving
from service.commands.writing import destination, write_all, write_whole
from tests.commands.asking import GOOD, ask, lay_out_files, lay_out_tables


def test_a_file_that_is_there_is_only_written_over_when_forced(tmp_path: Path) -> None:
    path = tmp_path / "world.json"
    path.write_text("mine")
    refused = ask("world", "plain-good-match", "--out", path)
    assert refused.exit_code == 2
    assert "add --force" in refused.stderr
    assert path.read_text() == "mine"
    assert ask("world", "plain-good-match", "--out", path, "--force").exit_code == 0
    assert json_world.read(path.read_bytes()) == storybook.world()


@pytest.mark.parametrize("name", ["nowhere/world.json", "", "world.json/inside"])
def test_a_place_that_cannot_be_written_to_is_named_and_nothing_is_left(name: str, tmp_path: Path) -> None:
    (tmp_path / "world.json").write_text("mine")
    result = ask("world", "plain-good-match", "--out", tmp_path / name)
    assert result.exit_code == 2
    assert str(tmp_path / name) in result.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["world.json"]


def test_a_write_that_is_stopped_leaves_the_old_file_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "report.json"
    path.write_text("old")
    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def refused_once(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk refuses one move to a place, the one of that number."""
    asked = count()
    replace = os.replace

    def refuse_one(here: Path, there: Path) -> None:
        if next(asked) == at:
            raise OSError(errno.EACCES, "no")
        replace(here, there)

    monkeypatch.setattr(os, "replace", refuse_one)


def three_of_which_one_is_new(folder: Path) -> dict[Path, bytes]:
    (folder / "plan.json").write_text("old plan")
    (folder / "board.html").write_text("old board")
    return {folder / name: b"new" for name in ("plan.json", "period.json", "board.html")}


@pytest.mark.parametrize("at", [0, 1, 2])
def test_where_one_of_several_files_cannot_be_written_all_are_as_they_were(
    at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = three_of_which_one_is_new(tmp_path)
    refused_once(at, monkeypatch)
    with pytest.raises(BadInput, match=f"{list(contents)[at].name}: Permission denied"):
        write_all(contents)
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"plan.json": "old plan", "board.html": "old board"}


def test_files_half_written_would_be_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = three_of_which_one_is_new(tmp_path)
    refused_once(1, monkeypatch)
    monkeypatch.setattr(moving._Moving, "undo", lambda self: None)
    with pytest.raises(BadInput):
        write_all(contents)
    assert (tmp_path / "plan.json").read_text() == "new"


def test_an_old_file_that_cannot_be_put_back_is_kept_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = three_of_which_one_is_new(tmp_path)
    refused_once(2, monkeypatch)
    monkeypatch.setattr(moving, "_put_back", lambda path, aside: os.rmdir(path))
    with pytest.raises(BadInput, match="the file that was here could not be put back") as refused:
        write_all(contents)
    (kept,) = [p for p in tmp_path.glob(".placewell-*") if p.read_text() == "old plan"]
    assert kept.name in str(refused.value)


def test_several_files_are_written_and_nothing_is_left_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_second_names(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no")

    contents = three_of_which_one_is_new(tmp_path)
    monkeypatch.setattr(os, "link", no_second_names)
    write_all(contents)
    assert {p: p.read_bytes() for p in tmp_path.iterdir()} == contents


def test_what_is_written_can_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_whole(path, b"private")
    assert path.stat().st_mode & 0o077 == 0


def test_a_bad_destination_is_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="this is a folder"):
        destination(tmp_path, force=True)


@pytest.mark.parametrize("format", ["short", "text", "html", "json"])
def test_a_file_holds_what_the_terminal_would_have_shown(format: str, tmp_path: Path) -> None:
    path = tmp_path / "answer"
    assert ask("check", GOOD, "--format", format, "--out", path).stdout == ""
    shown = ask("check", GOOD, "--format", format, width=100).stdout
    assert [line.rstrip() for line in path.read_text().splitlines()] == [line.rstrip() for line in shown.splitlines()]


@pytest.mark.parametrize("kind", ["referral", "home"])
def test_a_blank_form_can_be_had_and_says_what_is_missing_when_it_is_read(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"{kind}.xlsx"
    assert ask(kind, "template", path).exit_code == 0
    assert ask(kind, "template", path).exit_code == 2
    result = ask(kind, "read", path)
    assert result.exit_code == 2
    assert f"{kind}.xlsx, " in result.stderr


def test_a_filled_form_is_read_as_it_was_meant(tmp_path: Path) -> None:
    referral, home = tmp_path / "referral.xlsx", tmp_path / "home.xlsx"
    referral.write_bytes(referral_workbook.write(storybook.referral()))
    home.write_bytes(home_workbook.write(storybook.home()))
    on = ("--on", storybook.TODAY.isoformat())
    assert json_referral.read(ask("referral", "read", referral, *on).stdout_bytes) == storybook.referral()
    assert json_home.read(ask("home", "read", home, *on).stdout_bytes) == storybook.home()


def test_a_filled_form_is_refused_for_days_that_cannot_be(tmp_path: Path) -> None:
    path = tmp_path / "referral.xlsx"
    path.write_bytes(referral_workbook.write(storybook.referral()))
    result = ask("referral", "read", path, "--on", "2020-01-01", "--out", tmp_path / "out.json")
    assert result.exit_code == 2
    assert "referral R-1, received on: the day has not come yet" in " ".join(result.stderr.split())
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize("kind", ["referral", "home"])
def test_what_is_no_form_is_said_to_be_none(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "holiday.xlsx"
    path.write_bytes(b"a photograph of Tamsin")
    result = ask(kind, "read", path, "--out", tmp_path / "out.json")
    assert result.exit_code == 2
    assert "holiday.xlsx" in result.stderr
    assert "Tamsin" not in result.stderr
    assert not (tmp_path / "out.json").exists()


def test_every_example_world_can_be_written_and_asked_about(tmp_path: Path) -> None:
    listed = ask("worlds").stdout
    for story in WORLDS:
        path = tmp_path / f"{story.NAME}.json"
        assert story.NAME in listed
        assert ask("world", story.NAME, "--out", path).exit_code == 0
        asked = (path, "--referral", story.REFERRAL, "--home", story.URN, "--on", story.ON.isoformat())
        data = json.loads(ask("check", *asked, "--format", "json").stdout)
        assert (data["worst"], data["best"]) == story.EXPECTED


def test_an_example_is_written_whether_or_not_its_name_has_the_prefix() -> None:
    plain, prefixed = ask("world", "plain-good-match"), ask("world", "example:plain-good-match")
    assert prefixed.exit_code == 0, prefixed.output
    assert prefixed.stdout == plain.stdout


@pytest.mark.parametrize("command", ["check", "enquiries", "remedies"])
def test_a_form_given_for_a_world_is_to_be_gathered_first(command: str, tmp_path: Path) -> None:
    lay_out_files(tmp_path)
    for name in ("home.xlsx", "referral.xlsx"):
        result = ask(command, tmp_path / name)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"{name}: this is a filled form, and not yet a world" in result.stderr
        assert "Gather it first: placewell gather --on " in result.stderr


@pytest.mark.parametrize(
    ("name", "command"),
    [("homes.csv", "homes"), ("needs.csv", "referrals"), ("episodes.csv", "ssda903"), ("providers.csv", "providers")],
)
def test_a_table_given_for_a_world_is_named_for_what_it_seems_to_be(name: str, command: str, tmp_path: Path) -> None:
    lay_out_tables(tmp_path)
    result = ask("search", tmp_path / "tables" / name, width=300)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Make a world of it first: placewell import {command} " in result.stderr
    assert "JSON" not in result.stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("place", GOOD, "--seconds", "x"), "it takes a number from 0 up, such as 2.5."),
        (("search", GOOD, "--first", "0"), "it takes a whole number from 1 to 200."),
        (("breaks", "allocate", GOOD, "--seconds", "x"), "it takes a number from 0"),
    ],
)
def test_a_number_that_is_none_is_answered_with_those_that_are_taken(typed: tuple[str, ...], said: str) -> None:
    result = ask(*typed, width=300)
    assert (result.exit_code, said in result.stderr) == (2, True)
