"""Periods and plans that cannot be used are refused with the way out, and nothing of them is shown."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from matching.formats import json_period, json_world, period_workbook
from matching.plain_json import read_json, write_json
from matching.short_breaks.period import sheet_of
from matching.short_breaks.result import Planned
from scenarios.periods import winter_at_marram
from tests.commands.breaks_asked import QUICK, URN, WINTER, breaks, plan_in, planned, refused

FAMILY = "F-03"


def test_a_blank_form_can_be_had_once(tmp_path: Path) -> None:
    path = tmp_path / "period.xlsx"
    written = breaks("template", path)
    assert written.exit_code == 0
    assert f"Wrote {path}: a blank form" in written.stdout
    assert f"placewell breaks read {path} --world WORLD" in written.stdout
    assert "add --force" in refused(breaks("template", path))


def test_a_filled_form_is_read_as_it_was_meant(tmp_path: Path) -> None:
    form, world, out = (tmp_path / name for name in ("winter.xlsx", "world.json", "period.json"))
    first = breaks("example", "winter-at-marram", "--out", form)
    assert first.exit_code == 0
    assert f"placewell breaks read {form} --world period-world.json --out period.json" in first.stdout
    assert f"placewell breaks world {WINTER}" in first.stdout
    second = breaks("world", WINTER, "--out", world)
    assert second.exit_code == 0
    assert f"--world {world} --out period.json" in second.stdout
    assert breaks("read", form, "--world", world, "--out", out).exit_code == 0
    assert json_period.read(out.read_bytes()) == winter_at_marram.period()


def test_all_that_is_wrong_on_a_form_is_named_by_sheet_and_cell(tmp_path: Path) -> None:
    period, form, world = winter_at_marram.period(), tmp_path / "winter.xlsx", tmp_path / "world.json"
    first, second, *others = period.families
    worse = (
        first.model_copy(update={"protected_minimum": first.assessed_nights + 1}),
        second.model_copy(update={"homes": ("SC999999",)}),
        *others,
    )
    form.write_bytes(period_workbook.write(sheet_of(period.model_copy(update={"families": worse}))))
    world.write_bytes(json_world.write(period.world))
    said = refused(breaks("read", form, "--world", world, "--out", tmp_path / "period.json"))
    assert said.count("winter.xlsx, Families!") >= 2
    assert not (tmp_path / "period.json").exists()


def test_a_form_without_its_world_is_refused(tmp_path: Path) -> None:
    form = tmp_path / "winter.xlsx"
    form.write_bytes(period_workbook.write(sheet_of(winter_at_marram.period())))
    assert "Add --world" in refused(breaks("allocate", form, *QUICK))


def test_a_world_with_a_period_that_holds_its_own_is_refused() -> None:
    assert "Leave --world out" in refused(breaks("allocate", WINTER, "--world", "world.json", *QUICK))


def test_what_cannot_be_read_is_told_with_all_that_the_rest_and_its_world_contradict(tmp_path: Path) -> None:
    file, plain = tmp_path / "period.json", json.loads(json_period.write(winter_at_marram.period()))
    plain["families"][0]["protected_minimum"] = 99
    plain["families"][1]["assessed_nights"] = "Maryam's 4"
    room = plain["world"]["homes"][0]["bedrooms"][0]
    room |= {"closed_from": "2026-12-20", "closed_until": "2026-12-10"}
    file.write_text(json.dumps(plain))
    said = refused(breaks("allocate", file, *QUICK))
    for place in ("families 2, assessed nights: ", "families[F-01].protected_minimum: ", "world, "):
        assert f"{file}, {place}" in said
    assert "closed until" in said
    assert "Maryam" not in said


def test_a_period_with_faults_is_refused_with_all_of_them(tmp_path: Path) -> None:
    period, path = winter_at_marram.period(), tmp_path / "period.json"
    worse = tuple(f.model_copy(update={"protected_minimum": f.assessed_nights + 1}) for f in period.families)
    home = period.world.homes[0].model_copy(update={"urn": "SC900132"})
    world = period.world.model_copy(update={"homes": (home,)})
    path.write_bytes(json_period.write(period.model_copy(update={"families": worse, "world": world})))
    said = refused(breaks("allocate", path, *QUICK))
    assert said.count(f"{path}, families[F-") >= len(worse)
    assert "world, " in said
    assert "Ada" not in said


@pytest.mark.parametrize("content", ["", "{}", "[1]", "a photograph of Ada"])
def test_what_is_no_plan_is_said_to_be_none(content: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text(content)
    said = refused(breaks("family", WINTER, path, FAMILY))
    assert f"{path}, " in said
    assert "Ada" not in said


def test_a_plan_of_another_period_is_refused_with_the_way_out(tmp_path: Path) -> None:
    period, path = winter_at_marram.period(), tmp_path / "period.json"
    path.write_bytes(json_period.write(period.model_copy(update={"nights": period.nights - 1})))
    said = refused(breaks("family", path, plan_in(tmp_path), FAMILY))
    assert "it was made of another period, or the period has changed since" in said
    assert "plan again: placewell breaks allocate" in said


def test_a_plan_whose_stays_break_a_rule_is_refused(tmp_path: Path) -> None:
    first, *others = planned().allocation.stays
    moved = first.model_copy(update={"first_night": first.first_night - timedelta(days=400)})
    said = refused(breaks("swap", WINTER, plan_in(tmp_path, stays=(moved, *others))))
    assert "its stays break rules: " in said
    assert "Do not use it." in said


LIES: dict[str, Callable[[Any, Any], object]] = {
    "period": lambda plan, _: plan.update(period="another-period"),
    "value": lambda plan, _: plan["levels"][-3].update(value=plan["levels"][-3]["value"] + 1),
    "name": lambda plan, _: plan["levels"][0].update(name="All is well"),
    "bound": lambda plan, _: plan["levels"][-3].update(bound=plan["levels"][-3]["value"] - 1),
    "ended": lambda plan, _: plan.update(ended="proven best"),
    "clash": lambda plan, _: plan.update(ended="promises cannot all hold"),
    "broken": lambda plan, _: plan.update(broken=["All is well."]),
    "counter": lambda plan, _: plan["counters"][0].update(planned=99),
    "familiar": lambda plan, _: plan.update(familiar_bedroom_nights=999),
    "left out": lambda plan, family: plan["families"].remove(family),
    "nights": lambda _, family: family.update(nights=family["nights"] + 1),
    "stays": lambda _, family: family["stays"].pop(),
    "assessed": lambda _, family: family.update(assessed=family["nights"]),
    "owed_after": lambda _, family: family.update(owed_after=family["owed_after"] + 1),
    "reason": lambda _, family: family.update(reason="Everything this family asked for was granted."),
    "obstacles": lambda _, family: family["obstacles"].pop(),
    "enquiries": lambda _, family: family.update(enquiries=["Nothing is left to ask."]),
    "to_arrange": lambda _, family: family.update(to_arrange=[[URN, ["Nothing is left to arrange."]]]),
    "need": lambda _, family: family.update(need=family["need"] + 1),
}
"""What a plan can say of itself, and of its first family with obstacles, that is not so."""


@pytest.mark.parametrize("lie", LIES)
def test_a_plan_that_says_of_itself_what_is_not_so_is_refused_even_with_a_seal_of_its_own(
    lie: str, tmp_path: Path
) -> None:
    path = plan_in(tmp_path)
    plan = json.loads(path.read_text())
    told = plan["allocation"]
    LIES[lie](told, next(f for f in told["families"] if f["obstacles"] and f["stays"]))
    path.write_bytes(write_json(read_json(Planned, json.dumps(plan).encode()).sealed()))
    said = refused(breaks("compare", WINTER, path, path))
    assert said.startswith("1 problem was found")
    assert "Do not use it." in said


ANSWERS: dict[str, Callable[[Any], object]] = {
    "bedroom": lambda cleared: cleared["suited"][0]["bedrooms"][0].append("room 4"),
    "unknown bedroom": lambda cleared: cleared["suited"][0]["bedrooms"][0].append("room 9"),
    "unknown family": lambda cleared: cleared["suited"][0].update(family="F-99"),
    "alone": lambda cleared: cleared["suited"][0].update(alone=not cleared["suited"][0]["alone"]),
    "nights": lambda cleared: cleared["suited"][0]["nights"].pop(),
    "conditions": lambda cleared: cleared["suited"][0].update(conditions=["Nothing is left to arrange."]),
    "apart": lambda cleared: cleared["apart"].pop(),
    "refused": lambda cleared: cleared.update(refused=[{"family": "F-01", "urn": URN, "why": ["No reason."]}]),
    "seal": lambda cleared: cleared.pop("seal"),
}
"""Answers of the match check that it never gave."""


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_plan_with_other_answers_of_the_match_check_is_refused(answer: str, tmp_path: Path) -> None:
    path = plan_in(tmp_path)
    plan = json.loads(path.read_text())
    ANSWERS[answer](plan["cleared"])
    path.write_text(json.dumps(plan))
    said = refused(breaks("compare", WINTER, path, path))
    assert "are not those that it was saved with" in said
    assert "Do not use it." in said


def test_answers_about_a_bedroom_that_is_not_there_are_refused_whoever_gave_them(tmp_path: Path) -> None:
    path = plan_in(tmp_path, engine=OLDER)
    plan = json.loads(path.read_text())
    ANSWERS["unknown bedroom"](plan["cleared"])
    del plan["cleared"]["seal"]
    path.write_text(json.dumps(plan))
    assert "name what the period has not" in refused(breaks("compare", WINTER, path, path))


def test_a_family_whose_result_was_changed_is_named(tmp_path: Path) -> None:
    first, *others = planned().allocation.families
    changed = first.model_copy(update={"reason": "Everything this family asked for was granted."})
    said = refused(breaks("show", WINTER, plan_in(tmp_path, families=(changed, *others))))
    assert f"is not what follows from its stays: {first.family} " in said


OLDER = "0.0.1+0123456789ab"


def reworded(folder: Path, **changes: Any) -> Path:
    """The plan as an engine that worded a family's result otherwise would have saved it."""
    first, *others = planned().allocation.families
    older = first.model_copy(update={"reason": "Said as it used to be said.", "enquiries": ("Asked as it was.",)})
    return plan_in(folder, families=(older, *others), engine=OLDER, **changes)


