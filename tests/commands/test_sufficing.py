"""A council asks what homes near enough lack, and is answered as a table, a map and text to publish."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from scenarios import a_region
from tests.commands.asking import ask


def test_a_region_is_told_as_rows_as_data_as_a_map_and_as_text_to_publish(tmp_path: Path) -> None:
    drawn, text = tmp_path / "map.svg", tmp_path / "text.txt"
    files = ("--map", str(drawn), "--statement", str(text))
    told = json.loads(ask("sufficiency", "example:many-homes", "--format", "json", *files).stdout)
    assert (told["referrals"], len(told["with_home"])) == (1, 1)
    assert "<svg" in drawn.read_text()
    assert "fewer than 5" in text.read_text()
    rows = list(csv.reader(ask("sufficiency", "example:many-homes", "--format", "csv").stdout.splitlines()))
    assert rows[0][:3] == ["homes would have to", "place", "opens"]
    book = tmp_path / "table.xlsx"
    ask("sufficiency", "example:many-homes", "--format", "xlsx", "--out", str(book))
    assert book.read_bytes()[:2] == b"PK"


def test_a_map_that_is_already_there_is_not_written_over(tmp_path: Path) -> None:
    drawn = tmp_path / "map.svg"
    drawn.write_text("mine")
    wrong = ask("sufficiency", "example:many-homes", "--map", str(drawn))
    assert (wrong.exit_code, drawn.read_text()) == (2, "mine")


REFUSED = "referral,home,reason,needs\n"


def test_refusals_by_reason_are_counted_and_told_in_the_table(tmp_path: Path) -> None:
    world = a_region.world()
    referral, home = world.referrals[0].id, world.homes[0].urn
    file = tmp_path / "refusals.csv"
    rows = (f"{referral},{home},need,self_harm", f"{referral},{home},our home is in the wrong place for the child,")
    file.write_text(REFUSED + "\n".join(rows))
    said = ask("sufficiency", "example:a-region", "--refusals", file)
    assert said.exit_code == 0
    assert "What homes said no about" in said.stdout
    assert "Of two refusals, 1 was about capability." in " ".join(said.stdout.split())


def test_every_wrong_refusal_is_named_by_its_row_with_the_way_out(tmp_path: Path) -> None:
    file = tmp_path / "refusals.csv"
    rows = ("R-NOBODY,SC000000,too far,", f"{a_region.world().referrals[0].id},SC000000,need,self_harming")
    file.write_text(REFUSED + "\n".join(rows))
    said = ask("sufficiency", "example:a-region", "--refusals", file)
    assert said.exit_code != 0
    assert said.stderr.count("row 2: ") == 3
    assert said.stderr.count("row 3: ") == 2
    assert "Use one of: self_harm" in said.stderr
    file.write_text("child,home\n")
    assert "columns are missing: referral, reason" in ask("sufficiency", "example:a-region", "--refusals", file).stderr


def test_an_answer_of_nobody_who_is_referred_or_of_no_home_is_told_and_not_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("referral,home,answer\nR-NOBODY,SC000000,declined\n")
    said = ask("sufficiency", "example:a-region", "--answers", file)
    assert said.exit_code == 2
    assert said.stderr.count("row 2: ") == 2
