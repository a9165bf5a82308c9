"""A period is planned from a command, and everything asked for is written whole or not at all."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from matching.break_words.rules import PARTLY_CHANCE
from matching.formats import json_period
from matching.plain_json import read_json, write_json
from matching.short_breaks.clash import Clash
from matching.short_breaks.conflict import settle
from matching.short_breaks.explaining.words import stay_in_words
from matching.short_breaks.period import Booking, BookingStatus, LevelChoice, Nights, Period
from matching.short_breaks.result import Ended, Planned
from scenarios.periods import winter_at_marram
from service.commands.breaks.arguments import FAIRNESS
from service.commands.breaks.now_and_then import BEGINS
from service.commands.breaks.places import Places
from service.commands.exits import NOT_TO_GIVE_OUT
from tests.commands.breaks_asked import QUICK, URN, WINTER, breaks, inside, planned, refused

COMMANDS_NEXT = ("family", "why", "what-if", "swap", "record")


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder with all that can be asked for, and what was said."""
    folder = tmp_path_factory.mktemp("all")
    files = ("--out", folder / "plan.json", "--board", folder / "board.html", "--excel", folder / "board.xlsx")
    folders = ("--calendars", folder / "calendars", "--letters", folder / "letters")
    result = breaks("allocate", WINTER, *QUICK, *files, *folders)
    assert result.exit_code == 0, result.output
    assert " ".join(result.stderr.split()).startswith(BEGINS)
    return folder, result.stdout


def test_all_that_is_asked_for_is_written_and_named(everything: tuple[Path, str]) -> None:
    folder, said = everything
    assert inside(folder) == {"plan.json", "board.html", "board.xlsx", "calendars", "letters"}
    assert all(f"• {folder / name}" in said for name in inside(folder))
    families = {family.id for family in winter_at_marram.period().families}
    assert inside(folder / "letters") == {f"family {id}.html" for id in families}
    assert inside(folder / "calendars") == {f"family {id}.ics" for id in families} | {f"home {URN}.ics"}


def test_the_saved_plan_is_the_one_that_the_same_work_gives(everything: tuple[Path, str]) -> None:
    saved = read_json(Planned, (everything[0] / "plan.json").read_bytes())
    assert saved.allocation.stays == planned().allocation.stays
    assert saved.cleared == planned().cleared


def test_the_summary_names_every_level_with_its_proof_and_what_to_ask_next(everything: tuple[Path, str]) -> None:
    said = everything[1]
    for level in planned().allocation.levels:
        assert level.name.split(":")[0] in said
        assert f"{level.value:,}" in said
    assert "no plan can be more than" in said
    assert "Families left short" in said
    assert all(f"placewell breaks {command} {WINTER}" in said for command in COMMANDS_NEXT)


def test_every_command_proposed_next_is_one_and_the_stay_to_ask_about_could_be_offered(tmp_path: Path) -> None:
    said = breaks("allocate", WINTER, *QUICK, "--out", tmp_path / "plan.json", width=40).stdout.partition("Ask next")[2]
    proposed = [
        shlex.split(line.partition("placewell breaks ")[2]) for line in said.splitlines() if "placewell" in line
    ]
    assert len(proposed) == len(COMMANDS_NEXT)
    for words in proposed:
        result = breaks(*words, *(QUICK if words[0] == "what-if" else ()))
        assert result.exit_code == 0, result.output
        assert "it is not a stay that could be offered" not in " ".join(result.stdout.split())


def test_no_name_of_a_child_is_said_or_stands_in_a_file_name(everything: tuple[Path, str]) -> None:
    folder, said = everything
    names = [told.name for told in winter_at_marram.TOLD]
    files = " ".join(path.name for path in folder.rglob("*"))
    assert not [name for name in names if name in said.split() or name in files.split()]


