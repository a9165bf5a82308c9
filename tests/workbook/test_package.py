"""A file that is too large, disguised, locked, damaged or able to act is refused before anything reads it."""

import io
import struct
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.errors import BadFile, BadInput
from matching.formats import referral_workbook as form
from matching.workbook.package import MOST_BYTES, MOST_PARTS, MOST_UNPACKED, repack, unpack
from tests.formats.example import REFERRAL

FILLED = form.write(REFERRAL)
PARTS = dict(unpack(FILLED))


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as folder:
        for name, content in parts.items():
            folder.writestr(name, content)
    return file.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(BadFile) as fault:
        form.read(data)
    (problem,) = fault.value.problems
    assert problem.way_out
    return problem.what


def is_read_or_refused(data: bytes) -> bool:
    """Whether reading ends in a referral or in problems; anything else is raised."""
    try:
        form.read(data)
    except BadInput as fault:
        return bool(fault.problems)
    return True


def test_the_filled_form_itself_is_taken() -> None:
    assert form.read(packed(PARTS)) == form.read(FILLED)
    assert form.read(repack(PARTS)) == form.read(FILLED)


def test_a_file_one_byte_too_large_is_refused() -> None:
    assert "are the most that are read" in refused(FILLED + b"\x00" * (MOST_BYTES + 1 - len(FILLED)))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not an Excel workbook"),
        (b"%PDF-1.7 and so on", "not an Excel workbook"),
        (b"Name,Level\nX,3\n", "not an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 4_000, "locked with a password, or it is of the kind before"),
        (packed({"word/document.xml": b"<x/>"}), "not an Excel workbook"),
        (packed({}), "not an Excel workbook"),
    ],
)
def test_what_is_no_workbook_of_this_kind_is_refused(data: bytes, said: str) -> None:
    assert said in refused(data)


@given(st.integers(4, len(FILLED) - 1))
@settings(max_examples=60)
def test_a_file_cut_short_anywhere_is_refused(length: int) -> None:
    assert "damaged" in refused(FILLED[:length])


@given(st.data())
@settings(max_examples=60)
def test_a_file_with_bytes_changed_is_read_or_refused_and_never_breaks_the_reader(data: st.DataObject) -> None:
    broken = bytearray(FILLED)
    for place in data.draw(st.lists(st.integers(0, len(FILLED) - 1), min_size=1, max_size=8)):
        broken[place] = data.draw(st.integers(0, 255))
    assert is_read_or_refused(bytes(broken))


def test_a_small_file_that_unpacks_to_very_much_is_refused() -> None:
    bomb = packed(PARTS | {"xl/media/image.bin": b"\x00" * (MOST_UNPACKED + 1)})
    assert len(bomb) < MOST_BYTES
    assert "unpacks to more than" in refused(bomb)


def test_a_part_that_is_nearly_all_the_same_is_refused() -> None:
    bomb = packed(PARTS | {"xl/worksheets/sheet1.xml": b"<worksheet>" + b" " * 5_000_000 + b"</worksheet>"})
    assert "unpacks to far more than it should" in refused(bomb)


def test_many_parts_are_refused() -> None:
    assert "unpacks to more than" in refused(packed(PARTS | {f"xl/{n}.xml": b"<x/>" for n in range(MOST_PARTS)}))


def test_a_table_of_contents_that_understates_a_part_gains_nothing() -> None:
    sheet = b"<worksheet>" + b" " * 9_000_000 + b"</worksheet>"
    data = bytearray(packed(PARTS | {"xl/worksheets/sheet1.xml": sheet}))
    for where in _positions(bytes(data), struct.pack("<I", len(sheet))):
        data[where : where + 4] = struct.pack("<I", 100)
    assert "damaged" in refused(bytes(data))


def test_a_table_of_contents_that_overstates_a_part_is_refused() -> None:
    part = PARTS["xl/workbook.xml"]
    data = bytearray(packed(PARTS))
    for where in _positions(bytes(data), struct.pack("<I", len(part))):
        data[where : where + 4] = struct.pack("<I", len(part) + 50)
    refused(bytes(data))


def _positions(data: bytes, wanted: bytes) -> list[int]:
    found, at = [], data.find(wanted)
    while at >= 0:
        found.append(at)
        at = data.find(wanted, at + 1)
    assert found
    return found


def test_a_locked_part_is_refused() -> None:
    data = bytearray(packed(PARTS))
    directory = data.find(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert "locked with a password" in refused(bytes(data))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_packed_as_no_spreadsheet_program_does_is_refused(method: int) -> None:
    assert "not packed as a workbook is" in refused(packed(PARTS, method))


def test_two_parts_of_one_name_are_refused() -> None:
    both = packed(PARTS | {"XL/workbook.xml": PARTS["xl/workbook.xml"]})
    assert "not packed as a workbook is" in refused(both)


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_a_workbook_with_macros_is_refused(name: str) -> None:
    assert "macros" in refused(packed(PARTS | {name: b"<x/>"}))


def test_a_workbook_that_may_hold_macros_is_refused() -> None:
    kinds = PARTS["[Content_Types].xml"].replace(b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main")
    assert "macros" in refused(packed(PARTS | {"[Content_Types].xml": kinds}))
