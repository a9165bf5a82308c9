"""Opens CSV, whatever program wrote it: byte order mark, line ends and letters of Windows are understood.

Row numbers are those a spreadsheet shows: a line break inside a cell begins no new row.
"""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from matching.errors import Problem
from matching.tables.raw import MOST_BYTES, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Raw, refuse

SAVE_AS_CSV = "Save it as CSV UTF-8 (comma delimited)."

_OTHERS = {";": "semicolons", "\t": "tabs", "|": "bars"}


def delimited(name: str, data: bytes) -> Raw:
    """The table in a CSV file. Raises BadFile for what is no text of rows."""
    if len(data) > MOST_BYTES:
        way_out = "Split it, or take out what does not belong in it."
        raise refuse(name, f"it has {len(data):,} bytes, and {MOST_BYTES:,} are the most that are read", way_out)
    text = _text(name, data)
    _refuse_other_separators(name, text)
    rows: list[list[str]] = []
    fault = _fill(rows, text)
    if len(rows) > MOST_ROWS:
        raise refuse(name, f"it has more than {MOST_ROWS:,} rows", "Split it into several files.")
    return Raw(name, rows, tuple(_problems(name, rows, fault)))


def _text(name: str, data: bytes) -> str:
    """The letters: UTF-8, or else those of Windows, in which spreadsheets here write CSV by default."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise refuse(name, "its letters are written in two bytes each (UTF-16)", SAVE_AS_CSV)
    for encoding in ("utf-8", "cp1252"):
        try:
            text = data.removeprefix(BOM_UTF8).decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    else:
        raise refuse(name, "it is not text, or in letters of an unknown kind", SAVE_AS_CSV)
    if "\0" in text or not text.strip():
        raise refuse(name, "it is empty" if not text.strip() else "it is not text", SAVE_AS_CSV)
    return text


def _refuse_other_separators(name: str, text: str) -> None:
    first = text.lstrip().partition("\n")[0]
    found = [word for sign, word in _OTHERS.items() if first.count(sign) > first.count(",")]
    if found:
        raise refuse(name, f"its columns seem to have {found[0]} between them, not commas", SAVE_AS_CSV)


def _fill(rows: list[list[str]], text: str) -> str:
    """Put the rows in the list one by one; what the reader stumbled over, or "" if nothing."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for row in reader:
            rows.append(row)
            if len(rows) > MOST_ROWS:
                break
    except csv.Error:
        return "a quotation mark stands alone, or one cell holds far too much"
    return ""


def _problems(name: str, rows: list[list[str]], fault: str) -> Iterator[Problem]:
    """What is wrong with whole rows. A cell that holds too much is emptied once it has been told of."""
    if fault:
        way_out = "Close the quotation mark, or write two for one inside a cell; nothing after it could be read."
        yield Problem(f"{name}, row {len(rows) + 1}", fault, way_out, (len(rows) + 1,))
    for number, row in enumerate(rows, 1):
        if len(row) > MOST_COLUMNS:
            what = f"it has {len(row):,} cells, and {MOST_COLUMNS} columns are the most that are read"
            yield Problem(f"{name}, row {number}", what, "Take out what does not belong there.", (number,))
        elif max(map(len, row), default=0) > MOST_CHARACTERS:
            what = f"a cell holds more than {MOST_CHARACTERS:,} characters"
            way_out = "Shorten it; look for a quotation mark that was never closed."
            yield Problem(f"{name}, row {number}", what, way_out, (number,))
            row[:] = [cell if len(cell) <= MOST_CHARACTERS else "" for cell in row]
