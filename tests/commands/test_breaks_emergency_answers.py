"""What a repair says to ask of a child of whom nothing is known, written where it says, is seen by the next repair."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.effort import Effort
from matching.short_breaks.period import Nights
from matching.short_breaks.repairing import repair
from matching.world.child import Child, DayCare, NightCare
from scenarios.periods.winter_at_marram import period
from scenarios.storybook import TODAY
from service.commands.breaks import standing
from tests.commands.breaks_asked import MOVES, QUICK, URN, WINTER, breaks, plan_in, planned, refused


def night() -> date:
    return planned().allocation.stays[3].first_night


@dataclass(frozen=True)
class First:
    """A repair after the child is admitted: what it says, and the file of the changes that it writes."""

    said: Result
    changes: str

    def lay_out(self, folder: Path) -> tuple[Path, Path]:
        """The plan, and the file of the changes."""
        file = folder / "changes.json"
        file.write_text(self.changes)
        return plan_in(folder), file


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> First:
    folder = tmp_path_factory.mktemp("first")
    file, typed = folder / "changes.json", f"{URN}:room 4:{night().isoformat()}:3:C-99:1 to 2:sleep-in:nothing"
    with pytest.MonkeyPatch.context() as one_day:
        one_day.setattr(standing, "machines_day", lambda: TODAY)
        said = breaks("repair", WINTER, plan_in(folder), "--emergency", typed, *QUICK, "--changes-out", file)
    assert said.exit_code == 0, said.output
    return First(said, file.read_text())


@cache
def asked() -> tuple[set[tuple[str, str]], set[tuple[str, bool]]]:
    """The pairs to check and the questions about the child, as the repair has them."""
    care: dict[str, Any] = {"day_care": DayCare.SHARED_1_TO_2, "night_care": NightCare.SLEEP_IN, "clinical_tasks": ()}
    child = Child(id="C-99", name="C-99", **care)
    change = EmergencyAdmission(urn=URN, bedroom="room 4", nights=Nights(first=night(), nights=3), child=child)
    found = repair(period(), planned(), [change], Effort(rounds=0, moves=MOVES, seconds=None, processes=1))
    pairs = {pair for t in found.touched for one in t.unchecked for pair in one.pairs}
    return pairs, {(one.about, one.is_need) for t in found.touched for one in t.open}


def answered(file: Path) -> None:
    """The file with every answer, written in the fields that the repair names: nothing harmful was found."""
    (change,) = json.loads(file.read_text())
    pairs, questions = asked()
    by, on = "social worker", TODAY.isoformat()
    kind = "no link found when both names were checked"
    change["ties"] = [{"children": pair, "kind": kind, "said_by": by, "on": on} for pair in sorted(pairs)]
    account = {"level": 0, "said_by": by, "said_on": on, "basis": "observed fact"}
    change["child"]["facts"] = [{"about": about, "accounts": [account]} for about, need in sorted(questions) if need]
    change["child"]["date_of_birth"] = "2013-01-01"
    file.write_text(json.dumps([change]))


def test_answers_written_where_it_is_said_bring_the_stays_back(first: First, tmp_path: Path) -> None:
    plan, file = first.lay_out(tmp_path)
    said = " ".join(first.said.stdout.split())
    assert "are put off because nobody has checked" in said
    assert "It is not known of C-99 whether others would be safe" in said
    assert "(goes into: child, facts, fire_setting)" in said
    assert "(goes into: child, date_of_birth)" in said
    assert 'under "ties"' in said
    assert "a number without quotation marks" in said
    assert "If no harmful link is found, the match check still does not allow it: it is not known whether" in said
    answered(file)
    again = breaks("repair", WINTER, plan, "--changes", file, *QUICK)
    assert again.exit_code == 0, again.output
    said = " ".join(again.stdout.split())
    assert "nobody has checked" not in said
    assert "not known" not in said
    assert "match check" not in said


def test_what_is_shown_of_an_answer_is_none_when_it_is_pasted_as_it_stands(first: First, tmp_path: Path) -> None:
    plan, file = first.lay_out(tmp_path)
    said = first.said.stdout
    shown = [json.loads(found) for found in re.findall(r"\{.*\}", " ".join(said.split()).replace(" • ", "\n"))]
    (tie,) = (one for one in shown if "children" in one)
    (fact,) = (one for one in shown if "about" in one)
    text = file.read_text()
    for name, value in (("ties", [tie]), ("facts", [fact])):
        (change,) = json.loads(text)
        (change if name == "ties" else change["child"])[name] = value
        file.write_text(json.dumps([change]))
        assert name in refused(breaks("repair", WINTER, plan, "--changes", file, *QUICK))


def test_an_answer_that_would_not_be_counted_is_refused_with_where_it_stands(first: First, tmp_path: Path) -> None:
    plan, file = first.lay_out(tmp_path)
    answered(file)
    text = file.read_text()
    file.write_text(text.replace(f'"said_on": "{TODAY.isoformat()}"', '"said_on": "2026-12-11"'))
    assert "said on" in refused(breaks("repair", WINTER, plan, "--changes", file, *QUICK))
    file.write_text(text.replace('"fire_setting"', '"fires"'))
    assert "fires" in refused(breaks("repair", WINTER, plan, "--changes", file, *QUICK))
    file.write_text(text.replace('"C-99"]', '"C-98"]'))
    assert "it is not about the child admitted" in refused(breaks("repair", WINTER, plan, "--changes", file, *QUICK))
