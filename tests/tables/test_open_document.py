"""OpenDocument spreadsheets are read as they are shown, and one made to fill the memory is refused."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from matching.tables.open_document import MIMETYPE
from tests.tables.small import read, sound

HEADINGS = "".join(
    f"<table:table-cell><text:p>{name}</text:p></table:table-cell>" for name in ["Id", "Day", "Number", "Code", "Words"]
)
SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def document(rows: str, before: str = "") -> bytes:
    """A spreadsheet of one sheet."""
    inside = f"<office:spreadsheet><table:table table:name='Data'>{rows}</table:table></office:spreadsheet>"
    content = f"<?xml version='1.0' encoding='UTF-8'?>{before}<office:document-content {SPACES}><office:body>{inside}"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("mimetype"), MIMETYPE)
        packed.writestr("content.xml", f"{content}</office:body></office:document-content>")
    return file.getvalue()


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


TOP = row(HEADINGS)


def test_a_day_and_a_number_are_read_by_what_they_are_not_by_how_they_are_shown() -> None:
    day = cell("16 Nov 26", 'office:value-type="date" office:date-value="2026-11-16"')
    number = cell("3.00", 'office:value-type="float" office:value="3"')
    rows = sound(document(TOP + row(cell("1"), day, number, cell("K2"), cell("a"))))
    assert (rows.column("Day"), rows.column("Number")) == ((date(2026, 11, 16),), (3,))


def test_repeated_cells_and_rows_are_read_as_often_and_blank_ones_take_no_room() -> None:
    blank_rows = row(
        "<table:table-cell table:number-columns-repeated='16000'/>", attributes="table:number-rows-repeated='900000'"
    )
    rows = sound(
        document(TOP + row(cell("1"), attributes="table:number-rows-repeated='2'") + row(cell("2")) + blank_rows)
    )
    assert rows.column("Id") == ("1", "1", "2")
    assert rows.numbers == [2, 3, 4]


def test_a_comment_in_a_cell_is_no_answer() -> None:
    note = "<office:annotation><text:p>Ask Perpetua</text:p></office:annotation>"
    rows = sound(document(TOP + row(f"<table:table-cell>{note}<text:p>1</text:p></table:table-cell>")))
    assert rows.column("Id") == ("1",)


@pytest.mark.parametrize(
    "data",
    [
        document(TOP + row(cell("1"), attributes="table:number-rows-repeated='90000000'")),
        document(TOP + row(cell("1", "table:number-columns-repeated='90000000'"))),
        document(TOP + row("<table:table-cell table:number-columns-repeated='9000'/>", cell("1"))),
        document(TOP, "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"),
        document(TOP + row(cell("x" * 90_000))),
        document(TOP + row("<table:table-cell>" * 99 + "</table:table-cell>" * 99)),
        document(TOP + " " * 30_000_000),
        document(TOP)[:-60],
        document("<table:table-row>"),
    ],
    ids=["rows", "cells", "far off", "document type", "huge cell", "deep", "bomb", "cut short", "not closed"],
)
def test_what_would_fill_the_memory_or_is_damaged_is_refused(data: bytes) -> None:
    rows, told = read(data, "list.ods")
    assert rows is None
    assert set(told) == {"list.ods"}


def test_a_formula_is_told_by_its_row() -> None:
    _, told = read(document(TOP + row(cell("1", 'table:formula="of:=1"'))), "list.ods")
    assert "formula" in told["list.ods, sheet Data, row 2"]
