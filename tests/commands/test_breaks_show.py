"""A plan that was saved can be shown again later, and everything can be made of it that could be made at first."""

from __future__ import annotations

from pathlib import Path

import pytest

from matching.break_words.levels import AS_WHEN_MADE
from scenarios.periods import winter_at_marram
from tests.commands.asking import lay_out_breaks
from tests.commands.breaks_asked import QUICK, URN, WINTER, breaks, inside, plan_in

OUTPUTS = ("--board", "--excel", "--calendars", "--letters")
NAMES = ("board.html", "board.xlsx", "calendars", "letters")
STAFF_OFF = ("--staff-off", f"{URN}:day:3:2026-12-11:2")


def outputs(folder: Path) -> list[str]:
    """Every output there is, each in its place in a folder."""
    folder.mkdir()
    return [word for option, name in zip(OUTPUTS, NAMES, strict=True) for word in (option, str(folder / name))]


def contents(folder: Path) -> dict[str, bytes]:
    """What was written, by where."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def repaired(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a repaired plan, its period, and in `first` all that the repair itself wrote."""
    folder = tmp_path_factory.mktemp("repaired")
    saved = ("--out", folder / "repaired.json", "--period-out", folder / "now.json")
    result = breaks("repair", WINTER, plan_in(folder), *STAFF_OFF, *QUICK, *saved, *outputs(folder / "first"))
    assert result.exit_code == 0, result.output
    return folder


def test_a_repair_writes_letters_calendars_a_workbook_and_the_board(repaired: Path) -> None:
    families = {family.id for family in winter_at_marram.period().families}
    assert inside(repaired / "first") == set(NAMES)
    assert inside(repaired / "first" / "letters") == {f"family {id}.html" for id in families}


def test_of_a_saved_plan_the_same_is_made_later_to_the_byte(repaired: Path) -> None:
    result = breaks("show", repaired / "now.json", repaired / "repaired.json", *outputs(repaired / "later"))
    assert result.exit_code == 0, result.output
    assert contents(repaired / "later") == contents(repaired / "first")
    assert all(f"• {repaired / 'later' / name}" in result.stdout for name in NAMES)


def test_a_plan_shown_again_says_who_is_left_short_and_writes_nothing_that_was_not_asked_for(tmp_path: Path) -> None:
    plan = plan_in(tmp_path)
    result = breaks("show", WINTER, plan)
    assert result.exit_code == 0, result.output
    assert "Families left short" in result.stdout
    assert AS_WHEN_MADE in " ".join(result.stdout.split())
    assert f"placewell breaks swap {WINTER} {plan}" in result.stdout
    assert inside(tmp_path) == {"plan.json"}


def test_a_saved_repair_ends_with_the_command_that_makes_what_is_given_out(tmp_path: Path) -> None:
    saved = ("--out", tmp_path / "repaired.json", "--period-out", tmp_path / "now.json")
    said = breaks("repair", WINTER, plan_in(tmp_path), *STAFF_OFF, *QUICK, *saved).stdout
    assert f"placewell breaks show {tmp_path / 'now.json'} {tmp_path / 'repaired.json'} --letters letters" in said


def test_who_is_left_short_comes_before_how_good_the_plan_is_proven_to_be(tmp_path: Path) -> None:
    said = breaks("show", WINTER, plan_in(tmp_path)).stdout
    assert 0 < said.index("Families left short") < said.index("How good it is")


def test_a_form_that_is_read_says_how_much_it_holds_and_names_nobody(tmp_path: Path) -> None:
    lay_out_breaks(tmp_path)
    form, world, out = (tmp_path / name for name in ("winter.xlsx", "winter-world.json", "period.json"))
    said = breaks("read", form, "--world", world, "--out", out).stdout
    period = winter_at_marram.period()
    assert f"{len(period.families)} families with {sum(len(f.children) for f in period.families)} children" in said
    assert f"{period.nights} nights, " in said
    assert "1 home, " in said.replace("one home", "1 home")
    assert f"placewell breaks allocate {out} --out plan.json" in said
    assert not [name for name in (told.name for told in winter_at_marram.TOLD) if name in said]
    told = breaks("read", form, "--world", world).stdout
    assert said.splitlines()[0] == told.splitlines()[0]
    assert "Nothing was written" in told
    assert len(told.splitlines()) < 40
