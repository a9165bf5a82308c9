"""What goes to one family never names another family or another child, whatever was done to the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from matching.exports import break_calendar
from matching.plain_json import read_json, write_json
from matching.report_parts import Paragraph, Section
from matching.reports import break_letter
from matching.reports.break_letter.addressed import Addressed
from matching.short_breaks.result import Planned
from tests.commands import canaries
from tests.commands.breaks_asked import QUICK, URN, breaks
from tests.commands.test_breaks_asking import agreed, crossed

FAMILIES = tuple(family.id for family in canaries.period().families)
SOME = FAMILIES[2::5]
"""Whom the slower questions are asked about."""
STAY = ("--home", URN, "--from", "2026-12-11", "--nights", "2")


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Path, Path]]:
    """Period and plan after each thing that can be done to one."""
    folder = tmp_path_factory.mktemp("canaries")
    period, plan, before_swap = (folder / f"{name}.json" for name in ("period", "plan", "before the swap"))
    period.write_bytes(write_json(canaries.period()))
    done("allocate", period, *QUICK, "--out", plan)
    stay = read_json(Planned, plan.read_bytes()).allocation.stays[-1]
    gone = f"{stay.family}:{URN}:{stay.first_night}:the family"
    found = {"allocate": (period, plan)}
    for name, change in (("repair", ("--cancelled", gone)), ("what-if", ("--bedroom", f"{URN}:room 5"))):
        found[name] = folder / f"period after {name}.json", folder / f"plan after {name}.json"
        done(name, period, plan, *change, *QUICK, "--out", found[name][1], "--period-out", found[name][0])
    made = read_json(Planned, crossed(tmp_path_factory.mktemp("crossed")).read_bytes())
    before_swap.write_bytes(write_json(canaries.plan(made)))
    found["swap"] = period, folder / "swapped.json"
    done(
        "swap",
        period,
        before_swap,
        "--take",
        "1",
        *agreed(*(canaries.names()[family] for family in ("F-04", "F-11"))),
        "--out",
        found["swap"][1],
    )
    return found


def done(*arguments: str | Path) -> str:
    result = breaks(*arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def given_out(period: Path, plan: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Every file that is meant for one family, with that family: its name and what is in it."""
    folder.mkdir(exist_ok=True)
    done("show", period, plan, "--letters", folder / "letters", "--calendars", folder / "calendars")
    for file in sorted(folder.rglob("family *")):
        yield file.stem.removeprefix("family "), f"{file.name}\n{file.read_bytes().decode()}"


def told_of_others(files: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(family, number) for family, text in files for number in sorted(canaries.strangers(text, family))]


@pytest.mark.parametrize("after", ["allocate", "repair", "what-if", "swap"])
def test_no_letter_or_calendar_of_a_family_names_another(
    plans: Mapping[str, tuple[Path, Path]], after: str, tmp_path: Path
) -> None:
    files = list(given_out(*plans[after], tmp_path))
    assert [family for family, _ in files] == [*FAMILIES, *FAMILIES]
    assert all(canaries.CANARY.search(text) for _, text in files)
    assert told_of_others(iter(files)) == []


@pytest.mark.parametrize("after", ["allocate", "repair", "what-if", "swap"])
def test_a_familys_answers_on_the_screen_name_no_other(plans: Mapping[str, tuple[Path, Path]], after: str) -> None:
    for family in SOME:
        said = done("family", *plans[after], family, "--for-family")
        assert "What we know about you" in said
        assert canaries.strangers(said, family) == set()


def test_why_a_family_has_not_another_stay_names_no_other_though_the_coordinators_answer_does(
    plans: Mapping[str, tuple[Path, Path]],
) -> None:
    named: set[str] = set()
    for family in SOME:
        asked = ("why", *plans["allocate"], "--family", family, *STAY)
        assert canaries.strangers(done(*asked, "--for-family"), family) == set()
        named |= canaries.strangers(done(*asked), family)
    assert named


def test_the_coordinators_view_of_a_family_says_that_it_is_hers(plans: Mapping[str, tuple[Path, Path]]) -> None:
    assert "For the coordinator" in done("family", *plans["allocate"], FAMILIES[0])
    assert "For the coordinator" not in done("family", *plans["allocate"], FAMILIES[0], "--for-family")


def test_planted_defects_a_letter_with_those_beside_and_a_calendar_of_the_home_are_caught(
    plans: Mapping[str, tuple[Path, Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_those_beside(to: Addressed) -> tuple[Section, ...]:
        beside = tuple(stay.family for stay in to.allocation.stays)
        return (Section("why", "Why you do not have more", (Paragraph(beside),)),)

    monkeypatch.setattr(break_letter, "why_not_more", with_those_beside)
    assert told_of_others(given_out(*plans["allocate"], tmp_path / "letters"))
    monkeypatch.undo()
    monkeypatch.setattr(break_calendar, "_of_family", lambda asked, _: break_calendar._of_home(asked, URN))
    assert told_of_others(given_out(*plans["allocate"], tmp_path / "calendars"))
