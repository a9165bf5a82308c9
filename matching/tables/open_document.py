"""Opens the sheets of an OpenDocument spreadsheet (.ods) as tables of text: no document types, no endless repeats."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError, ParserCreate

from matching.errors import Problem
from matching.tables.raw import MOST_CHARACTERS, MOST_COLUMNS, Raw, refuse

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
MOST_PACKED = 20_000_000
MOST_UNPACKED = 200_000_000
MOST_RATIO = 200
MOST_CELLS = 4_000_000
"""Filled cells in all sheets, each as often as it repeats."""
MOST_DEPTH = 60

SEND_AGAIN = "Ask for it to be sent again."
SAVE_AS = "Open it in a spreadsheet program and save it as CSV."

_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, KeyError)


def sheets_of_open_document(name: str, data: bytes) -> tuple[Raw, ...]:
    """Each sheet as a table. Raises BadFile for a file not to be read at all."""
    reader = _Reader(name)
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.characters
    try:
        parser.Parse(_content(name, data), True)
    except ExpatError as fault:
        raise refuse(name, "its content is not well-formed", SEND_AGAIN) from fault
    several = len(reader.sheets) > 1
    return tuple(
        Raw(f"{name}, sheet {sheet}" if several else name, rows, tuple(_formulas(name, sheet, formulas)))
        for sheet, rows, formulas in reader.sheets
    )


def _content(name: str, data: bytes) -> bytes:
    if len(data) > MOST_PACKED:
        raise refuse(name, f"it has {len(data):,} bytes, and {MOST_PACKED:,} are the most that are read", SAVE_AS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            info = packed.getinfo("content.xml")
            too_much = info.file_size > max(1_000_000, min(MOST_UNPACKED, MOST_RATIO * info.compress_size))
            if too_much or info.file_size > MOST_UNPACKED:
                raise refuse(name, "it unpacks to far more than it should", SAVE_AS)
            with packed.open(info) as part:
                content = part.read(info.file_size + 1)
    except _FAULTS as fault:
        raise refuse(name, "it is damaged, locked, or was cut short on its way", SEND_AGAIN) from fault
    if len(content) != info.file_size:
        raise refuse(name, "its content is not as long as it says", SEND_AGAIN)
    return content


def _formulas(name: str, sheet: str, rows: list[int]) -> Iterator[Problem]:
    for row in sorted(set(rows)):
        what = "a formula stands here, and what it came to may be out of date"
        yield Problem(f"{name}, sheet {sheet}, row {row}", what, "Type in the answer itself.", (row,))


class _Reader:
    """A document while it is read from the top."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sheets: list[tuple[str, list[list[str]], list[int]]] = []
        self.row: list[str] = []
        self.blank_rows = self.blank_cells = self.cells = self.depth = 0
        self.times = self.row_times = 1
        self.text: list[str] = []
        self.given = ""
        """What the cell says it holds, where it is shown in another way."""
        self.inside = 0
        """How many cells deep; a comment in a cell has paragraphs of its own, which are no answer."""
        self.passing = 0

    def doctype(self, *_: object) -> None:
        raise refuse(self.name, "its XML declares a document type, which no spreadsheet program writes", SAVE_AS)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise refuse(self.name, "it has far more in it than a table would", SAVE_AS)
        part = name.rpartition(":")[2]
        if self.passing or part == "annotation":
            self.passing += 1
        elif part == "table" and name == "table:table":
            self.sheets.append((attributes.get("table:name", ""), [], []))
            self.blank_rows = 0
        elif part == "table-row":
            self.row, self.blank_cells = [], 0
            self.row_times = _times(attributes.get("table:number-rows-repeated"))
        elif part in {"table-cell", "covered-table-cell"}:
            self.times, self.text = _times(attributes.get("table:number-columns-repeated")), []
            self.given = _given(attributes)
            self.inside += 1
            if "table:formula" in attributes and self.sheets:
                self.sheets[-1][2].append(len(self.sheets[-1][1]) + self.blank_rows + 1)
        elif part == "p" and self.inside and self.text:
            self.text.append("\n")

    def characters(self, text: str) -> None:
        if self.inside and not self.passing:
            self.text.append(text)

    def end(self, name: str) -> None:
        self.depth -= 1
        part = name.rpartition(":")[2]
        if self.passing:
            self.passing -= 1
        elif part in {"table-cell", "covered-table-cell"}:
            self.inside -= 1
            self._cell(self.given or "".join(self.text))
        elif part == "table-row" and self.sheets:
            self._row()

    def _cell(self, text: str) -> None:
        if not text.strip():
            self.blank_cells += self.times
            return
        blanks = self.blank_cells
        if len(self.row) + blanks + self.times > MOST_COLUMNS or len(text) > MOST_CHARACTERS:
            raise refuse(self.name, "a row is far longer, or a cell far fuller, than a table's would be", SAVE_AS)
        self.row += [""] * blanks + [text] * self.times
        self.blank_cells = 0

    def _row(self) -> None:
        if not self.row:
            self.blank_rows += self.row_times
            return
        rows = self.sheets[-1][1]
        self.cells += (len(self.row) + 1) * self.row_times + self.blank_rows
        if self.cells > MOST_CELLS:
            raise refuse(self.name, "it has far more in it than a table would", SAVE_AS)
        rows += [[]] * self.blank_rows + [self.row] * self.row_times
        self.blank_rows = 0


def _given(attributes: dict[str, str]) -> str:
    if attributes.get("office:value-type") == "date":
        return attributes.get("office:date-value", "")
    return attributes.get("office:value", "") if attributes.get("office:value-type") == "float" else ""


def _times(repeated: str | None) -> int:
    return int(repeated) if repeated and repeated.isdecimal() and len(repeated) < 10 else 1
