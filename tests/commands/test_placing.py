"""`placewell place` answers in every form, and bad answers are named by row with the way out."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from matching.errors import BadInput
from matching.placement.may_know import all_own
from matching.placement.place_world import place_world
from matching.placement.result import Placement
from matching.plain_json import read_json
from matching.reports import placement_plan
from matching.world.statement import StayKind
from scenarios.worlds import short_break_guest
from service.commands.placing import as_rows
from tests.commands.asking import ask

SIBLINGS = ("example:brother-and-sister", "--own", "SC900107", "--own", "SC900177")


def test_the_text_says_how_many_could_have_a_home_and_that_a_person_decides() -> None:
    said = ask("place", *SIBLINGS).stdout
    assert "Of 2 children, 2 could have a home." in said or "Of two children, 2 could have a home." in said
    assert "This advises; a person decides." in said
    assert "Otterhay" in said


def test_data_rows_and_page_hold_the_same_plan(tmp_path: Path) -> None:
    plan = read_json(Placement, ask("place", *SIBLINGS, "--format", "json").stdout.encode())
    rows = list(csv.DictReader(ask("place", *SIBLINGS, "--format", "csv").stdout.splitlines()))
    assert {(r["referral"], r["home"]) for r in rows} == {(c.child, c.urn) for c in plan.children}
    assert ask("place", *SIBLINGS, "--format", "html", "--out", tmp_path / "plan.html").exit_code == 0
    assert all(c.child in (tmp_path / "plan.html").read_text() for c in plan.children)


def test_the_same_question_gives_the_same_bytes() -> None:
    asked = ("place", *SIBLINGS, "--format", "json", "--expected", "3")
    assert ask(*asked).stdout == ask(*asked).stdout


def test_an_answer_so_far_is_kept_to(tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text("referral,home,answer\nR-7,SC900107,declined\n")
    plan = json.loads(ask("place", *SIBLINGS, "--answers", tmp_path / "answers.csv", "--format", "json").stdout)
    assert all(child["urn"] != "SC900107" for child in plan["children"])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("child,home\n", "columns are missing: referral, answer"),
        ("referral,home,answer\nR-7,SC900107,perhaps\n", "row 2"),
        ("referral,home,answer\nR-9,SC900107,offered\n", "R-9 is not among the children who wait"),
    ],
)
def test_answers_that_cannot_be_read_are_named_with_the_way_out(tmp_path: Path, rows: str, said: str) -> None:
    (tmp_path / "answers.csv").write_text(rows)
    result = ask("place", *SIBLINGS, "--answers", tmp_path / "answers.csv")
    assert result.exit_code == 2
    assert said in result.stderr


def test_all_that_is_wrong_in_what_was_given_is_told_in_one_run(tmp_path: Path) -> None:
    rows = ("R-9,SC900107,offered", "R-7,SC999999,declined", "R-7,SC900107,perhaps")
    (tmp_path / "answers.csv").write_text("\n".join(["referral,home,answer", *rows]))
    wrong = ("--own", "SC900999", "--own-authority", "Nobody", "--by-law", "R-99")
    said = ask("place", *SIBLINGS, *wrong, "--answers", tmp_path / "answers.csv").stderr
    assert "6 problems were found" in said
    assert "R-9 is not among the children who wait" in said
    assert "there is no home SC999999" in said
    assert "the answer is none of those there are" in said
    assert all(given in said for given in ("SC900999", "--own-authority", "R-99"))


def test_the_text_on_a_terminal_is_in_short_and_the_whole_is_there_on_asking_and_in_a_file(tmp_path: Path) -> None:
    short, whole = (ask("place", *SIBLINGS, *more).stdout for more in ((), ("--all",)))
    assert "Other homes" in whole
    assert "Other homes" not in short
    assert "--all" in short
    assert len(short) < len(whole) / 2
    ask("place", *SIBLINGS, "--out", tmp_path / "plan.txt")
    assert (tmp_path / "plan.txt").read_text() == whole


def test_a_plan_for_nobody_says_so_with_the_way_out_and_shows_no_levels() -> None:
    plan = read_json(Placement, ask("place", *SIBLINGS, "--format", "json").stdout.encode())
    told = placement_plan.write(plan.model_copy(update={"children": ()}))
    assert "Add referrals to the world" in placement_plan.headline(plan.model_copy(update={"children": ()}))
    assert "proof" not in {section.key for section in told.sections}


def test_a_referral_that_is_not_there_is_named() -> None:
    result = ask("place", *SIBLINGS, "--by-law", "R-99")
    assert (result.exit_code, "Use one of: R-7, R-7B." in result.stderr) == (2, True)


def test_a_day_set_by_law_of_a_child_who_is_not_placed_here_is_not_left_out_without_a_word() -> None:
    guest = short_break_guest.world()
    (of_guest,) = (r.id for r in guest.referrals if r.kind is StayKind.SHORT_BREAK)
    result = ask("place", "example:short-break-guest", "--by-law", of_guest)
    assert (result.exit_code, f"{of_guest} is not among the children who wait" in result.stderr) == (2, True)
    with pytest.raises(BadInput, match="of nobody who waits for a home"):
        place_world(all_own(guest), guest.as_at, statutory=(of_guest,))


def test_an_excel_workbook_holds_the_same_rows_and_is_asked_to_be_kept_in_a_file(tmp_path: Path) -> None:
    kept = tmp_path / "plan.xlsx"
    assert ask("place", *SIBLINGS, "--format", "xlsx", "--out", kept).exit_code == 0
    read = CalamineWorkbook.from_path(str(kept)).get_sheet_by_index(0).to_python()
    rows = list(csv.reader(ask("place", *SIBLINGS, "--format", "csv").stdout.splitlines()))
    assert read == rows
    with ZipFile(kept) as parts:
        assert b">2026-01-01T00:00:00Z<" in parts.read("docProps/core.xml")
    assert ask("place", *SIBLINGS, "--format", "xlsx").exit_code == 2


def test_no_cell_can_be_taken_for_a_formula() -> None:
    plan = read_json(Placement, ask("place", *SIBLINGS, "--format", "json").stdout.encode())
    (first, *_) = plan.children
    for words in ("=1+1", "\uff1d1+1"):
        evil = plan.model_copy(update={"children": (first.model_copy(update={"only_if": (words,)}),)})
        assert f"'{words}" in as_rows(evil)