def test_a_plan_of_another_version_is_shown_in_the_words_of_this_one_and_said_to_be(tmp_path: Path) -> None:
    first = planned().allocation.families[0]
    asked = breaks("family", WINTER, reworded(tmp_path), first.family)
    assert asked.exit_code == 0, asked.output
    said = " ".join(asked.stderr.split())
    assert "was made by another version of the engine: what it says of each family" in said
    assert "Said as it used to be" not in asked.stdout
    assert " ".join(first.reason.split()) in " ".join(asked.stdout.split())
    same = breaks("family", WINTER, plan_in(tmp_path), first.family)
    assert same.stdout == asked.stdout
    assert "another version" not in same.stderr


def test_a_plan_of_another_version_is_refused_all_the_same_where_its_stays_break_a_rule(tmp_path: Path) -> None:
    first, *others = planned().allocation.stays
    moved = first.model_copy(update={"first_night": first.first_night - timedelta(days=400)})
    said = refused(breaks("show", WINTER, reworded(tmp_path, stays=(moved, *others))))
    assert "its stays break rules: " in said
    assert "Do not use it." in said


def test_what_a_plan_of_another_version_is_said_to_be_worth_is_never_taken_from_its_file(tmp_path: Path) -> None:
    *before, last = planned().allocation.levels
    lie = last.model_copy(update={"value": last.value + 1, "bound": last.value + 1})
    asked = breaks("show", WINTER, reworded(tmp_path, levels=(*before, lie)), width=200)
    assert asked.exit_code == 0, asked.output
    (line,) = (line for line in asked.stdout.splitlines() if line.strip().startswith(last.name))
    assert f" {last.value:,} " in line
    assert f"{last.value + 1:,}" not in line
