"""A statement of purpose is reviewed with what was refused, and every point says its source and the way forward."""

from __future__ import annotations

import json
from pathlib import Path

from matching.formats import json_world
from scenarios import storybook
from tests.commands.asking import GOOD, ask

DRIFTED = "example:drifted-statement"


def test_a_review_says_every_point_with_its_source_and_way_forward() -> None:
    items = json.loads(ask("statement", "review", DRIFTED, "--format", "json").stdout)["items"]
    said = " ".join(ask("statement", "review", DRIFTED).stdout.split())
    assert items
    for item in items:
        assert all(" ".join(item[part].split()) in said for part in ("what", "source", "way_forward"))


def test_the_most_pressing_points_come_first() -> None:
    said = ask("statement", "review", DRIFTED).stdout
    places = [said.find(f"\n{title}\n") for title in ("Act now", "Plan for it", "Find out", "Consider")]
    present = [place for place in places if place >= 0]
    assert len(present) > 1
    assert present == sorted(present)


def test_a_refusal_of_this_home_is_taken_into_the_review(tmp_path: Path) -> None:
    narrow = storybook.home(statement=storybook.statement(needs=storybook.positions({"communication": 2})))
    speaking_little = storybook.referral(child=storybook.newcomer(needs={"communication": 3}))
    world, refused = tmp_path / "world.json", tmp_path / "refused.json"
    world.write_bytes(json_world.write(storybook.world(home=narrow, referral=speaking_little)))
    ask("check", world, "--format", "json", "--out", refused)
    assert "R-1" not in ask("statement", "review", world, "--format", "json").stdout
    found = json.loads(ask("statement", "review", world, "--refusals", refused, "--format", "json").stdout)["items"]
    assert [i["referrals"] for i in found if i["referrals"]] == [["R-1"]]


def test_a_refusal_of_another_home_is_refused(tmp_path: Path) -> None:
    refused = tmp_path / "refused.json"
    ask("check", "example:outside-ages", "--format", "json", "--out", refused)
    result = ask("statement", "review", GOOD, "--refusals", refused)
    assert result.exit_code == 2
    assert "Give only reports on referrals to the home under review." in result.stderr


def test_a_home_that_is_not_there_is_answered_with_those_that_are() -> None:
    result = ask("statement", "review", GOOD, "--home", "SC900199")
    assert result.exit_code == 2
    assert "Use one of: SC900101." in result.stderr
