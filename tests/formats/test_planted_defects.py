"""Defects planted in the tables on purpose: for each promise, the way it is tested is shown to catch its breach."""

from __future__ import annotations

from pathlib import Path

import pytest

from matching.check import check
from matching.errors import BadInput
from matching.findings import Outcome
from matching.formats import placements_standard, ssda903
from matching.formats.placements_standard import SCHOOL_KEPT, deriving
from matching.formats.placements_standard.fields import NO_KNOWN_RISK
from matching.formats.ssda903 import checks, moving
from matching.looked_after import placed as placing
from matching.looked_after import placement as whereabouts
from matching.rules import named_conditions
from matching.tables import kinds
from matching.tables.columns import Column, Shape
from matching.tables.rows import rows_of
from matching.tables.writing import as_csv
from matching.world.catalogue import standard_catalogue
from matching.world.home import Home, PlacesCondition
from scenarios import storybook
from scenarios.storybook import TODAY
from service.commands.exchanging import placing as commands
from tests.commands.asking import ask, lay_out_tables
from tests.formats.ssda903_files import EPISODES, files, returned

WORDS = Shape("words", (Column("Words", kinds.TEXT),))


def nothing_runs() -> bool:
    """What a spreadsheet would run goes out behind an apostrophe."""
    return as_csv(WORDS, rows_of(WORDS, [("=1+1",)])).endswith(b"'=1+1\r\n")


def unasked_is_no_known_risk() -> bool:
    """A risk nobody asked about is said to be none."""
    child = storybook.newcomer().model_copy(update={"facts": ()})
    found = deriving.derived(storybook.referral(child=child), storybook.home(), TODAY, standard_catalogue())
    return NO_KNOWN_RISK in found.values()


def school_kept_is_not_disrupted() -> bool:
    """A school that is kept is told as no disruption."""
    given, _ = placements_standard._read_answers({SCHOOL_KEPT: "yes"})
    return given["educationContinuity"] is False


def two_places_are_refused() -> bool:
    """A child in two places at once is no return."""
    try:
        ssda903.read(files(episodes=EPISODES.replace("101,01/09/2025", "101,01/08/2025")))
    except BadInput:
        return True
    return False


def unread_registration_is_open() -> bool:
    """Whether a home known by its URN only may admit the child is not known."""
    there = returned()
    world = placing.placed(there.children(), there.placements(), TODAY, whole=["SC900201"]).world
    world = world.model_copy(update={"referrals": (storybook.referral(),)})
    findings = [f for f in check(world, "R-1", "SC900201", TODAY).findings if f.rule == named_conditions.ID]
    return [finding.outcome for finding in findings] == [Outcome.NOT_KNOWN]


def guests_do_not_live_there() -> bool:
    """A child who comes for short breaks is no resident."""
    there = returned()
    (group,) = placing.placed(there.children(), there.placements(), TODAY, whole=["SC900201"]).world.groups
    return "104" not in {resident.child.id for resident in group.residents}


def an_old_return_is_refused(folder: Path) -> bool:
    """A return is not asked about a day after its year."""
    lay_out_tables(folder)
    tables = folder / "tables"
    asked = ("--on", "2027-06-01", "--out", folder / "world.json", "--force")
    return ask("import", "ssda903", tables / "header.csv", tables / "episodes.csv", *asked).exit_code == 2


def test_every_promise_holds_without_a_defect(tmp_path: Path) -> None:
    assert nothing_runs()
    assert not unasked_is_no_known_risk()
    assert school_kept_is_not_disrupted()
    assert two_places_are_refused()
    assert unread_registration_is_open()
    assert guests_do_not_live_there()
    assert an_old_return_is_refused(tmp_path)


def test_formulas_let_out_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "FORMULA", "")
    assert not nothing_runs()


def test_a_blank_told_as_no_known_risk_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deriving._Levels, "risk", lambda levels, needs: NO_KNOWN_RISK)
    assert unasked_is_no_known_risk()


def test_education_told_the_wrong_way_round_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placements_standard, "continuity_answer", lambda school_kept: school_kept)
    assert not school_kept_is_not_disrupted()


def test_a_child_let_be_in_two_places_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_overlap", lambda episodes, earlier, later: False)
    assert not two_places_are_refused()


def test_a_home_taken_to_have_no_other_conditions_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    places = (PlacesCondition(since=placing.ENGINE_BEGINS, most=4),)
    bare = Home(urn="SC900201", name="SC900201", provider="Westmarch", conditions=places)
    monkeypatch.setattr(placing, "bare_home", lambda urn, provider: bare.model_copy(update={"urn": urn}))
    assert not unread_registration_is_open()


def test_guests_counted_as_living_there_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whereabouts, "SHORT_BREAKS", frozenset())
    assert not guests_do_not_live_there()


def test_an_old_return_taken_for_todays_is_caught(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(commands, "_refuse_later", lambda on, year: None)
    assert not an_old_return_is_refused(tmp_path)


def test_a_move_told_as_a_start_is_seen_in_the_episode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "CHANGED", moving.STARTED)
    move = moving.Decided("102", TODAY, "K2", "PR1", "SC900201", "LS1 3AD", "CREQB")
    after = moving.with_placements(returned(), rows_of(moving.decided_shape(2027), [move]))
    assert [e.why_new for e in after.episodes() if e.child == "102"] == ["S", "S"]
