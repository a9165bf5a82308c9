"""Changes single cells of a workbook file, as a person with a spreadsheet program would."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from matching.workbook.grids import address


@dataclass(frozen=True)
class Formula:
    """A formula, and what it last came to."""

    text: str
    result: object = 0


def edited(
    data: bytes,
    changes: Mapping[str, object] | None = None,
    *,
    rename: Mapping[str, str] | None = None,
    drop: str = "",
    add: str = "",
    hide: str = "",
    chart: str = "",
    comment: str = "",
    textbox: str = "",
) -> bytes:
    """The file with cells changed ("Needs!D14" to a value; None empties it), and whole sheets too, by their names."""
    sheets = {name: cells for name, cells in _sheets(data).items() if name != drop} | ({add: {}} if add else {})
    for place, value in (changes or {}).items():
        sheet, _, cell = place.rpartition("!")
        sheets[sheet][cell] = value
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        days = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for name, cells in sheets.items():
            sheet_written = workbook.add_worksheet((rename or {}).get(name, name))
            for cell, value in cells.items():
                _put(sheet_written, cell, value, days)
            if name == comment:
                sheet_written.write_comment("B5", "Ask me about this")
            if name == textbox:
                sheet_written.insert_textbox("B5", "Ask me about this")
            if name == hide:
                sheet_written.hide()
        if chart:
            _put_chart(workbook, chart)
    return file.getvalue()


def cells_of(data: bytes, sheet: str) -> dict[str, Any]:
    """The filled cells of a sheet, as in {"D14": 3.0}."""
    return _sheets(data)[sheet]


def find(data: bytes, sheet: str, text: str, nth: int = 0) -> str:
    """The place of the nth cell with that text, as in "Needs!D14"."""
    found = [cell for cell, value in cells_of(data, sheet).items() if value == text]
    return f"{sheet}!{found[nth]}"


def beside(place: str, columns: int = 0, rows: int = 0) -> str:
    """The place so many columns to the right and rows below."""
    sheet, _, cell = place.rpartition("!")
    letters = cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return f"{sheet}!{address(int(cell[len(letters) :]) - 1 + rows, column - 1 + columns)}"


def under(data: bytes, sheet: str, heading: str, row: int = 0) -> str:
    """The place under a heading, so many rows below the first."""
    return beside(find(data, sheet, heading), rows=row + 1)


def cells_under(data: bytes, sheet: str, heading: str) -> list[str]:
    """The filled cells under a heading."""
    place = find(data, sheet, heading)
    letters = place.rpartition("!")[2].rstrip("0123456789")
    below = [cell for cell in cells_of(data, sheet) if cell.rstrip("0123456789") == letters]
    return [f"{sheet}!{cell}" for cell in below if f"{sheet}!{cell}" > place or len(f"{sheet}!{cell}") > len(place)]


def _sheets(data: bytes) -> dict[str, dict[str, Any]]:
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        return {name: dict(_filled(workbook, name)) for name in workbook.sheet_names}


def _filled(workbook: CalamineWorkbook, name: str) -> Iterator[tuple[str, Any]]:
    for row, cells in enumerate(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)):
        for column, value in enumerate(cells):
            if value != "":
                yield address(row, column), value


def _put_chart(workbook: Workbook, name: str) -> None:
    chart = workbook.add_chart({"type": "line"})
    assert chart is not None
    chart.add_series({"values": "='Referral'!$B$5:$B$6"})
    workbook.add_chartsheet(name).set_chart(chart)


def _put(sheet: Worksheet, cell: str, value: object, days: Any) -> None:
    if isinstance(value, Formula):
        sheet.write_formula(cell, value.text, None, value.result)
    elif isinstance(value, bool):
        sheet.write_boolean(cell, value)
    elif isinstance(value, int | float):
        sheet.write_number(cell, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(cell, value, days)
    elif isinstance(value, date):
        sheet.write_datetime(cell, datetime.combine(value, time()), days)
    elif value is not None:
        sheet.write_string(cell, str(value))
