"""Finds the answers that a record gives to a form's questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from matching.workbook.cells import Written
from matching.workbook.layout import Column, Form, Table
from matching.workbook.rows import ABSENT, Row, dig

Filled = dict[Column, Any]
"""The values that go in a row, by column; a column that stays blank is not there."""


def form_values(form: Form, plain: Row) -> Filled:
    """The value of each question that the record answers."""
    return {c: value for c in form.columns if _is_told(c, value := dig(plain, c.path))}


def table_values(table: Table, plain: Row) -> Iterator[Filled]:
    """The rows from the top: those there from the start, filled or not, then the others."""
    rows = [_row_values(table, row) for row in table.rows.spread(plain)]
    first = table.columns[0]
    for key in table.keys:
        yield from [row for row in rows if row[first] == key] or [{first: key}]
    yield from [row for row in rows if row.get(first) not in table.keys]


def has_none(table: Table, plain: Row) -> bool:
    """Whether somebody asked and there are none."""
    return bool(table.none) and dig(plain, table.none) == ()


def written(column: Column, value: Any) -> Written:
    """What stands in the cell for a value. Raises WrongCell for one that no cell can hold."""
    return column.cell.for_none if value is None else column.cell.write(value)


def _row_values(table: Table, row: Row) -> Filled:
    kind = row.get(table.kind)
    columns = [c for c in table.columns if c.belongs_to(kind)]
    return {c: value for c in columns if _is_told(c, value := dig(row, c.path))}


def _is_told(column: Column, value: object) -> bool:
    return value is not ABSENT and (value is not None or bool(column.cell.for_none))
