"""Answers of the short breaks form that are each right alone and contradict one another are named by sheet and cell."""

import re

import pytest

from matching.errors import MORE, BadInput, Problem
from matching.formats import json_period
from matching.formats import period_workbook as form
from matching.short_breaks import problems
from matching.short_breaks.problems import find_problems
from matching.short_breaks.problems.not_whole import MORE_IN_ROWS
from matching.workbook.draft import Draft
from tests.short_breaks.altered import altered
from tests.short_breaks.faulty import FAULTY
from tests.short_breaks.one_fault import BOOKING, Faulty
from tests.short_breaks.small_period import small_period
from tests.workbook.editing import beside, cells_of, edited, find, under

IN_WRITING = {"duplicates", "unknown_criteria", "unknown_tasks", "unknown_levels"}
"""What the form cannot even hold."""

A_CELL = re.compile(r"[A-Z][a-z]+( [a-z]+)?![A-Z]{1,2}[0-9]+")
SOUND = form.write(small_period())


def check_of(faulty: Faulty) -> str:
    """The name of the check that finds it."""
    return str(getattr(faulty.check, "__name__", "")).rpartition(".")[2]


def told(faulty: Faulty) -> list[Problem]:
    """What is said of a form filled with the period."""
    data = form.write(faulty.period)
    with pytest.raises(BadInput) as refused:
        form.read_with(data, faulty.period.world)
    return list(refused.value.problems)


HELD = [faulty for faulty in FAULTY if check_of(faulty) not in IN_WRITING]


@pytest.mark.parametrize("faulty", HELD, ids=lambda faulty: faulty.name)
def test_every_contradiction_is_named_by_a_cell_or_by_its_place_in_the_world_and_by_none_that_is_not_there(
    faulty: Faulty,
) -> None:
    problems = told(faulty)
    assert all(A_CELL.fullmatch(p.where) or p.where.startswith("world.") for p in problems), problems
    assert {p.way_out for p in problems} == {p.way_out for p in find_problems(faulty.period)}
    assert not [p.what for p in problems if "[" in p.what]


@pytest.mark.parametrize("faulty", [f for f in FAULTY if check_of(f) in IN_WRITING], ids=lambda faulty: faulty.name)
def test_what_the_form_cannot_hold_is_refused_in_writing(faulty: Faulty) -> None:
    with pytest.raises(BadInput):
        form.write(faulty.period)


def faults_in(data: bytes) -> dict[str, str]:
    """What is said of a form alone, without its world."""
    with pytest.raises(BadInput) as refused:
        form.read(data)
    return {problem.where: problem.what for problem in refused.value.problems}


def test_a_minimum_above_what_is_assessed_is_told_at_its_cell_with_the_other() -> None:
    minimum = under(SOUND, "Families", "Nights of these that are protected", 1)
    (where,) = faults_in(edited(SOUND, {minimum: 5}))
    assert where == minimum
    assert faults_in(edited(SOUND, {minimum: 5}))[minimum].endswith(f"(see {beside(minimum, -1)})")


def test_a_bedroom_given_to_two_is_told_at_both_bookings() -> None:
    other = BOOKING.model_copy(update={"id": "B-2", "family": "F-1", "bedrooms": ("room 3",)})
    data = form.write(altered(small_period(), "bookings", 1, to=other))
    first = under(data, "Bookings", "Bedrooms")
    assert faults_in(data) == {
        beside(first, rows=1): f"the same bedroom is given to another child on one of these nights (see {first})"
    }


def test_a_family_without_a_night_is_told_at_its_row() -> None:
    rows = [cell for cell in cells_of(SOUND, "Availability") if int(cell.lstrip("ABCDEFGH")) > 4]
    only_first = {f"Availability!{cell}": None for cell in rows if not cell.endswith("5")}
    ids = [find(SOUND, "Families", f"F-{n}") for n in (3, 4)]
    assert set(ids) <= set(faults_in(edited(SOUND, only_first)))


def test_problems_stand_in_the_order_of_the_sheets() -> None:
    minimum = under(SOUND, "Families", "Nights of these that are protected", 1)
    rooms = under(SOUND, "Bookings", "Bedrooms")
    until = under(SOUND, "Staff", "Until")
    changes = {rooms: "room 2", minimum: 5, until: small_period().first_night}
    assert [w for w in faults_in(edited(SOUND, changes)) if w in changes] == [until, minimum, rooms]


