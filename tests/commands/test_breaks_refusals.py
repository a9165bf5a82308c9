"""Whatever a command on short breaks cannot use, it says what, where and the way out, and leaves no file behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from matching.errors import BadInput
from matching.formats import json_period
from matching.short_breaks.period import Period
from matching.world.home import AgesCondition
from matching.world.statement import Ages
from scenarios.periods import winter_at_marram
from service.commands.breaks.places import Places
from tests.commands.asking import every_command
from tests.commands.breaks_asked import QUICK, URN, WINTER, breaks, inside, plan_in, planned, refused

STAY = ("--family", "F-03", "--home", URN, "--from", "2026-12-18", "--nights", "2")
READING: dict[str, tuple[str, ...]] = {
    "family": ("F-03",),
    "show": (),
    "why": STAY,
    "what-if": ("--release-bed", URN, *QUICK),
    "repair": ("--bedroom-closed", f"{URN}:room 2:2026-12-11:2", *QUICK),
    "swap": (),
    "record": (),
    "compare": (),
    "next": ("--from", "2027-01-18", "--to", "2027-02-14"),
}
"""Every command that reads a plan, with what else it is asked with."""
PERIOD_OUT = {"what-if", "repair"}
WRITING = ("allocate", "why", "what-if", "repair", "swap", "record", "example", "world")
each_reading = pytest.mark.parametrize("command", READING)


def asked(command: str, period: str | Path, plan: str | Path) -> tuple[str | Path, ...]:
    twice = (plan,) if command == "compare" else ()
    form = Path(plan).with_name("next.xlsx")
    begun = ("--out", form, "--world-out", form.with_suffix(".json")) if command == "next" else ()
    return command, period, plan, *twice, *READING[command], *begun


def outs(command: str, path: Path) -> tuple[str | Path, ...]:
    """What makes a command write to that place."""
    beside = ("--period-out", path.with_name("period.json")) if command in PERIOD_OUT else ()
    return ("--out", path, *beside, *(("--take", "1") if command == "swap" else ()))


def writing(command: str, plan: Path) -> tuple[str | Path, ...]:
    if command == "allocate":
        return command, WINTER, *QUICK
    if command in READING:
        return asked(command, WINTER, plan)
    return (command, winter_at_marram.NAME) if command == "example" else (command, WINTER)


def test_every_command_that_reads_a_plan_is_tried_here() -> None:
    of_periods = {"allocate", "template", "read", "example", "world"}
    assert {words[1] for words in every_command() if words[0] == "breaks"} == {*READING, *of_periods}


@each_reading
def test_a_plan_that_was_tampered_with_is_refused_by_every_command(command: str, tmp_path: Path) -> None:
    first, *others = planned().allocation.families
    plan = plan_in(tmp_path, families=(first.model_copy(update={"nights": first.nights + 1}), *others))
    said = refused(breaks(*asked(command, WINTER, plan)))
    assert f"{plan}: " in said
    assert f"is not what follows from its stays: {first.family}" in said
    assert "Do not use it. Plan again: placewell breaks allocate" in said
    assert inside(tmp_path) == {"plan.json"}


@each_reading
def test_a_plan_of_another_period_is_refused_by_every_command(command: str, tmp_path: Path) -> None:
    other, period = tmp_path / "period.json", winter_at_marram.period()
    other.write_bytes(json_period.write(period.model_copy(update={"nights": period.nights - 1})))
    said = refused(breaks(*asked(command, other, plan_in(tmp_path))))
    assert "it was made of another period, or the period has changed since" in said
    assert "plan again: placewell breaks allocate" in said


@each_reading
def test_a_plan_that_is_not_there_is_named(command: str, tmp_path: Path) -> None:
    said = refused(breaks(*asked(command, WINTER, tmp_path / "none.json")))
    assert f"{tmp_path / 'none.json'}: No such file or directory" in said


@pytest.mark.parametrize("command", WRITING)
@pytest.mark.parametrize("place", ["nowhere/out.json", "x" * 300 + ".json", "."])
def test_a_place_that_cannot_be_written_is_refused_and_nothing_is_written(
    command: str, place: str, tmp_path: Path
) -> None:
    (tmp_path / "plans").mkdir()
    plan = plan_in(tmp_path / "plans")
    said = refused(breaks(*writing(command, plan), *outs(command, tmp_path / place)))
    assert any(way in said for way in ("Name a file in", "Make it, or name another."))
    assert inside(tmp_path) == {"plans"}
    assert inside(tmp_path / "plans") == {"plan.json"}


@pytest.mark.parametrize("option", ["--board", "--excel", "--calendars", "--letters"])
def test_one_place_that_cannot_be_written_keeps_everything_else_from_being_written(option: str, tmp_path: Path) -> None:
    asked = ("--out", tmp_path / "plan.json", option, tmp_path / ("x" * 300))
    assert "File name too long" in refused(breaks("allocate", WINTER, *QUICK, *asked))
    assert inside(tmp_path) == set()


def test_a_folder_that_goes_while_the_plan_is_made_leaves_nothing_half_saved(tmp_path: Path) -> None:
    places = Places(out=tmp_path / "plan.json", board=tmp_path / "gone" / "board.html")
    with pytest.raises(BadInput, match="No such file or directory"):
        places.write(winter_at_marram.period(), planned())
    assert inside(tmp_path) == set()


@pytest.mark.parametrize(
    ("day", "what"),
    [
        ("2026-13-01", "has no such day"),
        ("12/18/2026", "has no such month: the day comes first"),
        ("31/02/2027", "has no such day"),
        ("18/12/26", "could be several days"),
        ("tomorrow", "is no day"),
    ],
)
def test_a_day_that_is_none_is_answered_with_how_to_write_one(day: str, what: str, tmp_path: Path) -> None:
    stay = ("--family", "F-03", "--home", URN, "--from", day, "--nights", "2")
    said = refused(breaks("why", WINTER, plan_in(tmp_path), *stay))
    assert f"'{day}' {what}. Write it as in 2026-12-18, or with the day first" in said
    typed = f"{URN}:room 2:{day}:2"
    said = refused(breaks("repair", WINTER, plan_in(tmp_path), "--bedroom-closed", typed, *QUICK))
    assert f"--bedroom-closed (number 1), FIRST-NIGHT: '{day}' {what}" in said


def test_a_day_typed_with_the_day_first_is_that_day(tmp_path: Path) -> None:
    stay = ("--family", "F-03", "--home", URN, "--nights", "2", "--from")
    one, other = (breaks("why", WINTER, plan_in(tmp_path), *stay, day) for day in ("2026-12-18", "18/12/2026"))
    assert one.exit_code == 0
    assert one.stdout == other.stdout


@pytest.mark.parametrize("day", ["2025-12-18", "2027-06-01"])
def test_a_stay_outside_the_period_is_an_answer(day: str, tmp_path: Path) -> None:
    stay = ("--family", "F-03", "--home", URN, "--from", day, "--nights", "2")
    result = breaks("why", WINTER, plan_in(tmp_path), *stay)
    assert result.exit_code == 0
    assert "It reaches outside the period." in result.stdout


def test_a_family_or_home_that_is_not_there_is_answered_by_every_command_that_names_one(tmp_path: Path) -> None:
    plan = plan_in(tmp_path)
    assert "Use one of: F-" in refused(breaks("family", WINTER, plan, "F-00"))
    assert "Use one of: F-" in refused(breaks("why", WINTER, plan, "--family", "F-00", *STAY[2:]))
    assert f"Use one of: {URN}." in refused(breaks("why", WINTER, plan, *STAY[:3], "SC900132", *STAY[4:]))
    ids = sorted(family.id for family in winter_at_marram.period().families)
    told = refused(breaks("family", WINTER, plan, "F-99")).rpartition("Use one of: ")[2]
    assert sorted(re.findall(r"F-\d+", told)) == ids[:12]
    assert told.startswith("F-09")
    gone = refused(breaks("what-if", WINTER, plan, "--release-bed", "SC900132", *QUICK))
    assert "SC900132" in gone
    assert gone.endswith(".")


@pytest.fixture
def nobody(tmp_path: Path) -> Path:
    """The period without its families."""
    period = winter_at_marram.period()
    empty = {"families": (), "bookings": (), "company": (), "cancellations": ()}
    return saved(period.model_copy(update=empty), tmp_path)


@pytest.fixture
def unplaceable(tmp_path: Path) -> Path:
    """The period, of a home that is registered for nobody of these ages."""
    period = winter_at_marram.period()
    (home,) = period.world.homes
    old = Ages(youngest=17, oldest=17)
    conditions = tuple(
        c.model_copy(update={"ages": old}) if isinstance(c, AgesCondition) else c for c in home.conditions
    )
    world = period.world.model_copy(update={"homes": (home.model_copy(update={"conditions": conditions}),)})
    return saved(period.model_copy(update={"world": world, "bookings": ()}), tmp_path)


def saved(period: Period, folder: Path) -> Path:
    path = folder / "period.json"
    path.write_bytes(json_period.write(period))
    return path


def everything(period: Path, folder: Path) -> str:
    """What is said of its plan, with everything written."""
    files = ("--out", folder / "plan.json", "--board", folder / "board.html", "--excel", folder / "board.xlsx")
    folders = ("--calendars", folder / "calendars", "--letters", folder / "letters")
    result = breaks("allocate", period, *QUICK, "--compare-rules", *files, *folders)
    assert result.exit_code == 0, result.output
    assert inside(folder) == {"period.json", "plan.json", "board.html", "board.xlsx", "calendars", "letters"}
    return result.stdout


def test_a_period_without_families_is_planned_and_every_command_answers(nobody: Path) -> None:
    said = everything(nobody, nobody.parent)
    assert "no stays with 0 of 0 nights assessed or owed, for no families" in " ".join(said.split())
    assert "The period has no families." in said
    assert "No plan is better: that is proven." in said
    for command in ("swap", "record", "compare", "what-if", "repair"):
        result = breaks(*asked(command, nobody, nobody.with_name("plan.json")))
        assert result.exit_code == 0, result.output
    assert "the period has no families" in breaks("record", nobody, nobody.with_name("plan.json")).stdout
    way_out = "The period has no family at all: add those it is about."
    assert way_out in refused(breaks("family", nobody, nobody.with_name("plan.json"), "F-03"))


def test_a_period_in_which_nobody_can_be_placed_is_a_result_with_its_reasons(unplaceable: Path) -> None:
    said = everything(unplaceable, unplaceable.parent)
    assert "No plan is better: that is proven." in said
    assert f"With nothing: {len(winter_at_marram.TOLD)}: F-01" in " ".join(said.split())
    for command in READING:
        result = breaks(*asked(command, unplaceable, unplaceable.with_name("plan.json")))
        assert result.exit_code == 0, result.output
    family = breaks("family", unplaceable, unplaceable.with_name("plan.json"), "F-03").stdout
    assert "Homes that the match check does not allow" in family
