"""Nothing of a saved plan can be changed unnoticed: whatever was, every command that reads it refuses it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from matching.errors import BadInput, Problem
from matching.plain_json import read_json
from matching.short_breaks.result import Planned
from scenarios.periods import winter_at_marram
from service.commands.breaks.trust import NOT_AS_SEALED, trusted
from tests.commands.breaks_asked import URN, WINTER, breaks, plan_in, planned, refused

QUICK = ("--rounds", "0", "--moves", "200", "--processes", "1")
OLDER = "0.0.1+0123456789ab"
Path_ = tuple[str | int, ...]


def _fields(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Every field down to the last, each list with the fields of all its members."""
    if isinstance(value, dict | list) and path:
        yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from _fields(one, (*path, key))
    if not isinstance(value, dict | list):
        yield path, value


def _kind(path: Path_) -> str:
    return ".".join("" if isinstance(part, int) else part for part in path)


def _otherwise(value: Any) -> Any:
    """Something else of the same kind."""
    if isinstance(value, list):
        return value[:-1] if value else ["x"]
    if isinstance(value, dict):
        return dict(list(value.items())[:-1])
    if isinstance(value, bool) or value is None:
        return not value
    return value + 1 if isinstance(value, int | float) else f"{value}1"


def _spoilt() -> dict[str, dict[str, Any]]:
    """For each kind of field of a saved plan, the plan with the first of that kind changed."""
    text = planned().model_dump_json()
    first: dict[str, tuple[Path_, Any]] = {}
    for path, value in _fields(json.loads(text)):
        first.setdefault(_kind(path), (path, value))
    made = {}
    for kind, (path, value) in first.items():
        plan = json.loads(text)
        held = plan
        for part in path[:-1]:
            held = held[part]
        held[path[-1]] = _otherwise(value)
        made[kind] = plan
    return made


def _read(kind: str, plan: dict[str, Any]) -> Planned:
    """The plan, where it is one still. Raises BadInput, also where leaving a field out has changed nothing."""
    found = read_json(Planned, json.dumps(plan).encode())
    if found == planned():
        raise BadInput([Problem(kind, "left out, it means the same", "None is needed.")])
    return found


def test_whatever_field_of_a_saved_plan_is_changed_it_is_refused() -> None:
    period, spoilt = winter_at_marram.period(), _spoilt()
    assert len(spoilt) > 90
    assert trusted("plan", period, planned()).planned == planned()
    for kind, plan in spoilt.items():
        if kind == "allocation.engine":
            continue
        with pytest.raises(BadInput) as wrong:
            trusted("plan", period, _read(kind, plan))
        assert wrong.value.problems[0].way_out, kind


def _lowered(folder: Path) -> Path:
    """The plan with a bound lowered to what it is worth at that level."""
    path = plan_in(folder)
    plan = json.loads(path.read_text())
    level = next(
        one for one in plan["allocation"]["levels"] if one["bound"] is not None and one["bound"] > one["value"]
    )
    level["bound"] = level["value"]
    path.write_text(json.dumps(plan))
    return path


STAY = ("--family", "F-03", "--home", URN, "--from", "18/12/2026", "--nights", "2")
READING = {
    "show": (),
    "family": ("F-03",),
    "why": STAY,
    "what-if": ("--release-bed", URN, *QUICK),
    "repair": ("--bedroom-closed", f"{URN}:room 2:11/12/2026:2", *QUICK),
    "swap": (),
    "record": (),
}


@pytest.mark.parametrize("command", READING)
def test_a_bound_that_was_lowered_is_refused_by_every_command_that_reads_plans(command: str, tmp_path: Path) -> None:
    said = refused(breaks(command, WINTER, _lowered(tmp_path), *READING[command]))
    assert NOT_AS_SEALED in said
    assert "--without-proof" in said


def test_a_bound_that_was_lowered_is_refused_beside_another_plan(tmp_path: Path) -> None:
    assert NOT_AS_SEALED in refused(breaks("compare", WINTER, _lowered(tmp_path), _lowered(tmp_path)))


def test_a_seal_that_is_never_looked_at_would_be_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Planned, "is_as_sealed", True)
    assert breaks("show", WINTER, _lowered(tmp_path)).exit_code == 0


def test_without_its_proof_only_the_stays_are_taken_from_the_file(tmp_path: Path) -> None:
    path = _lowered(tmp_path)
    plan = json.loads(path.read_text())
    lie = plan["allocation"]["levels"][-1]
    lie["name"], plan["allocation"]["ended"] = "All is well", "proven best"
    plan["cleared"]["suited"][0]["bedrooms"][0].append("room 4")
    plan["allocation"]["families"][0]["reason"] = "All of it was granted."
    plan["allocation"]["left_out"] = [plan["allocation"]["stays"][0] | {"family": "F-99"}]
    path.write_text(json.dumps(plan))
    said = breaks("show", WINTER, path, "--without-proof")
    assert said.exit_code == 0, said.output
    words = " ".join(said.stdout.split())
    assert "of the file only the stays are taken" in words
    assert "All is well" not in words
    assert "F-99" not in words
    assert "Seed 0, 0 moves" in words


@pytest.mark.parametrize("sealed", [True, False])
def test_of_another_engine_the_match_check_is_asked_again_and_bounds_hold_only_as_they_were_sealed(
    sealed: bool,
) -> None:
    period, plan = winter_at_marram.period(), planned()
    older = plan.model_copy(update={"allocation": plan.allocation.model_copy(update={"engine": OLDER})}).sealed()
    level = next(one for one in plan.allocation.levels if one.bound is not None and one.bound > one.value)
    if not sealed:
        lower = (one.model_copy(update={"bound": one.value}) if one == level else one for one in plan.allocation.levels)
        told = older.allocation.model_copy(update={"levels": tuple(lower)})
        older = older.model_copy(update={"allocation": told})
    found = trusted("plan", period, older).planned
    assert found.cleared == plan.cleared
    bound = next(one.bound for one in found.allocation.levels if one.id == level.id)
    assert bound is not None
    assert bound == level.bound if sealed else bound > level.value


def test_answers_of_another_engine_that_would_not_be_given_today_are_never_used() -> None:
    plan = planned()
    first, *others = plan.cleared.suited
    wider = plan.cleared.model_copy(
        update={"suited": (first.model_copy(update={"alone": True, "known": True}), *others)}
    ).sealed()
    told = plan.allocation.model_copy(update={"engine": OLDER})
    found = trusted("plan", winter_at_marram.period(), Planned(cleared=wider, allocation=told).sealed())
    assert found.planned.cleared == plan.cleared != wider


def test_a_plan_of_another_engine_is_told_under_the_period_that_it_was_made_of() -> None:
    period = winter_at_marram.period()
    told = planned().allocation.model_copy(update={"engine": OLDER, "period": "another period"})
    found = trusted("plan", period, planned().model_copy(update={"allocation": told}))
    assert found.planned.allocation.period == period.id


def test_a_plan_whose_answers_of_the_match_check_were_written_by_hand_is_refused_with_the_way_that_asks_them_anew(
    tmp_path: Path,
) -> None:
    path = plan_in(tmp_path)
    data = json.loads(path.read_text())
    first = data["cleared"]["suited"][0]
    first["alone"] = not first["alone"]
    path.write_text(json.dumps(data))
    said = refused(breaks("show", WINTER, path))
    assert "the answers of the match check" in said
    assert "placewell breaks show PERIOD PLAN --without-proof" in said
    shown = breaks("show", WINTER, path, "--without-proof")
    assert shown.exit_code == 0, shown.output
