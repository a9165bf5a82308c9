"""Opens a file by what is in it, whatever its name says: CSV, an Excel workbook or an OpenDocument spreadsheet."""

from __future__ import annotations

from matching.tables.delimited import delimited
from matching.tables.open_document import MIMETYPE, sheets_of_open_document
from matching.tables.raw import NamedFile, Raw
from matching.tables.spreadsheet import sheets_of_workbook
from matching.workbook.inspection import FORM, TABLE

PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How a ZIP file begins, and a workbook that is locked or of the kind before .xlsx."""


def tables_in(file: NamedFile) -> tuple[Raw, ...]:
    """The tables of a file in their order; CSV holds one. Raises BadFile for a file that is no table."""
    if not file.data.startswith(PACKED):
        return (delimited(file.name, file.data),)
    if MIMETYPE in file.data[:200]:
        return sheets_of_open_document(file.name, file.data)
    return sheets_of_workbook(file.name, file.data, TABLE if file.is_own else FORM)
