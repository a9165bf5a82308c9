"""A planner asks how a year would go, and is answered with ranges, a chart and data."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from service.commands import yearly
from tests.commands.asking import ask


def test_a_year_says_what_it_rests_on_and_writes_its_chart_and_data(tmp_path: Path) -> None:
    drawn, data = tmp_path / "year.svg", tmp_path / "year.json"
    options = ("--homes", "5", "--seeds", "2", "--days", "60", "--chart", str(drawn), "--out", str(data))
    said = " ".join(ask("year", *options).stdout.split())
    for words in ("looking ahead", "95 % range", "one assumed chance", "figures that are assumed"):
        assert words in said
    assert drawn.read_text().startswith("<svg")
    assert json.loads(data.read_text())["days"] == 60


def test_where_nobody_watches_a_long_year_says_each_minute_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    said = StringIO()
    console = Console(file=said)
    how_far = yearly._HowFar(console, console.status(""), began=0.0)
    for seconds, told in ((59.0, "day 1"), (61.0, "day 2"), (62.0, "day 3"), (185.0, "day 4")):
        monkeypatch.setattr(yearly, "monotonic", lambda seconds=seconds: seconds)
        how_far(told)
    assert said.getvalue().splitlines() == ["day 2, after one minute.", "day 4, after three minutes."]
