"""How a form looks and what its cells let a person type: plain, high in contrast, the same on every sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import ceil
from textwrap import shorten
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from matching.workbook.cells import FIRST_DAY, Look
from matching.workbook.grids import address
from matching.workbook.inspection import LAST_ROW
from matching.workbook.layout import FIRST, LISTS, Book, Column

INK, PAPER, SHADE = "#1F3864", "#FFFFFF", "#E7ECF4"
"""White on the ink, and the ink on the shade, both pass the contrast asked of small text."""

LONGEST_INLINE = 255
"""What a spreadsheet takes as a list written into the cell's rule; longer ones stand on a sheet of their own."""

LONGEST_HELP = 255
LINE_HEIGHT = 15


@dataclass(frozen=True)
class Style:
    """The formats of one workbook."""

    title: Format
    about: Format
    heading: Format
    label: Format
    told: Format
    off: Format
    answers: dict[Look, Format]

    @classmethod
    def of(cls, workbook: Workbook) -> Style:
        """The formats, made in the workbook."""
        base = {"font_name": "Arial", "font_size": 11, "valign": "top"}
        boxed = {**base, "border": 1, "text_wrap": True}
        shaded = {**boxed, "bg_color": SHADE, "font_color": INK}
        return cls(
            title=workbook.add_format({**base, "bold": True, "font_size": 16, "font_color": INK}),
            about=workbook.add_format(base),
            heading=workbook.add_format({**boxed, "bold": True, "font_color": PAPER, "bg_color": INK}),
            label=workbook.add_format({**shaded, "bold": True}),
            told=workbook.add_format(shaded),
            off=workbook.add_format({"bg_color": "#BFBFBF"}),
            answers={look: workbook.add_format({**boxed, "num_format": look.value}) for look in Look},
        )


class Lists:
    """The lists that cells are chosen from, where too long for the cells' own rules: each a column of one sheet."""

    def __init__(self, columns: Iterable[Column]) -> None:
        long = [c for c in columns if c.cell.choices and (c.cell.many or not fits_inline(c.cell.choices))]
        self.columns = {c.cell.choices: c.label for c in reversed(long)}

    def source(self, choices: Sequence[str | int]) -> list[str | int] | str:
        """What the rule of a cell names: the choices, or where they stand."""
        if tuple(choices) not in self.columns:
            return list(choices)
        number = list(self.columns).index(tuple(choices))
        column = address(0, number)[:-1]
        return f"={LISTS}!${column}$2:${column}${len(choices) + 1}"

    def write(self, workbook: Workbook, style: Style) -> None:
        """Add the sheet, if there is anything to put on it."""
        if not self.columns:
            return
        sheet = workbook.add_worksheet(LISTS)
        for number, (choices, label) in enumerate(self.columns.items()):
            sheet.set_column(number, number, 44)
            sheet.write_string(0, number, label, style.heading)
            for row, choice in enumerate(choices, 1):
                sheet.write_string(row, number, str(choice), style.told)
        sheet.freeze_panes(1, 0)


def fits_inline(choices: Sequence[str | int]) -> bool:
    """Whether a list can stand in the rule of a cell."""
    words = [str(choice) for choice in choices]
    return len(",".join(words)) <= LONGEST_INLINE and not any("," in word for word in words)


def rule(column: Column, lists: Lists) -> dict[str, Any]:
    """What a cell lets a person type, and what it tells them as they do."""
    told = {"input_message": shorten(column.help, LONGEST_HELP, placeholder="…"), "ignore_blank": True}
    refused = {"error_title": "Not an answer here", "error_message": shorten(column.help, 200, placeholder="…")}
    return {**told, **refused, **_allowed(column, lists)}


def _allowed(column: Column, lists: Lists) -> dict[str, Any]:
    cell = column.cell
    if cell.choices and not cell.many:
        return {"validate": "list", "source": lists.source(cell.choices)}
    if column.listed_in:
        return {"validate": "list", "source": _first_column(column.listed_in)}
    if cell.look is Look.DAY:
        return {"validate": "date", "criteria": ">=", "value": FIRST_DAY}
    if cell.look is Look.NUMBER and not cell.for_none:
        return {"validate": "integer", "criteria": "between", "minimum": -1, "maximum": 1_000_000}
    return {"validate": "any"}


def _first_column(sheet: str) -> str:
    """What is filled in below the first heading of a sheet, as the rule of a cell names it."""
    first, last = (f"'{sheet}'!$A${row}" for row in (FIRST + 1, LAST_ROW))
    return f"=OFFSET({first},0,0,MAX(1,COUNTA({first}:{last.partition('!')[2]})),1)"


def height(texts: Iterable[tuple[str, int]]) -> int:
    """How high a row must be for wrapped texts in columns of those widths."""
    lines = [sum(max(1, ceil(len(line) / (width * 0.9))) for line in text.splitlines()) for text, width in texts]
    return LINE_HEIGHT * max([1, *lines])


def columns_of(book: Book[Any]) -> Iterable[Column]:
    """Every question of a form."""
    return chain.from_iterable(block.columns for sheet in book.sheets for block in sheet.blocks)


def landscape(sheet: Worksheet, heading_row: int) -> None:
    """Print a sheet across the page, its width on one page, with the headings on each."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(heading_row)
