"""Rows of any table, each cell drawn from what its kind can hold."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from matching.tables.columns import Shape
from matching.tables.kinds import Kind
from matching.tables.rows import Rows, rows_of
from matching.workbook.cells import WrongCell
from tests.strategies.plain import idents, texts

SAMPLES = (
    *(
        "1",
        "0",
        "7",
        "16/11/2026",
        "01/02/2012",
        "LS1 1UR",
        "LS1",
        "SC123456",
        "1234567",
        "XXXXXXX",
        "yes",
        "no",
        "Yes",
    ),
    *(
        "Y",
        "12.5",
        "K2",
        "PR1",
        "M",
        "F",
        "C2",
        "S",
        "P",
        "N1",
        "X1",
        "CARPL",
        "WBRI",
        "PN1",
        "SDQ1",
        "YES",
        "F1",
        "B1",
    ),
    *("L11", "M1", "RD1", "P1", "MANAGE", "long", "emergency", "any", "male", "learning disability", "red", "blue"),
    *("Today", "Y", "BSL; Makaton", "Required", "No preference", "Yes - can", "NA", "Preferred", "Risk Present"),
    *("Residential", "planned", "social worker", "observed fact", "not known", "1:1", "sleep-in", "none"),
)
"""Cells of every kind there is: each kind takes those that it can read."""


def values(kind: Kind) -> SearchStrategy[Any]:
    """Values that a kind of cell can hold."""
    if kind.is_text and kind.wants == "words":
        return texts().filter(lambda text: kind.read(kind.write(text)) == text)
    if kind.wants == "an id":
        return idents().filter(lambda id: kind.read(id) == id)
    return st.sampled_from(sorted({_value(kind, cell) for cell in SAMPLES} - {None}, key=repr))


def _value(kind: Kind, cell: str) -> Any:
    try:
        return kind.read(cell)
    except WrongCell:
        return None


def tables(shape: Shape, most: int = 4) -> SearchStrategy[Rows]:
    """Rows of a shape, blank wherever a cell may be, but none blank throughout."""
    cells = [values(c.kind) if c.filled else st.none() | values(c.kind) for c in shape.columns]
    says_something = st.tuples(*cells).filter(lambda row: any(value is not None for value in row))
    return st.lists(says_something, max_size=most).map(lambda rows: rows_of(shape, rows))
