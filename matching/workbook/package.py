"""Opens a workbook file without trusting it: what is too large, disguised, locked or able to act is refused unread.

A workbook is a ZIP file of XML parts. Each part is unpacked within limits and looked through; what is handed on to be
read is packed anew from what was measured, so a table of contents that lies gains nothing.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from matching.errors import BadFile, Problem
from matching.format import within

MOST_BYTES = 5_000_000
MOST_PARTS = 200
MOST_UNPACKED = 30_000_000
MOST_RATIO = 200
"""How many times larger a part of more than a million bytes may be than its packed form."""

SAVE_AS = "Open it in a spreadsheet program and save it as an Excel workbook (.xlsx)."
START_AFRESH = "Copy the answers into a fresh copy of the form."

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_TEXT = (".xml", ".rels")
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What unpacking a damaged or crafted ZIP file can raise."""


def refuse(what: str, way_out: str) -> BadFile:
    """The error for a file that cannot be taken in at all."""
    return BadFile([Problem("the file", what, way_out)])


def unpack(data: bytes, most_bytes: int = MOST_BYTES, most_unpacked: int = MOST_UNPACKED) -> Mapping[str, bytes]:
    """The XML parts of a workbook, by name. Raises BadFile, before unpacking where it can."""
    within(data, most_bytes)
    if data.startswith(_OLD_OR_LOCKED):
        raise refuse("it is locked with a password, or it is of the kind before .xlsx", SAVE_AS + " Set no password.")
    if not data.startswith(_ZIP):
        raise refuse("it is not an Excel workbook", SAVE_AS)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = _parts(packed, most_unpacked)
    except _FAULTS as fault:
        raise refuse("it is damaged, or was cut short on its way", "Ask for it to be sent again.") from fault
    if "xl/workbook.xml" not in parts:
        raise refuse("it is not an Excel workbook", SAVE_AS)
    return parts


def repack(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP file of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        for name, content in parts.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


def _parts(packed: zipfile.ZipFile, most_unpacked: int) -> dict[str, bytes]:
    infos = [info for info in packed.infolist() if not info.is_dir()]
    _check_contents(infos, most_unpacked)
    return {info.filename: _unpacked(packed, info) for info in infos if info.filename.lower().endswith(_TEXT)}


def _check_contents(infos: list[zipfile.ZipInfo], most_unpacked: int) -> None:
    names = [info.filename.lower() for info in infos]
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > most_unpacked:
        raise refuse("it unpacks to more than any filled form would", START_AFRESH)
    if any(info.flag_bits & 1 for info in infos):
        raise refuse("it is locked with a password", "Save it without one.")
    if any(info.compress_type not in _METHODS for info in infos) or len(set(names)) < len(names):
        raise refuse("it is not packed as a workbook is", SAVE_AS)
    if any("vbaproject" in name or "macrosheets" in name for name in names):
        raise refuse("it holds macros, which are programs", "Save it as an Excel workbook without macros (.xlsx).")


def _unpacked(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.file_size > 1_000_000 and info.file_size > MOST_RATIO * info.compress_size:
        raise refuse("a part of it unpacks to far more than it should", START_AFRESH)
    with packed.open(info) as part:
        content = part.read(info.file_size + 1)
    if len(content) != info.file_size:
        raise refuse("a part of it is not as long as it says", "Ask for it to be sent again.")
    return content