def test_while_an_answer_cannot_be_read_it_is_said_that_more_may_be_found_once_it_is_put_right() -> None:
    minimum = under(SOUND, "Families", "Nights of these that are protected", 1)
    unread = edited(SOUND, {minimum: 5, beside(minimum, -1): "many"})
    with pytest.raises(BadInput, match=MORE_IN_ROWS) as refused:
        form.read(unread)
    (said,) = (line for line in str(refused.value).splitlines() if MORE_IN_ROWS in line)
    assert "whether every family that a booking, a cancellation or a wish for company names is one of" in said
    with pytest.raises(BadInput) as contradicting:
        form.read(edited(SOUND, {minimum: 5}))
    assert MORE_IN_ROWS not in str(contradicting.value)


MINIMUM = under(SOUND, "Families", "Nights of these that are protected", 1)
"""Of the second family, which has a booking."""
CANNOT_BE_READ = {
    "Period": find(SOUND, "Period", "Today").replace("A", "B"),
    "Staff": under(SOUND, "Staff", "People"),
    "Families": under(SOUND, "Families", "Nights assessed for this period", 2),
    "Availability": under(SOUND, "Availability", "First night", 2),
    "Holidays": under(SOUND, "Holidays", "First night"),
    "Bookings": under(SOUND, "Bookings", "First night"),
}
"""A cell of each sheet that others look something up on."""


@pytest.mark.parametrize("cell", CANNOT_BE_READ.values(), ids=CANNOT_BE_READ)
def test_what_readable_rows_contradict_is_told_with_the_cell_that_cannot_be_read_and_nothing_else(cell: str) -> None:
    assert set(faults_in(edited(SOUND, {MINIMUM: 5, cell: "not so"}))) == {MINIMUM, cell}


def test_a_family_whose_row_cannot_be_read_is_not_told_as_missing_where_its_booking_names_it() -> None:
    cell = under(SOUND, "Families", "Nights assessed for this period", 1)
    assert set(faults_in(edited(SOUND, {cell: "not so"}))) == {cell}


def test_it_would_be_where_nobody_thought_of_that_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problems, "is_misled", lambda check, unread: False)
    cell = under(SOUND, "Families", "Nights assessed for this period", 1)
    assert set(faults_in(edited(SOUND, {cell: "not so"}))) == {cell, under(SOUND, "Bookings", "Family")}


NO_NIGHTS = [f"Availability!{cell}" for cell in cells_of(SOUND, "Availability") if cell[-1:] in {"5", "6"}]
"""The rows of the first family's nights; without them it has none."""
OTHERS = under(SOUND, "Availability", "First night", 2)
NOBODYS = under(SOUND, "Availability", "Family", 2)


def said_without_nights(cell: str, value: object) -> set[str]:
    return set(faults_in(edited(SOUND, {**dict.fromkeys(NO_NIGHTS), cell: value})))


def test_a_row_of_nights_that_cannot_be_read_holds_back_what_is_looked_at_for_its_own_family_alone() -> None:
    first = find(SOUND, "Families", "F-1")
    assert said_without_nights(OTHERS, "not so") == {OTHERS, first}
    assert said_without_nights(NOBODYS, "F-77") == {NOBODYS}


def test_a_booking_that_cannot_be_read_holds_it_back_for_its_own_family_alone() -> None:
    cell = under(SOUND, "Bookings", "First night")
    assert said_without_nights(cell, "not so") == {cell, find(SOUND, "Families", "F-1")}


def test_a_row_whose_family_is_taken_from_a_wrong_cell_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Draft, "whose", lambda draft, cell, wrong: "F-77")
    assert said_without_nights(NOBODYS, "F-77") != {NOBODYS}


def test_of_the_only_home_it_is_said_that_nothing_is_held_against_it_before_its_row_can_be_read() -> None:
    cell = under(SOUND, "Homes", "Beds kept free for emergencies")
    with pytest.raises(BadInput, match=MORE):
        form.read(edited(SOUND, {MINIMUM: 5, cell: "not so"}))


def test_the_same_is_said_of_a_period_as_json() -> None:
    wrong = json_period.write(small_period()).replace(b'"turnaround_nights": 0', b'"turnaround_nights": -1')
    with pytest.raises(BadInput, match=MORE):
        json_period.read(wrong)
