"""Tables come in as a world that can be asked about, and go out for others; nothing is half written."""

from __future__ import annotations

from pathlib import Path

import pytest

from matching.formats import json_world, ssda903, vacancy_table
from matching.tables.raw import NamedFile
from scenarios.generators.returns import OWN_HOMES, YEAR
from tests.commands.asking import GOOD, ask, lay_out_tables

ON = ("--on", "2026-11-16")


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the made-up tables in it."""
    monkeypatch.chdir(tmp_path)
    lay_out_tables(tmp_path)
    return tmp_path / "tables"


def test_a_return_becomes_a_world_with_groups_where_somebody_vouches_for_them(tables: Path) -> None:
    files = (tables / "header.csv", tables / "episodes.csv")
    result = ask("import", "ssda903", *files, *ON, "--out", "alone.json")
    assert result.exit_code == 0, result.stderr
    assert "No group is made of" in result.stderr
    assert json_world.read(Path("alone.json").read_bytes()).groups == ()
    assert ask("import", "ssda903", *files, *ON, "--whole", "own", "--out", "own.json").exit_code == 0
    groups = json_world.read(Path("own.json").read_bytes()).groups
    assert groups
    assert {group.urn for group in groups} <= set(OWN_HOMES)


def test_homes_a_return_and_referrals_come_together_and_can_be_checked(tables: Path) -> None:
    homes, placed, whole = Path("homes.json"), Path("placed.json"), Path("whole.json")
    assert ask("import", "providers", tables / "providers.csv", *ON, "--out", homes).exit_code == 0
    files = (tables / "header.csv", tables / "episodes.csv")
    assert ask("import", "ssda903", *files, "--into", homes, "--whole", "own", "--out", placed).exit_code == 0
    referrals = tuple(tables / name for name in ("referrals.csv", "needs.csv", "siblings.csv"))
    assert ask("import", "referrals", *referrals, "--into", placed, "--out", whole).exit_code == 0
    world = json_world.read(whole.read_bytes())
    urn = world.groups[0].urn
    result = ask("check", whole, "--home", urn, "--referral", "R-1")
    assert result.exit_code == 0, result.stderr
    assert "Good match" in result.stdout


def test_what_is_wrong_with_brothers_and_sisters_is_told_by_row_and_column(tables: Path) -> None:
    rows = (
        "Referral,Brother or sister,Decided,Decided by,Why",
        "R-7,C-71,must live together,social worker,So.",
        "R-99,C-72,perhaps,,",
    )
    Path("wrong.csv").write_text("\n".join(rows))
    files = (tables / "referrals.csv", tables / "needs.csv", "wrong.csv")
    result = ask("import", "referrals", *files, *ON, "--out", "world.json")
    assert result.exit_code == 2
    said = result.stderr
    for row, column in ((2, "Brother or sister"), (3, "Referral"), (3, "Decided"), (3, "Decided by"), (3, "Why")):
        assert f"wrong.csv, row {row}, column {column}: " in said
    assert not Path("world.json").exists()


def test_days_of_a_referral_in_the_wrong_order_are_told_by_row_and_column(tables: Path) -> None:
    heads, *rows = (tables / "referrals.csv").read_text().splitlines()
    spoilt = [rows[0].replace("03/05/2013", "03/05/2030").replace("09/11/2026", "09/12/2026"), *rows[1:]]
    Path("wrong.csv").write_text("\n".join((heads, "", *spoilt)))
    result = ask("import", "referrals", "wrong.csv", tables / "needs.csv", *ON, "--out", "world.json")
    assert result.exit_code == 2
    for column in ("Date of birth", "Received on", "Start"):
        assert f"wrong.csv, row 3, column {column}: " in result.stderr
    assert not Path("world.json").exists()


def test_a_heading_that_is_read_already_is_not_offered_for_one_that_is_missing(tables: Path) -> None:
    spoilt = tables / "episodes.csv"
    spoilt.write_text(spoilt.read_text().replace("DECOM", "DECCOM"))
    assert "Is it the one headed 'DECCOM'?" in ask("import", "ssda903", spoilt, *ON).stderr
    spoilt.write_text(spoilt.read_text().replace("DECCOM", "STARTED"))
    said = ask("import", "ssda903", spoilt, *ON).stderr
    assert "the column DECOM is missing" in said
    assert "Is it the one headed" not in said


def test_a_return_says_nothing_of_the_days_after_its_year(tables: Path) -> None:
    files = (tables / "header.csv", tables / "episodes.csv")
    result = ask("import", "ssda903", *files, "--on", "2027-04-01", "--out", "world.json")
    assert result.exit_code == 2
    assert "cannot say who lived where on 2027-04-01" in result.stderr
    assert not Path("world.json").exists()


def test_a_world_of_another_day_is_not_added_to(tables: Path) -> None:
    assert ask("import", "homes", tables / "homes.csv", *ON, "--out", "homes.json").exit_code == 0
    result = ask("import", "homes", tables / "homes.csv", "--on", "2026-11-17", "--into", "homes.json")
    assert result.exit_code == 2
    assert "Give --on 2026-11-16" in result.stderr
    assert ask("import", "homes", tables / "homes.csv").exit_code == 2


def test_every_problem_of_a_table_is_told_and_nothing_is_written(tables: Path) -> None:
    spoilt = tables / "episodes.csv"
    spoilt.write_text(spoilt.read_text().replace("C2", "C9").replace(",N1,", ",N0,"))
    result = ask("import", "ssda903", tables / "header.csv", spoilt, *ON, "--out", "world.json")
    assert result.exit_code == 2
    assert "episodes.csv, rows 2 to " in result.stderr
    assert "column LS" in result.stderr
    assert "column CIN" in result.stderr
    assert not Path("world.json").exists()


def test_decisions_come_back_out_as_a_return_that_reads(tables: Path) -> None:
    files = (tables / "header.csv", tables / "episodes.csv")
    result = ask("export", "ssda903", *files, "--decided", tables / "decided.csv", "--out", "return")
    assert result.exit_code == 0, result.stderr
    written = [NamedFile(path.name, path.read_bytes()) for path in sorted(Path("return").iterdir())]
    assert "600001" in {header.child for header in ssda903.read(written, YEAR).header()}
    assert all(path.stat().st_mode & 0o077 == 0 for path in Path("return").iterdir())
    again = ask("export", "ssda903", *files, "--decided", tables / "decided.csv", "--out", "return")
    assert again.exit_code == 2
    assert "add --force" in again.stderr


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_goes_out_as_a_table_comes_in_again(tables: Path, ending: str) -> None:
    assert ask("export", "homes", GOOD, "--out", f"h{ending}").exit_code == 0
    assert ask("import", "homes", f"h{ending}", *ON, "--out", "h.json").exit_code == 0
    given = ask("export", "referrals", GOOD, "--out", f"r{ending}")
    assert (given.exit_code, "told to the nearest kilometre" in given.stderr) == (0, True)
    files = [f"r{ending}"] if ending == ".xlsx" else ["r.csv", "r-needs.csv"]
    assert ask("import", "referrals", *files, *ON, "--out", "r.json").exit_code == 0
    (referral,) = json_world.read(Path("r.json").read_bytes()).referrals
    assert referral.child.facts
    assert ask("export", "vacancies", GOOD, "--out", f"v{ending}").exit_code == 0
    assert ask("import", "vacancies", f"v{ending}", "--out", "v.json").exit_code == 0


def test_free_places_join_the_homes_that_told_of_them_and_no_others(tables: Path) -> None:
    assert ask("import", "homes", tables / "homes.csv", *ON, "--out", "rows.json").exit_code == 0
    joined = ask("import", "vacancies", tables / "vacancies.csv", "--into", "rows.json", "--out", "told.json")
    assert joined.exit_code == 0, joined.output
    before, after = (json_world.read(Path(name).read_bytes()) for name in ("rows.json", "told.json"))
    told = vacancy_table.read([NamedFile("v.csv", (tables / "vacancies.csv").read_bytes())])
    assert [home.vacancies for home in after.homes] == [told.of(home.urn) or home.vacancies for home in before.homes]
    assert after != before
    strange = (tables / "vacancies.csv").read_bytes().replace(b"SC900101", b"SC999999")
    Path("strange.csv").write_bytes(strange)
    refused = ask("import", "vacancies", "strange.csv", "--into", "rows.json", "--out", "no.json")
    assert (refused.exit_code, Path("no.json").exists()) == (2, False)
    assert "home SC999999" in refused.stderr


def test_a_free_place_is_told_only_where_the_group_is_known(tables: Path) -> None:
    assert ask("import", "providers", tables / "providers.csv", *ON, "--out", "homes.json").exit_code == 0
    result = ask("export", "vacancies", "homes.json", "--out", "free.csv")
    assert result.exit_code == 0
    assert "43 homes are left out" in result.stderr
    assert Path("free.csv").read_bytes().count(b"\n") == 1
    assert len(vacancy_table.SHAPE.columns) == 7


def test_a_placement_agreed_is_refused_with_every_question_still_open(tables: Path) -> None:
    result = ask("export", "placements-standard", GOOD, "--out", "agreed.csv")
    assert result.exit_code == 2
    assert "--answer 'riskEatingDisorder=...'" in result.stderr
    assert "--answer 'schoolKept=...'" in result.stderr
    assert not Path("agreed.csv").exists()


def test_a_field_answered_twice_and_not_alike_is_refused(tables: Path) -> None:
    two = ("--answer", "pets=No", "--answer", "pets=Yes - can")
    result = ask("export", "placements-standard", "example:plain-good-match", *two, "--out", tables / "twice.csv")
    assert result.exit_code == 2
    assert "--answer pets: it is given twice" in result.stderr


def test_no_childs_details_are_in_what_is_said(tables: Path) -> None:
    spoilt = tables / "referrals.csv"
    spoilt.write_text(spoilt.read_text().replace("female", "Tamsin Oddfellow").replace("R-1,", "R-1!,"))
    result = ask("import", "referrals", spoilt, tables / "needs.csv", *ON)
    assert result.exit_code == 2
    assert "Tamsin" not in result.output
    assert "Oddfellow" not in result.output
