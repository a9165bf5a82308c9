"""A council asks what homes near enough lack, and is answered as a table, a map and text to publish."""

from __future__ import annotations

import csv
import json
from pathlib import Path

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
