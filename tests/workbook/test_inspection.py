"""XML that could do harm by being read is refused, and says so without repeating what it holds."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.errors import BadFile, BadInput
from matching.formats import referral_workbook as form
from matching.workbook.inspection import LAST_COLUMN, LAST_ROW, MOST_CHARACTERS, MOST_DEPTH, MOST_ELEMENTS, MOST_NUMBER
from matching.workbook.package import repack, unpack
from tests.formats.example import PRIVATE, REFERRAL
from tests.workbook.test_package import is_read_or_refused

PARTS = dict(unpack(form.write(REFERRAL)))
SHEET = "xl/worksheets/sheet2.xml"
TEXTS = "xl/sharedStrings.xml"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CELLS = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'

LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"ha") for n in range(9))
BLOW_UP = b'<!ENTITY a "' + b"x" * 50_000 + b'">'


def refused(name: str, content: bytes) -> str:
    with pytest.raises(BadFile) as fault:
        form.read(repack(PARTS | {name: content}))
    (problem,) = fault.value.problems
    assert PRIVATE not in str(problem)
    return problem.what


def sheet(cells: bytes) -> bytes:
    return HEAD + CELLS % cells


@pytest.mark.parametrize(
    "doctype",
    [
        b'<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">',
        b'<!DOCTYPE x PUBLIC "-//X" "file:///etc/passwd">',
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        b"<!DOCTYPE x [" + LAUGHS + b"]>",
        b"<!DOCTYPE x [" + BLOW_UP + b"]>",
        b"<!DOCTYPE x>",
    ],
)
@pytest.mark.parametrize("name", [SHEET, TEXTS, "xl/workbook.xml", "[Content_Types].xml", "_rels/.rels"])
def test_a_document_type_is_refused_in_every_part(name: str, doctype: bytes) -> None:
    assert "declares a document type" in refused(name, HEAD + doctype + b"<x>&a;&l8;&e;</x>")


@pytest.mark.parametrize("encoding", [b"UTF-16", b"ISO-8859-1"])
def test_another_alphabet_is_refused_because_it_could_hide_something(encoding: bytes) -> None:
    refused(SHEET, b'<?xml version="1.0" encoding="' + encoding + b'"?><worksheet/>')


def test_wide_characters_are_refused() -> None:
    refused(SHEET, '<?xml version="1.0"?><!DOCTYPE x><worksheet/>'.encode("utf-16"))


def test_elements_deep_in_one_another_are_refused() -> None:
    deep = MOST_DEPTH + 1
    assert "far more in it" in refused(SHEET, HEAD + b"<a>" * deep + b"</a>" * deep)


def test_very_many_elements_are_refused() -> None:
    assert "far more in it" in refused(SHEET, sheet(b"<a/>" * MOST_ELEMENTS))


@pytest.mark.parametrize(("column", "row"), [("A", LAST_ROW + 1), ("A", 1_048_576), ("XFD", 1), ("ZZZ", 9_999_999)])
def test_a_cell_far_outside_is_refused_because_all_between_would_be_made(column: str, row: int) -> None:
    cell = f'<row r="{row}"><c r="{column}{row}"><v>1</v></c></row>'
    assert "far outside the form" in refused(SHEET, sheet(cell.encode()))
    assert LAST_COLUMN < 16_384


@pytest.mark.parametrize("address", [b"", b' r=""', b' r="A0"', b' r="1A"', b' r="a1"', b' r="AAAA1"', b' r="A1:B2"'])
def test_a_cell_that_does_not_say_where_it_stands_is_refused(address: bytes) -> None:
    assert "does not say where" in refused(SHEET, sheet(b"<row><c" + address + b"><v>1</v></c></row>"))


NIGHTS = rb'(<c r="B19"[^>]*>)<v>90</v>'


def told(cell: bytes) -> dict[str, str]:
    """What is said of a form with another wrong cell, and with this in the place of the expected nights."""
    content, changed = re.subn(NIGHTS, rb"\1" + cell, PARTS[SHEET])
    content, blanked = re.subn(rb'<c r="B5" [^>]*><v>[^<]*</v></c>', b"", content)
    assert (changed, blanked) == (1, 1)
    with pytest.raises(BadInput) as found:
        form.read(repack(PARTS | {SHEET: content}))
    assert not isinstance(found.value, BadFile)
    return {problem.where: problem.what for problem in found.value.problems}


@pytest.mark.parametrize("number", ["1e308", "-1e300", "inf", "NaN", str(MOST_NUMBER), "", "1,5", "x"])
def test_a_number_that_cannot_be_right_is_told_by_its_cell_with_all_else(number: str) -> None:
    found = told(b"<v>" + number.encode() + b"</v>")
    assert found == {"Referral!B19": "the number cannot be right", "Referral!B5": "nothing is written here"}


@pytest.mark.parametrize("kept", [b"<v></v>", b"<v/>", b"", b"<v>1e308</v>"])
def test_a_formula_that_came_to_nothing_is_told_by_its_cell_with_all_else(kept: bytes) -> None:
    found = told(b"<f>1+1</f>" + kept)
    assert found.keys() == {"Referral!B19", "Referral!B5"}
    assert "a formula stands here" in found["Referral!B19"]


@pytest.mark.parametrize("cell", [b"<v>1e308</v>", b"<f>1+1</f>", b"<f>1+1</f><v>2</v>"])
def test_a_wrong_cell_on_a_sheet_whose_name_cannot_be_told_refuses_the_file(cell: bytes) -> None:
    named = PARTS["xl/workbook.xml"].replace(b"r:id", b"q:id").replace(b"xmlns:r=", b"xmlns:q=")
    content = re.sub(NIGHTS, rb"\1" + cell, PARTS[SHEET])
    with pytest.raises(BadFile):
        form.read(repack(PARTS | {SHEET: content, "xl/workbook.xml": named}))


def test_the_number_of_a_text_that_has_thousands_of_digits_breaks_nothing() -> None:
    cell = b'<row r="1"><c r="A1" t="s"><v>' + b"9" * 5_000 + b"</v></c></row>"
    assert is_read_or_refused(repack(PARTS | {SHEET: sheet(cell)}))


def test_one_long_text_named_by_many_cells_is_refused() -> None:
    number = PARTS[TEXTS].count(b"<si>")
    long = PARTS[TEXTS].replace(b"</sst>", b"<si><t>" + b"xyz " * 10_000 + b"</t></si></sst>")
    rows = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>%d</v></c></row>' % (n, n, number) for n in range(1, 150))
    assert MOST_CHARACTERS < 150 * 40_000
    with pytest.raises(BadFile, match="far more text"):
        form.read(repack(PARTS | {TEXTS: long, SHEET: sheet(rows)}))


@pytest.mark.parametrize(
    "content", [b"", b"<worksheet>", b"<worksheet/><worksheet/>", b"\x00", b"<a></b>", b"<a b=1/>"]
)
def test_what_is_not_well_formed_is_refused(content: bytes) -> None:
    assert "not well-formed" in refused(SHEET, content)


@given(st.data())
@settings(max_examples=80)
def test_a_part_with_bytes_changed_is_read_or_refused_and_never_breaks_the_reader(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(PARTS)))
    content = bytearray(PARTS[name])
    place = data.draw(st.integers(0, len(content) - 1))
    length = data.draw(st.integers(0, 40))
    content[place : place + length] = data.draw(
        st.binary(max_size=6) | st.sampled_from([b"9" * 20, b'" r="A1', b"<f/>"])
    )
    assert is_read_or_refused(repack(PARTS | {name: bytes(content)}))
