"""Writes a form, blank or filled, as an Excel workbook: the same form and answers always give the same bytes."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from matching.errors import BadInput, Problem
from matching.workbook.cells import NONE, Written, WrongCell
from matching.workbook.fill import Filled, form_values, has_none, table_values, written
from matching.workbook.grids import address
from matching.workbook.inspection import LAST_ROW
from matching.workbook.layout import FIRST, HEADINGS, READ_ME, SPARE_ROWS, Book, Column, Form, Sheet, Table
from matching.workbook.rows import Row
from matching.workbook.style import Lists, Style, columns_of, height, landscape, rule
from matching.world.record import Record

T = TypeVar("T", bound=Record)

MADE = datetime(2026, 1, 1, tzinfo=UTC)
"""The moment every file says it was made at, so that it does not change the bytes."""


def write_book(book: Book[T], thing: T | None = None) -> bytes:
    """The form, filled with a thing's answers or blank. Raises BadInput for what no cell can hold."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": book.title, "created": MADE})
        problems = _Writer(book, workbook).write({} if thing is None else thing.model_dump())
    if problems:
        raise BadInput(problems)
    return file.getvalue()


class _Writer:
    """A workbook while it is written."""

    def __init__(self, book: Book[Any], workbook: Workbook) -> None:
        self.book, self.workbook = book, workbook
        self.style, self.lists = Style.of(workbook), Lists(columns_of(book))
        self.problems: list[Problem] = []

    def write(self, plain: Row) -> list[Problem]:
        """Write every sheet; the values that no cell can hold are given back as problems."""
        self.notes()
        for sheet in self.book.sheets:
            self.sheet(sheet, plain)
        self.lists.write(self.workbook, self.style)
        return self.problems

    def notes(self) -> None:
        sheet = self.workbook.add_worksheet(READ_ME)
        sheet.set_column(0, 0, 100)
        sheet.write_string(0, 0, self.book.title, self.style.title)
        for row, note in enumerate(self.book.notes, 1):
            sheet.write_string(row, 0, note, self.style.told)
            sheet.set_row(row, height([(note, 100)]))
        landscape(sheet, 0)

    def sheet(self, sheet: Sheet, plain: Row) -> None:
        worksheet = self.workbook.add_worksheet(sheet.name)
        worksheet.write_string(0, 0, sheet.name, self.style.title)
        for block, start in zip(sheet.blocks, sheet.starts(), strict=True):
            worksheet.write_string(1, start, block.about, self.style.about)
            if isinstance(block, Form):
                self.form(worksheet, block, plain)
            else:
                self.table(worksheet, block, start, plain)
        worksheet.freeze_panes(FIRST, 1)
        landscape(worksheet, HEADINGS)

    def form(self, sheet: Worksheet, form: Form, plain: Row) -> None:
        for number, (text, width) in enumerate([("Question", 34), ("Answer", 44), ("How to answer", 70)]):
            sheet.set_column(number, number, width)
            sheet.write_string(HEADINGS, number, text, self.style.heading)
        values = form_values(form, plain)
        for row, column in enumerate(form.columns, FIRST):
            sheet.write_string(row, 0, column.label, self.style.label)
            self.answer(sheet, row, 1, column, values)
            sheet.write_string(row, 2, column.help, self.style.told)
            sheet.set_row(row, height([(column.label, 34), (column.help, 70), (str(values.get(column, "")), 44)]))
            sheet.data_validation(row, 1, row, 1, rule(column, self.lists))

    def table(self, sheet: Worksheet, table: Table, start: int, plain: Row) -> None:
        self.headings(sheet, table, start)
        filled = list(table_values(table, plain))
        if FIRST + len(filled) > LAST_ROW:
            what = f"it comes to {len(filled):,} rows, and a sheet holds {LAST_ROW - FIRST:,}"
            self.problems.append(Problem(str(sheet.name), what, "Write it as JSON, or in parts."))
            return
        rows: list[Filled] = [*filled, *([{}] * SPARE_ROWS)]
        for row, values in enumerate(rows, FIRST):
            self.row(sheet, table, row, start, values)
        last = FIRST + len(rows) - 1
        for column in table.columns:
            at = start + table.offset(column)
            sheet.data_validation(FIRST, at, last, at, rule(column, self.lists))
            if column.only_for:
                sheet.conditional_format(FIRST, at, last, at, self.greyed(table, start, column))
        if table.none:
            choose = {"validate": "list", "source": [NONE], "input_message": f"Choose {NONE!r} if there are none."}
            sheet.data_validation(HEADINGS - 1, start, HEADINGS - 1, start, choose)
            self.put(sheet, HEADINGS - 1, start, NONE if has_none(table, plain) else None, self.style.told)

    def headings(self, sheet: Worksheet, table: Table, start: int) -> None:
        for column in table.columns:
            at = start + table.offset(column)
            sheet.set_column(at, at, column.width)
            sheet.write_string(HEADINGS, at, column.label, self.style.heading)
        for at, shown in enumerate(table.shown, start + 1):
            sheet.set_column(at, at, shown.width)
            sheet.write_string(HEADINGS, at, shown.label, self.style.heading)

    def row(self, sheet: Worksheet, table: Table, row: int, start: int, values: Filled) -> None:
        key = values.get(table.columns[0])
        texts = [(str(value), column.width) for column, value in values.items()]
        for at, shown in enumerate(table.shown, start + 1):
            text = shown.says.get(str(key), "")
            texts.append((text, shown.width))
            self.put(sheet, row, at, text, self.style.told)
        for column in table.columns:
            self.answer(sheet, row, start + table.offset(column), column, values)
        if values:
            sheet.set_row(row, height(texts))

    def answer(self, sheet: Worksheet, row: int, at: int, column: Column, values: Filled) -> None:
        """Write the answer to one question, or leave its cell blank but ready."""
        try:
            answer = written(column, values[column]) if column in values else None
        except WrongCell as wrong:
            self.problems.append(Problem(f"{sheet.name}!{address(row, at)}", wrong.what, wrong.way_out))
            return
        self.put(sheet, row, at, answer, self.style.answers[column.cell.look])

    def put(self, sheet: Worksheet, row: int, at: int, value: Written | None, look: Format) -> None:
        if value is None or value == "":
            sheet.write_blank(row, at, None, look)
        elif isinstance(value, str):
            sheet.write_string(row, at, value, look)
        elif isinstance(value, date):
            sheet.write_datetime(row, at, datetime.combine(value, time()), look)
        else:
            sheet.write_number(row, at, value, look)

    def greyed(self, table: Table, start: int, column: Column) -> dict[str, Any]:
        """The rule that greys a cell in rows of a kind that does not ask its question."""
        (kind,) = (c for c in table.columns if c.path == table.kind)
        first = f"${address(FIRST, start + table.offset(kind))}"
        words = [kind.cell.write(value) for value in sorted(column.only_for)]
        others = ",".join([f'{first}<>""', *(f'{first}<>"{word}"' for word in words)])
        return {"type": "formula", "criteria": f"=AND({others})", "format": self.style.off}
