"""The demonstration shows the whole way from the answer to what would make it a match, and leaves pages behind."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from matching.findings import Outcome
from matching.plain_json import read_json
from matching.short_breaks.period import Nights
from matching.short_breaks.result import Planned
from scenarios.periods import winter_at_marram
from scenarios.worlds import WORLDS
from service.demo import PAGES
from service.demo.match import STORY, demonstration
from tests.commands.asking import ask


@dataclass(frozen=True)
class Shown:
    """What it said, and the folder that it wrote into."""

    said: str
    folder: Path


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """Shown once, in a new folder that is named as somebody would type it; no test changes what is in it."""
    with pytest.MonkeyPatch.context() as here:
        here.chdir(tmp_path_factory.mktemp("demo"))
        result = ask("demo", "--in-words", "--folder", "shown")
        assert result.exit_code == 0
        return Shown(result.stdout, Path("shown").resolve())


def test_the_demonstration_says_the_answer_what_to_ask_what_would_help_and_where_it_wrote(shown: Shown) -> None:
    match = ("The answer", "Ask next", "What could make it a match")
    breaks = (
        "Short breaks",
        "Families left short",
        "The board, at Christmas",
        "Why not this stay?",
        "Two of the staff are ill",
    )
    around = ("One child, and every home", "Everybody who waits", "What would a change do?")
    titles = (*match, *around, *breaks, "Written for you", "Try next")
    places = [shown.said.find(f"\n{title}") for title in titles]
    assert -1 not in places
    assert places == sorted(places)
    assert {p.name for p in shown.folder.iterdir()} == {*PAGES, ".gitignore"}
    assert all(f"{Path('shown', name)}" in shown.said for name in PAGES)


def test_its_pages_hold_the_same_answer_as_its_words(shown: Shown) -> None:
    report = json.loads((shown.folder / "report.json").read_text())
    assert report["versions"]["inputs_sha256"] in (shown.folder / "assessment.html").read_text()
    assert report["referral"] == STORY.REFERRAL


def test_it_plans_a_period_asks_why_not_and_repairs_the_plan(shown: Shown) -> None:
    said = " ".join(shown.said.partition("Short breaks")[2].split())
    allocation = read_json(Planned, (shown.folder / "short-breaks-plan.json").read_bytes()).allocation
    board = said.partition("The board, at Christmas")[2].partition("Why not")[0]
    week = Nights(first=date(2026, 12, 21), nights=7)
    assert set(re.findall(r"F-\d\d", board)) == {s.family for s in allocation.stays if s.run.within(week)}
    assert board.count("closed") == 8
    given, due = (sum(getattr(f, what) for f in allocation.families) for what in ("nights", "due"))
    assert f"{given} of {due} nights assessed or owed" in said
    assert "the first at which a plan might be better is " in said
    assert "In the way: " in said
    assert "One family has a stay shortened: no repair that keeps as much of what is committed touches fewer" in said
    board = (shown.folder / "short-breaks-board.html").read_text()
    assert all(family.id in board for family in winter_at_marram.period().families)


def test_no_name_of_a_child_of_the_short_breaks_is_said(shown: Shown) -> None:
    said = shown.said.partition("Short breaks")[2].partition("Try next")[0]
    assert not {told.name for told in winter_at_marram.TOLD} & set(said.replace(",", " ").split())


def test_it_can_be_shown_again_in_the_same_folder_which_keeps_what_it_told_git(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    again = Path(shutil.copytree(shown.folder, "shown"))
    (again / ".gitignore").write_text("mine\n")
    assert ask("demo", "--folder", again).stdout == shown.said
    assert (again / ".gitignore").read_text() == "mine\n"
    assert {page: (again / page).read_bytes() for page in PAGES} == {
        page: (shown.folder / page).read_bytes() for page in PAGES
    }


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "shown").write_text("")
    result = ask("demo", "--folder", tmp_path / "shown")
    assert result.exit_code == 2
    assert "Name another with --folder." in result.stderr


def test_the_story_shown_has_something_of_everything() -> None:
    shown = demonstration()
    assert STORY in WORLDS
    assert shown.report.outcome(Outcome.NOT_KNOWN)
    assert shown.enquiries.first_that_matter()
    assert shown.remedies.alternatives


def test_every_command_it_proposes_is_one(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shown.folder.parent)
    said = shown.said.partition("Try next")[2]
    commands = [line.split("placewell ")[1].split() for line in said.splitlines() if "placewell " in line]
    assert len(commands) == 6
    assert all(ask(*command).exit_code == 0 for command in commands)
