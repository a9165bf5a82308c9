"""`placewell region` writes a made-up world of a size and seed that others read; a study says first what it takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from matching.plain_json import read_json
from matching.world.catalogue import standard_catalogue
from matching.world.problems import problems_of
from matching.world.world import World
from scenarios.generators.lines import NOTE
from scenarios.generators.region import country, region
from scenarios.generators.whole import Counts, as_one
from scenarios.studies import waking_night
from scenarios.studies.study import Size
from service.commands import study_size
from service.commands.reading import given
from tests.commands.asking import ask


def in_parts(worlds: Iterator[World]) -> tuple[World, Counts]:
    counts = Counts()
    return read_json(World, b"".join(as_one(worlds, counts))), counts


def test_the_world_written_is_the_region_of_that_size_and_seed_and_the_same_each_time(tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    asked = ("region", "--homes", "22", "--children", "2", "--seed", "3", "--out")
    said = ask(*asked, one)
    assert ask(*asked, two).exit_code == said.exit_code == 0
    assert one.read_bytes() == two.read_bytes()
    assert given(str(one), None, None, None).world == region(3, 22, 2)
    assert "22 homes and two children referred, all made up" in said.stdout
    assert NOTE in (tmp_path / "one.made-up.txt").read_text()


def test_a_country_written_part_by_part_holds_everybody_and_is_sound() -> None:
    parts = list(country(2, 30, 6))
    whole, counts = in_parts(iter(parts))
    assert whole.homes == tuple(h for p in parts for h in p.homes)
    assert whole.groups == tuple(g for p in parts for g in p.groups)
    assert whole.referrals == tuple(r for p in parts for r in p.referrals)
    assert (counts.homes, counts.referrals) == (len(whole.homes), len(whole.referrals))
    assert problems_of(whole, standard_catalogue()) == ()


def test_the_homes_of_a_part_are_written_before_the_next_is_drawn() -> None:
    events: list[str] = []

    def parts() -> Iterator[World]:
        for seed in (1, 2):
            events.append(f"drawn {seed}")
            yield region(seed, 1, 1)

    for piece in as_one(parts(), Counts()):
        events += ["home written"] if piece.startswith(b'{"urn"') else []
    assert events == ["drawn 1", "home written", "drawn 2", "home written"]


def test_a_region_that_there_is_not_is_refused_with_the_nearest_name_and_nothing_is_written(tmp_path: Path) -> None:
    said = ask("region", "--where", "north wets", "--out", tmp_path / "x.json")
    assert said.exit_code != 0
    assert "Use one of: North West." in said.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_study_or_a_year_that_needs_more_memory_than_there_is_is_refused_before_it_is_begun(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(study_size, "free_bytes", lambda: 10**8)
    children = ("--children", "8")
    for words in (
        ("study", "waking-night", *children),
        ("sweep", "--study", "waking-night", "--out", "x.json", *children),
        ("year",),
    ):
        said = ask(*words, "--homes", "4000", "--seeds", "1")
        assert said.exit_code != 0
        assert "0.1 GB are free" in said.stderr


def test_how_long_a_large_study_takes_is_said_first_and_of_a_small_one_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter((0.0, 0.8))
    monkeypatch.setattr(study_size, "monotonic", lambda: next(clock))
    study_size.tell_long(waking_night, Size(4, 2), 3)
    assert capsys.readouterr().err == ""
    study_size.tell_long(waking_night, Size(4000, 9), 1)
    assert "This will take about 60 minutes: 36,000 pairs" in capsys.readouterr().err


def test_a_time_is_said_in_the_unit_that_one_would_use() -> None:
    assert [study_size.in_words(s) for s in (30, 600, 7200 * 2)] == ["30 seconds", "ten minutes", "four hours"]
