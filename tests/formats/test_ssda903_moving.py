"""Placements decided go into a return as the episodes that a validator expects, and nothing is filled in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.formats import ssda903
from matching.formats.ssda903.moving import Decided, decided_shape, with_placements
from matching.formats.ssda903.returned import Return903
from matching.looked_after.placement import current
from matching.tables.raw import NamedFile
from matching.tables.rows import Rows, read_rows, rows_of
from matching.tables.sets import open_all
from scenarios.generators.returns import YEAR, made_up_return
from scenarios.storybook import TODAY
from tests.formats.ssda903_files import returned
from tests.tables.small import refused

MOVE = Decided("102", TODAY, "K2", "PR1", "SC900201", "LS1 3AD", "CREQB")
NEW = Decided(
    *("201", TODAY, "K2", "PR1", "SC900201", "LS1 3AD", None, "V2", "N1", "LS2 8HD"),
    *("F", date(2012, 1, 1), "WBRI", "A012345678901", "0"),
)


def decided(*moves: Decided) -> Rows:
    return rows_of(decided_shape(YEAR), moves)


def after(*moves: Decided) -> Return903:
    return with_placements(returned(), decided(*moves))


def test_a_move_ends_the_present_episode_on_the_day_the_new_one_begins() -> None:
    old, new = (e for e in after(MOVE).episodes() if e.child == "102")
    assert (old.ended, old.why_ended, old.why_changed) == (TODAY, "X1", "CREQB")
    assert (new.began, new.why_new, new.place, new.urn) == (TODAY, "P", "K2", "SC900201")
    assert (new.ended, new.why_ended, new.why_changed) == (None, None, None)
    assert (new.legal_status, new.need, new.home_postcode) == (old.legal_status, old.need, old.home_postcode)


def test_another_legal_status_on_the_same_day_is_told_as_both_changes() -> None:
    *_, new = (e for e in after(MOVE._replace(legal_status="C1")).episodes() if e.child == "102")
    assert (new.why_new, new.legal_status) == ("B", "C1")


def test_a_child_new_to_the_return_is_entered_and_starts_to_be_looked_after() -> None:
    there = after(NEW)
    (episode,) = (e for e in there.episodes() if e.child == "201")
    assert (episode.why_new, episode.legal_status) == ("S", "V2")
    assert [h.ethnic for h in there.header() if h.child == "201"] == ["WBRI"]


def test_an_agreement_about_short_breaks_is_not_ended_by_a_placement() -> None:
    there = after(NEW._replace(child="104", began=TODAY, sex=None, born=None, ethnic=None, upn=None))
    agreement, stay = (e for e in there.episodes() if e.child == "104")
    assert (agreement.legal_status, agreement.ended) == ("V4", None)
    assert stay.why_new == "S"


def test_nobody_else_is_touched() -> None:
    before, there = returned(), after(MOVE, NEW)
    others = {"101", "103", "104"}
    assert [e for e in there.episodes() if e.child in others] == [e for e in before.episodes() if e.child in others]
    assert [h for h in there.header() if h.child != "201"] == list(before.header())


NOT_SAID: dict[str, tuple[Decided, str]] = {
    "a child's date of birth": (NEW._replace(born=None), "column DOB"),
    "a child's sex": (NEW._replace(sex=None), "column SEX"),
    "a child's ethnicity": (NEW._replace(ethnic=None), "column ETHNIC"),
    "whether a girl is a mother": (NEW._replace(mother=None), "column MOTHER"),
    "a legal status": (NEW._replace(legal_status=None), "column LS"),
    "a category of need": (NEW._replace(need=None), "column CIN"),
    "a home postcode": (NEW._replace(home_postcode=None), "column HOME_POST"),
    "why the placement changed": (MOVE._replace(why_changed=None), "column REASON_PLACE_CHANGE"),
    "a URN": (MOVE._replace(urn=None), "column URN"),
    "who provides": (MOVE._replace(provider=None), "column PLACE_PROVIDER"),
    "where it is": (MOVE._replace(postcode=None), "column PL_POST"),
}


@pytest.mark.parametrize("name", NOT_SAID)
def test_what_nobody_has_said_is_asked_for_and_never_filled_in(name: str) -> None:
    move, column = NOT_SAID[name]
    (said,) = refused(after, move)
    assert column in said
    assert "nobody has said it" in said


CANNOT_BE: dict[str, tuple[tuple[Decided, ...], str]] = {
    "a day after the year": ((MOVE._replace(began=date(2027, 4, 1)),), "after the end of 2026-27"),
    "a day before the present placement": ((MOVE._replace(began=date(2026, 6, 10)),), "begins on that day or after it"),
    "a child away for a time": ((MOVE._replace(child="103"),), "come back first"),
    "one child twice": ((MOVE, MOVE._replace(urn="SC900202")), "placed twice"),
    "where the child is": (
        (MOVE._replace(urn="SC910001", postcode="B1 1BB"),),
        "placed there already",
    ),
    "the child's own home": ((MOVE._replace(postcode="LS1 1UR"),), "postcode of the child's own home"),
}


@pytest.mark.parametrize("name", CANNOT_BE)
def test_what_cannot_be_is_told_and_nothing_is_written(name: str) -> None:
    moves, told = CANNOT_BE[name]
    assert any(told in said for said in refused(after, *moves))


def test_everything_is_told_at_once() -> None:
    said = refused(after, MOVE._replace(urn=None, why_changed=None), NEW._replace(need=None, sex=None))
    assert len(said) == 4


def test_the_table_of_decisions_needs_its_last_columns_only_for_new_children() -> None:
    headings = "CHILD,DECOM,PLACE,PLACE_PROVIDER,URN,PL_POST,REASON_PLACE_CHANGE"
    text = f"{headings}\n102,16/11/2026,K2,PR1,SC900201,LS1 3AD,CREQB\n"
    (raw,), _ = open_all([NamedFile("decided.csv", text.encode())])
    rows, problems = read_rows(decided_shape(YEAR), raw)
    assert problems == ()
    assert with_placements(returned(), rows) == after(MOVE)


@given(st.integers(0, 200))
@settings(max_examples=15)
def test_after_a_decision_a_child_is_placed_where_it_was_decided_and_the_return_is_sound(seed: int) -> None:
    before = made_up_return(6, seed)
    child = sorted(current(before.placements(), TODAY))[0]
    there = with_placements(before, decided(MOVE._replace(child=child, urn="SC999001", postcode="NE1 8QH")))
    assert ssda903.read(ssda903.write(there), YEAR) == there
    now, earlier = current(there.placements(), TODAY), current(before.placements(), TODAY)
    assert now[child].placement.urn == "SC999001"
    assert {c: now[c] for c in now if c != child} == {c: earlier[c] for c in earlier if c != child}
