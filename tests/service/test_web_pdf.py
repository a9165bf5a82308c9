"""A document says what its report says, word for word, to whoever reads it by eye, by ear or in decades."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from matching.check import check_match
from matching.findings import Band
from matching.report_parts import (
    BreaksAsked,
    Choices,
    Folded,
    Items,
    Mark,
    NightColumn,
    NightGrid,
    NightRow,
    NightRows,
    Pairs,
    Paragraph,
    Quote,
    Report,
    Room,
    Rows,
    Scale,
    Section,
    Soft,
    Span,
    SpanKind,
    Strong,
    Table,
    Tone,
)
from matching.reports import break_board
from matching.reports.assessment import assessment
from matching.short_breaks.board.guests import Draw, Firmness
from service.web import pdf
from service.web.pdf import NotOnPaper, to_pdf
from service.web.pdf_nights import MOST_NIGHTS
from tests.service.held_to import failures_of
from tests.service.pages.test_folding import of_the_story
from tests.short_breaks.small_allocation import small

AT = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
HOSTILE = (
    '#panic("no")',
    '#read("/etc/passwd")',
    "#import sys: inputs",
    "$x^2$ *bold* _slanted_ `raw` = heading",
    "<label> @label // no comment /* none */",
    '] } ) " \\ \\u{41} #set page(fill: red)',
    "<script>alert(1)</script> &amp; {{ 7 * 7 }}",
    "- item + item / term: said",
)
PLAIN = Report("A title", "ref", "Whose it is", (), (), ("The foot.",))


def words_in(report: Report) -> str:
    """What a program that reads it out finds, with white space left out."""
    found = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(to_pdf(report, AT))).pages)
    return "".join(found.split())


def root_of(made: bytes) -> Any:
    """What a document says of itself."""
    return PdfReader(io.BytesIO(made)).trailer["/Root"]


def everywhere(words: str) -> Report:
    """Words of a person in each place that a report has."""
    table = Table(words, (words, "B"), (Rows((((words,), (Strong(words), Soft(words))),), words, words),))
    cell = (Mark(words, Tone.UNLESS), words, Quote(words), Room(words))
    blocks = (Paragraph((words,), leads=True), Items((cell,)), Pairs(((words, cell),)), table, Choices(words, (words,)))
    section = Section("key", words, (*blocks, Folded(words, blocks[:1])))
    return Report(words, "ref", words, blocks[:1], (section,), (words,), signature=words)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_people_are_printed_as_they_are_and_never_read_as_markup(words: str) -> None:
    found = words_in(everywhere(words))
    assert found.count("".join(words.split())) >= 18


def test_words_that_were_read_as_markup_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    read_as_markup = pdf._template().replace(b"  } else { [#words] }", b'  } else { eval(words, mode: "markup") }')
    assert read_as_markup != pdf._template()
    monkeypatch.setattr(pdf, "_template", lambda: read_as_markup)
    found = words_in(replace(PLAIN, opening=(Paragraph(("*bold* words",)),)))
    assert "*bold*" not in found


def test_it_is_tagged_says_its_language_and_title_and_what_it_is_held_to() -> None:
    made = to_pdf(everywhere("Words"), AT)
    root = root_of(made)
    assert str(root["/MarkInfo"]["/Marked"]) == "True"
    assert root["/Lang"] == "en-GB"
    assert "/StructTreeRoot" in root
    assert str(root["/ViewerPreferences"]["/DisplayDocTitle"]) == "True"
    held_to = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in held_to
    assert "<pdfaid:part>2</pdfaid:part>" in held_to
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in held_to


def without(made: bytes, *names: str) -> bytes:
    """The document with parts of what it says of itself taken out."""
    writer = PdfWriter(clone_from=io.BytesIO(made))
    for name in names:
        del writer._root_object[NameObject(name)]
    pages: list[Any] = list(writer.pages) if "/Lang" in names else []
    for page in pages:
        for font in page["/Resources"]["/Font"].values():
            del font.get_object()[NameObject("/ToUnicode")]
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def test_whatever_a_document_lacks_of_what_it_is_held_to_would_be_caught() -> None:
    made = to_pdf(everywhere("Words"), AT)
    assert failures_of(made) == []
    assert failures_of(without(made)) == []
    lacking = failures_of(without(made, "/Lang", "/MarkInfo", "/Metadata", "/ViewerPreferences", "/OutputIntents"))
    assert len(lacking) == 9
    assert "a font: its letters cannot be read" in lacking


def test_every_table_has_heads_and_the_picture_says_in_words_what_it_shows() -> None:
    match = of_the_story()
    made = to_pdf(assessment(match, check_match(match)), AT)
    roles = _roles(root_of(made)["/StructTreeRoot"])
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/Figure"} <= set(roles)
    assert all("From" in alt for alt in roles["/Figure"])


def _roles(node: object, found: dict[str, list[str]] | None = None) -> dict[str, list[str]]:
    """Each kind of tag with the words that stand for it, where there are some."""
    found = {} if found is None else found
    if isinstance(node, list):
        for each in node:
            _roles(each.get_object() if hasattr(each, "get_object") else each, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.setdefault(str(node["/S"]), []).append(str(node.get("/Alt", "")))
        kids = node.get("/K")
        _roles(kids if isinstance(kids, list) else [kids] if isinstance(kids, dict) else None, found)
    return found


def test_both_ends_of_what_is_still_possible_are_said_in_words() -> None:
    found = words_in(replace(PLAIN, opening=(Scale(Band.NOT_UNLESS, Band.GOOD),)))
    assert "(atworst)" in found
    assert "Goodmatch(atbest)" in found


def test_the_same_report_of_the_same_moment_is_the_same_to_the_byte() -> None:
    assert to_pdf(everywhere("Words"), AT) == to_pdf(everywhere("Words"), AT)


def test_there_is_room_to_write_by_hand_where_a_report_leaves_it() -> None:
    def low(lines: int) -> float:
        found = dict[str, float]()

        def note(said: str, of: list[float], at: list[float], font: Any, size: float) -> None:
            found.setdefault(said.strip(), of[3] * at[5] + of[5])

        room = Section("key", "Title", (Room("Why", lines=lines), Paragraph(("After",))))
        page = PdfReader(io.BytesIO(to_pdf(replace(PLAIN, sections=(room,)), AT))).pages[0]
        page.extract_text(visitor_text=note)
        return found["Why"] - found["After"]

    points_each = 1.3 / 2.54 * 72
    assert low(9) - low(1) == pytest.approx(8 * points_each, abs=1)


def test_what_is_wider_than_a_page_is_refused_and_never_cut_off() -> None:
    for nights, wide in ((7, False), (MOST_NIGHTS + 1, True)):
        with pytest.raises(NotOnPaper):
            to_pdf(replace(PLAIN, sections=(Section("key", "Board", (board_of(nights),)),), wide=wide), AT)


def board_of(nights: int, words: str = "Words") -> NightGrid:
    """A board with a stay on its first night."""
    columns = tuple(NightColumn(AT.date() + timedelta(days=n)) for n in range(nights))
    stay = Span(1, SpanKind.STAY, words, words, words, Firmness.CONFIRMED, Draw.ONE)
    rows = (NightRow(words, (stay, *(Span(1) for _ in range(nights - 1))), words),)
    return NightGrid("grid", words, words, columns, (NightRows(words, rows),))


@pytest.mark.parametrize("words", HOSTILE[:4])
def test_words_on_a_board_are_never_read_as_markup(words: str) -> None:
    found = words_in(replace(PLAIN, opening=(board_of(7, words),), wide=True))
    assert found.count("".join(words.split())) >= 4


def test_the_board_of_a_period_has_every_stay_in_words_and_lies_on_its_side() -> None:
    given = small()
    report = break_board.write(BreaksAsked(*given))
    made = to_pdf(report, AT)
    assert failures_of(made) == []
    page = PdfReader(io.BytesIO(made)).pages[0].mediabox
    assert page.width > page.height
    found, texts = words_in(report), [row for grid in pdf._grids(report.sections) for row in grid.groups]
    told = [span.told for group in texts for row in group.rows for span in row.spans if span.told]
    assert len(told) >= len(given.allocation.stays)
    assert [each for each in told if "".join(each.split()) not in found] == []
    assert "/TH" in _roles(root_of(made)["/StructTreeRoot"])
