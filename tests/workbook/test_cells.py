"""Each kind of cell takes what it should, gives it back, and refuses what only looks like it."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given

from matching.workbook.cells import (
    DAY,
    FIRST_DAY,
    NONE,
    TEXT,
    WHOLE,
    YES_NO,
    Cell,
    WrongCell,
    choice,
    entry_of,
    level_or,
    one_of,
    several,
    whole_or,
)
from tests.strategies import texts


class Colour(StrEnum):
    RED = "red"
    BLUE = "pale, blue"


COLOUR = one_of(Colour)
LEVEL = level_or({"not known": None}, range(5))
LIMIT = whole_or({"no limit": None})
ENTRY = entry_of({"bath": "A bath", "lift": "A lift"})

RIGHT: list[tuple[Cell, Any, Any]] = [
    (TEXT, "3", "3"),
    (TEXT, "=1+1", "=1+1"),
    (TEXT, "  two words ", "two words"),
    (WHOLE, 3.0, 3),
    (WHOLE, -1.0, -1),
    (DAY, date(2026, 2, 28), date(2026, 2, 28)),
    (DAY, datetime.combine(date(2026, 2, 28), time()), date(2026, 2, 28)),
    (YES_NO, "yes", True),
    (YES_NO, " NO ", False),
    (COLOUR, "Pale, Blue", Colour.BLUE),
    (LEVEL, 0.0, 0),
    (LEVEL, "Not known", None),
    (LIMIT, 90.0, 90),
    (LIMIT, "no limit", None),
    (ENTRY, "A lift", "lift"),
    (ENTRY, "lift", "lift"),
    (several(COLOUR), "red; pale, blue", (Colour.RED, Colour.BLUE)),
    (several(COLOUR), "red;red", (Colour.RED, Colour.RED)),
    (several(COLOUR), "None", ()),
    (several(TEXT), "none such", ("none such",)),
]

WRONG: list[tuple[Cell, Any]] = [
    (TEXT, 3.0),
    (TEXT, True),
    (TEXT, date(2026, 2, 28)),
    (WHOLE, "3"),
    (WHOLE, True),
    (WHOLE, False),
    (WHOLE, 3.5),
    (WHOLE, float("inf")),
    (WHOLE, float("nan")),
    (WHOLE, date(2026, 2, 28)),
    (DAY, "2026-02-28"),
    (DAY, "31/02/2026"),
    (DAY, 46_081.0),
    (DAY, True),
    (DAY, time(9)),
    (DAY, timedelta(days=1)),
    (DAY, datetime.combine(date(2026, 2, 28), time(0, 1))),
    (YES_NO, 1.0),
    (YES_NO, True),
    (YES_NO, "y"),
    (COLOUR, "green"),
    (COLOUR, 1.0),
    (LEVEL, "3"),
    (LEVEL, 5.0),
    (LEVEL, -1.0),
    (LIMIT, "90"),
    (LIMIT, "not known"),
    (LEVEL, True),
    (LEVEL, 1.5),
    (ENTRY, "stairs"),
    (several(COLOUR), "red, pale"),
    (several(COLOUR), "red;"),
    (several(COLOUR), "none; red"),
    (several(COLOUR), 3.0),
]


@pytest.mark.parametrize(("cell", "held", "meaning"), RIGHT)
def test_a_cell_takes_what_it_should(cell: Cell, held: Any, meaning: Any) -> None:
    assert cell.read(held) == meaning
    assert type(cell.read(held)) is type(meaning)


@pytest.mark.parametrize(("cell", "held"), WRONG)
def test_a_cell_refuses_what_only_looks_right(cell: Cell, held: Any) -> None:
    with pytest.raises(WrongCell) as wrong:
        cell.read(held)
    assert wrong.value.what
    assert wrong.value.way_out.endswith((".", "?"))


@pytest.mark.parametrize(("cell", "held", "meaning"), [row for row in RIGHT if row[2] is not None])
def test_a_cell_gives_back_what_it_took(cell: Cell, held: Any, meaning: Any) -> None:
    assert cell.read(cell.write(meaning)) == meaning


@given(texts())
def test_every_text_is_kept_as_it_is(text: str) -> None:
    assert TEXT.read(TEXT.write(text)) == text


@pytest.mark.parametrize("text", ["a\ufffeb", "\uffff", "_x005F_x0041_"])
def test_a_text_that_would_come_back_changed_is_refused(text: str) -> None:
    with pytest.raises(WrongCell, match="cannot keep"):
        TEXT.write(text)


def test_a_day_that_spreadsheets_disagree_on_is_refused() -> None:
    assert DAY.write(FIRST_DAY) == FIRST_DAY
    with pytest.raises(WrongCell, match="too long ago"):
        DAY.write(FIRST_DAY - timedelta(days=1))


def test_an_answer_that_the_form_does_not_have_is_not_written() -> None:
    with pytest.raises(WrongCell, match="no such answer"):
        ENTRY.write("stairs")


def test_a_near_miss_is_answered_with_what_was_probably_meant() -> None:
    with pytest.raises(WrongCell) as wrong:
        choice({"shared": 1, "alone": 2}).read("shard")
    assert wrong.value.way_out == "Did you mean 'shared'?"


def test_no_answer_is_written_as_the_word_for_none() -> None:
    assert several(COLOUR).write(()) == NONE


@pytest.mark.parametrize(
    ("held", "way_out"), [("lots", "Type a whole number, or 'no limit'."), ("no limits", "Did you mean 'no limit'?")]
)
def test_where_a_number_is_possible_the_way_out_says_so(held: str, way_out: str) -> None:
    with pytest.raises(WrongCell) as found:
        LIMIT.read(held)
    assert found.value.way_out == way_out