def test_rules_are_set_side_by_side_with_whom_each_would_give_more_and_whom_fewer(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    said = breaks("allocate", WINTER, *QUICK, "--compare-rules", "--out", path).stdout
    used, *others = read_json(Planned, path.read_bytes()).allocation.fairness
    assert f"{used.rule} (this plan)" in said
    assert "The price of fairness is " in said
    head = " ".join(said.partition(f"Fairness: {used.rule}")[2].split())
    assert head.startswith(PARTLY_CHANCE)
    whom = said.partition("Whom another rule would give more, and whom fewer nights")[2]
    for other in others:
        assert f"{other.rule.capitalize()}: " in whom
        was = dict(used.by_family)
        assert all(
            f"{family} ({nights} instead of {was[family]})" in " ".join(whom.split())
            for family, nights in other.by_family
            if nights != was[family]
        )


def test_the_help_says_of_every_rule_of_fairness_what_it_is() -> None:
    said = " ".join(breaks("allocate", "--help", width=1000).stdout.split())
    assert all(f"{typed}: {rule.MEANS}." in said for typed, rule in FAIRNESS.items())


def test_another_rule_of_fairness_can_be_asked_for_and_its_plan_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    said = breaks("allocate", WINTER, *QUICK, "--fairness", "need-order", "--out", path).stdout
    assert "need band 1" in said
    assert breaks("family", WINTER, path, "F-01").exit_code == 0


def test_promises_that_clash_come_first_and_nothing_that_goes_to_families_is_written(tmp_path: Path) -> None:
    period = winter_at_marram.period()
    night = period.bookings[0].first_night
    clash = [_booking(n, night) for n in range(3, 7)]
    path = tmp_path / "period.json"
    path.write_bytes(json_period.write(_with(period, clash)))
    folders = ("--calendars", tmp_path / "calendars", "--letters", tmp_path / "letters")
    result = breaks("allocate", path, *QUICK, "--out", tmp_path / "plan.json", *folders)
    assert result.exit_code == NOT_TO_GIVE_OUT, result.output
    assert result.stdout.lstrip().startswith("Broken promises")
    assert inside(tmp_path) == {"period.json", "plan.json"}
    assert all(f"• {tmp_path / name} was not written" in result.stdout for name in ("calendars", "letters"))
    assert f"• {tmp_path / 'plan.json'}\n" in result.stdout
    assert "The nearest plan drops" in result.stdout
    said = " ".join(result.stdout.split())
    assert f"at {URN}, {stay_in_words(Nights(first=night, nights=2))}" in said
    assert f"the night of {night:%A} {night.day} {night:%B %Y}" in said
    saved = read_json(Planned, (tmp_path / "plan.json").read_bytes())
    assert saved.allocation.ended is Ended.PROMISES_CLASH
    assert settle(_with(period, clash), saved.cleared).clash == saved.allocation.clash
    assert breaks("family", path, tmp_path / "plan.json", "F-03").exit_code == 0
    assert "none to give out" in refused(breaks("family", path, tmp_path / "plan.json", "F-03", "--for-family"))
    asked = (path, tmp_path / "plan.json", "--family", "F-03", "--home", URN, "--from", "2026-12-11", "--nights", "1")
    said = " ".join(breaks("why", *asked, "--for-family").stdout.split())
    assert said.startswith("Promises that were made cannot all be kept. This answer is of the plan that keeps most")
    own = f"Your stay of {stay_in_words(Nights(first=night, nights=2))} is one of those promises"
    assert -1 < said.find(own) < said.find("(1 night) at")
    assert not re.search(r"[FC]-(?!03)\d", said)
    coordinators = breaks("why", *asked).stdout
    assert coordinators.lstrip().startswith("Broken promises")
    assert "This answer is of the nearest plan" in coordinators.partition("F-03, ")[0]
    shut = ("--bedroom-closed", f"{URN}:room 1:{night.isoformat()}:1")
    assert "none to give out" in refused(breaks("repair", path, tmp_path / "plan.json", *shut, *folders))
    shown = breaks("show", path, tmp_path / "plan.json", *folders)
    assert (shown.exit_code, inside(tmp_path)) == (NOT_TO_GIVE_OUT, {"period.json", "plan.json"})


def _given_to_families(folder: Path) -> set[str]:
    """What is written for families and homes of a plan that drops a promise."""
    plan = planned()
    stay = plan.allocation.stays[0]
    clash = Clash(together=(stay,), sentences=("It is closed.",), dropped=(stay,))
    dropped = plan.model_copy(update={"allocation": plan.allocation.model_copy(update={"clash": clash})})
    Places(calendars=folder / "calendars").write(winter_at_marram.period(), dropped)
    return inside(folder)


def test_planted_defect_calendars_of_a_plan_that_drops_a_promise_are_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _given_to_families(tmp_path) == set()
    monkeypatch.setattr(Places, "held_back", lambda places, planned: ())
    assert _given_to_families(tmp_path) == {"calendars"}


def _booking(number: int, night: object) -> Booking:
    fields = {"family": f"F-{number:02}", "urn": URN, "bedrooms": (f"room {number - 2}",), "nights": 2}
    return Booking.model_validate(
        {"id": f"X-{number}", "status": BookingStatus.COMMITTED, "first_night": night, **fields}
    )


def _with(period: Period, bookings: list[Booking]) -> Period:
    return period.model_copy(update={"bookings": (*period.bookings[1:], *bookings)})


def test_everything_wrong_with_where_to_write_is_said_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    nowhere = tmp_path / "nowhere" / "board.html"
    asked = ("--out", tmp_path / "plan.json", "--board", nowhere, "--excel", nowhere, "--letters", tmp_path / "full")
    said = refused(breaks("allocate", "example:no-such-winter", *QUICK, *asked))
    assert said.startswith("5 problems were found; nothing was written.")
    assert "the file is already there" in said
    assert "there are files in this folder already" in said
    assert "there is no such folder" in said
    assert "it is named twice" in said
    assert "there is no example period of that name Use winter-at-marram." in said
    assert (tmp_path / "plan.json").read_text() == "mine"
    assert inside(tmp_path) == {"plan.json", "full"}


def test_an_example_named_like_a_file_is_told_how_it_is_written() -> None:
    assert "is written example:winter-at-marram" in refused(breaks("allocate", "winter-at-marram", *QUICK))


def test_a_plan_is_written_over_another_only_when_forced(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text("mine")
    assert breaks("allocate", WINTER, *QUICK, "--out", path, "--force").exit_code == 0
    assert read_json(Planned, path.read_bytes()).allocation.period == "marram-winter-2026"


def test_a_level_that_the_policy_switches_off_is_left_out_and_told_with_its_reason(tmp_path: Path) -> None:
    period = winter_at_marram.period()
    off = (LevelChoice(level="wishes", why="The panel, in May"),)
    path = tmp_path / "period.json"
    policy = period.policy.model_copy(update={"levels_off": off})
    path.write_bytes(json_period.write(period.model_copy(update={"policy": policy})))
    result = breaks("allocate", path, *QUICK)
    assert result.exit_code == 0, result.output
    assert "Switched off: Wishes. The reason given: The panel, in May." in " ".join(result.stdout.split())
    levels = [line for line in result.stdout.splitlines() if "proven best" in line or "no plan can be more" in line]
    assert not [line for line in levels if "Wishes" in line]
    assert [line for line in levels if "Benefit" in line]


def test_what_has_to_be_in_place_before_a_familys_stays_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(write_json(planned()))
    said = breaks("family", WINTER, path, "F-01").stdout
    assert "To have in place first" in said
    assert "Agree the short-break plan before the first night." in " ".join(said.split())
