"""Made-up files say that they are made up, and what they were drawn from that rests on no source."""

from __future__ import annotations

from pathlib import Path

from matching.formats import json_world
from scenarios import a_region
from scenarios.generators.lines import NOTE
from tests.commands.asking import ask


def test_a_made_up_region_has_beside_it_which_figures_are_assumed(tmp_path: Path) -> None:
    out, beside = tmp_path / "region.json", tmp_path / "region.made-up.txt"
    said = ask("world", a_region.NAME, "--out", out)
    assert "region.made-up.txt" in said.stdout
    assert json_world.read(out.read_bytes()) == a_region.world()
    told = beside.read_text()
    assert told.startswith(NOTE)
    assert "boys: assumed:" in told
    assert "children_looked_after: published:" in told


def test_where_the_note_is_in_the_way_nothing_is_written_over_it(tmp_path: Path) -> None:
    (tmp_path / "story.made-up.txt").write_text("mine")
    refused = ask("world", "plain-good-match", "--out", tmp_path / "story.json")
    assert (refused.exit_code, [f.name for f in tmp_path.iterdir()]) == (2, ["story.made-up.txt"])
    assert (tmp_path / "story.made-up.txt").read_text() == "mine"
    assert ask("world", "plain-good-match", "--out", tmp_path / "story.json", "--force").exit_code == 0
    assert (tmp_path / "story.made-up.txt").read_text() == f"{NOTE}\n"


def test_a_made_up_world_on_standard_output_is_the_world_alone_and_the_note_stands_beside() -> None:
    said = ask("world", "plain-good-match")
    assert json_world.read(said.stdout.encode()).referrals
    assert said.stderr.strip() == NOTE


def test_made_up_tables_have_a_note_among_them(tmp_path: Path) -> None:
    said = ask("import", "example", tmp_path / "tables")
    assert (tmp_path / "tables" / "made-up.txt").read_text().startswith(NOTE)
    assert "made-up.txt says that they are" in said.stderr
