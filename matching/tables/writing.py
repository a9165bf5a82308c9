"""Writes the rows of a table as CSV or Excel: equal rows give equal bytes, and nothing in them can run."""

from __future__ import annotations

import csv
import io

from xlsxwriter import Workbook

from matching.errors import BadInput, Problem
from matching.tables.columns import Shape
from matching.tables.rows import Rows
from matching.workbook.inspection import LAST_ROW
from matching.workbook.write import MADE


def as_csv(shape: Shape, rows: Rows) -> bytes:
    """The rows as CSV: UTF-8, a heading, lines ended as spreadsheets on Windows end them."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in shape.columns])
    writer.writerows(_lines(shape, rows))
    return text.getvalue().encode()


def as_workbook(*tables: tuple[Shape, Rows]) -> bytes:
    """The tables as an Excel workbook, a sheet for each, every cell of it text. Raises BadInput for too many rows."""
    problems = [_too_many(rows) for _, rows in tables if len(rows) >= LAST_ROW]
    if problems:
        raise BadInput(problems)
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": tables[0][0].name, "created": MADE})
        for shape, rows in tables:
            _sheet(workbook, shape, rows)
    return file.getvalue()


def _too_many(rows: Rows) -> Problem:
    what = f"it comes to {len(rows):,} rows, and a sheet here holds {LAST_ROW - 1:,}"
    return Problem(rows.name, what, "Write it as CSV.")


def _sheet(workbook: Workbook, shape: Shape, rows: Rows) -> None:
    sheet = workbook.add_worksheet(shape.name[:31])
    bold, text = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "@"})
    for at, column in enumerate(shape.columns):
        sheet.write_string(0, at, column.name, bold)
        sheet.set_column(at, at, max(12, len(column.name) + 2), text)
    for row, line in enumerate(_lines(shape, rows), 1):
        for at, cell in enumerate(line):
            if cell:
                sheet.write_string(row, at, cell, text)
    sheet.freeze_panes(1, 0)


def _lines(shape: Shape, rows: Rows) -> zip[tuple[str, ...]]:
    """Every row as text. Each different value of a column is written once."""
    columns = []
    for column, values in zip(shape.columns, rows.values, strict=True):
        written = {value: "" if value is None else column.kind.write(value) for value in set(values)}
        columns.append([written[value] for value in values])
    return zip(*columns, strict=True)
