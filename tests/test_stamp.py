"""A report's stamp moves with anything its check reads, and with nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

import matching.stamp
from matching import stamp as stamping
from matching.check import check_match
from matching.errors import BadInput
from matching.match import open_match
from matching.stamp import data_digest, engine_version, stamp
from matching.world.catalogue import standard_catalogue
from matching.world.facts import Role
from matching.world.group import Group
from matching.world.policy import england
from matching.world.referral import Bond, SiblingBond
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import open_example

DATA = Path(matching.stamp.__file__).parent / "world" / "data"


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    data_digest.cache_clear()
    engine_version.cache_clear()
    yield
    data_digest.cache_clear()
    engine_version.cache_clear()


def copied(tmp_path: Path, file: Path, text: str) -> None:
    (tmp_path / file.name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("file", sorted(DATA.glob("*.toml")), ids=lambda file: file.name)
def test_a_change_in_any_data_file_moves_the_digest(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = data_digest()
    (tmp_path / "data").mkdir()
    for other in DATA.glob("*.toml"):
        copied(tmp_path / "data", other, other.read_text(encoding="utf-8") + ("\n# changed\n" if other == file else ""))
    monkeypatch.setattr(matching.stamp, "files", lambda package: tmp_path)
    data_digest.cache_clear()
    assert data_digest() != before


def test_a_changed_rule_is_another_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rules").mkdir()
    versions = []
    for text in ("LIMIT = 1\n", "LIMIT = 2\n"):
        copied(tmp_path / "rules", Path("a_rule.py"), text)
        monkeypatch.setattr(matching.stamp, "files", lambda package: tmp_path)
        engine_version.cache_clear()
        versions.append(engine_version())
    assert versions[0] != versions[1]


def with_a_brother_elsewhere(name: str) -> World:
    brother = told.resident("C-SIB", name, None, "room 9")
    bond = SiblingBond(child="C-SIB", bond=Bond.SHOULD, said_by=Role.SOCIAL_WORKER, why="They are close.")
    world = told.world(referral=told.referral(siblings=(bond,)))
    elsewhere = told.home(urn="SC900777", name="Elsewhere")
    group = Group(urn="SC900777", residents=(brother,))
    return world.model_copy(update={"homes": (*world.homes, elsewhere), "groups": (*world.groups, group)})


def test_a_brother_in_another_home_is_part_of_what_was_read() -> None:
    first, second = (stamp(open_example(with_a_brother_elsewhere(name))) for name in ("Idris", "Iolo"))
    assert first.inputs_sha256 != second.inputs_sha256


def test_another_child_elsewhere_is_not() -> None:
    world = told.world()
    stranger = Group(urn="SC900777", residents=(told.resident("C-X", "Kit", None, "room 9"),))
    beside = world.model_copy(update={"groups": (*world.groups, stranger)})
    assert stamp(open_example(world)) == stamp(open_example(beside))


def test_an_earlier_day_than_the_records_is_refused_with_the_way_out() -> None:
    day = told.TODAY - timedelta(days=1)
    with pytest.raises(BadInput, match="Use 2026-11-16 or a later day"):
        open_match(told.world(), "R-1", told.URN, day, standard_catalogue(), england().on(day))


def test_an_answer_that_stands_whatever_is_answered_does_not_tell_one_world_as_the_truth() -> None:
    world = told.world(referral=told.referral(child=told.newcomer(school=None)))
    told_of = [f for f in check_match(open_example(world)).findings if f.rule == "shared-school"]
    assert told_of
    for finding in told_of:
        assert finding.reason.startswith(("Not known", "The same whatever is answered")) or finding.turns_on == ()
        assert "do not go to the same school" not in finding.reason.split(" Suppose, for one")[0]


def test_what_python_keeps_compiled_is_no_part_of_the_engine(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "age.py").write_text("ID = 1")
    before = stamping._digest_of(tmp_path, ".py")
    (tmp_path / "rules" / "__pycache__").mkdir()
    assert stamping._digest_of(tmp_path, ".py") == before
    (tmp_path / "rules" / "age.py").write_text("ID = 2")
    assert stamping._digest_of(tmp_path, ".py") != before
