"""A planner asks how a year would go, and is answered with ranges, a chart and data."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.asking import ask


def test_a_year_says_what_it_rests_on_and_writes_its_chart_and_data(tmp_path: Path) -> None:
    drawn, data = tmp_path / "year.svg", tmp_path / "year.json"
    options = ("--homes", "5", "--seeds", "2", "--days", "60", "--chart", str(drawn), "--out", str(data))
    said = " ".join(ask("year", *options).stdout.split())
    for words in ("looking ahead", "95 % range", "one assumed chance", "figures that are assumed"):
        assert words in said
    assert drawn.read_text().startswith("<svg")
    assert json.loads(data.read_text())["days"] == 60
