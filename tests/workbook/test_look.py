"""The forms can be read by everybody and help whoever fills them in, and nothing in them acts."""

import io
import re
import zipfile
from typing import Any

import pytest

from matching.formats import home_workbook, period_workbook, referral_workbook
from matching.workbook.layout import FIRST, Book, Column, Form, Sheet, Table
from matching.workbook.style import INK, PAPER, SHADE, columns_of
from matching.world.catalogue import standard_catalogue
from tests.formats.example import REFERRAL
from tests.workbook.editing import cells_of

FORMS = [referral_workbook, home_workbook, period_workbook]
BOOKS: list[Book[Any]] = [form.form(standard_catalogue()) for form in FORMS]
PACKED = [form.template() for form in FORMS]
TITLES = [book.title for book in BOOKS]
BLANK_FORMS = list(zip(BOOKS, PACKED, strict=True))


def sheet_xml(data: bytes, number: int) -> str:
    """The XML of a sheet, counted from 1; the first explains the form."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read(f"xl/worksheets/sheet{number}.xml").decode()


def columns_of_sheet(sheet: Sheet) -> tuple[Column, ...]:
    """Every question of one sheet."""
    return tuple(column for block in sheet.blocks for column in block.columns)


def brightness(colour: str) -> float:
    """Relative luminance, as the Web Content Accessibility Guidelines define it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("background", [PAPER, SHADE])
def test_text_stands_out_from_what_is_behind_it(background: str) -> None:
    light, dark = brightness(background) + 0.05, brightness(INK) + 0.05
    assert light / dark >= 7


@pytest.mark.parametrize("data", PACKED, ids=TITLES)
def test_the_first_sheet_begins_with_what_the_form_is_and_who_may_see_it(data: bytes) -> None:
    first = list(cells_of(data, "Read me").values())
    assert first[0].startswith("Placewell")
    assert any("advice" in note or "manager" in note for note in first)


def test_the_referral_form_says_that_it_is_private() -> None:
    assert cells_of(PACKED[0], "Read me")["A2"].startswith("Private:")


@pytest.mark.parametrize(("book", "data"), BLANK_FORMS, ids=TITLES)
def test_headings_stay_in_sight_and_print_on_each_page(book: Book[Any], data: bytes) -> None:
    for number, _ in enumerate(book.sheets, 2):
        xml = sheet_xml(data, number)
        assert f'ySplit="{FIRST}"' in xml
        assert 'orientation="landscape"' in xml


@pytest.mark.parametrize(("book", "data"), BLANK_FORMS, ids=TITLES)
def test_every_question_says_how_to_answer_it(book: Book[Any], data: bytes) -> None:
    for number, sheet in enumerate(book.sheets, 2):
        asked = sum(len(block.columns) for block in sheet.blocks)
        offered = sum(1 for block in sheet.blocks if isinstance(block, Table) and block.none)
        assert len(re.findall(r"<dataValidation [^>]*prompt=", sheet_xml(data, number))) == asked + offered


@pytest.mark.parametrize(("book", "data"), BLANK_FORMS, ids=TITLES)
def test_every_closed_answer_is_chosen_from_a_list(book: Book[Any], data: bytes) -> None:
    closed = [c for c in columns_of(book) if c.listed_in or (c.cell.choices and not c.cell.many)]
    offered = sum(1 for sheet in book.sheets for b in sheet.blocks if isinstance(b, Table) and b.none)
    lists = sum(sheet_xml(data, n).count('<dataValidation type="list"') for n, _ in enumerate(book.sheets, 2))
    assert lists == len(closed) + offered


def test_what_one_sheet_sets_out_is_chosen_from_on_the_others() -> None:
    named = [(s.name, c.listed_in) for s in BOOKS[2].sheets for c in columns_of_sheet(s) if c.listed_in]
    assert ("Availability", "Families") in named
    numbers = {sheet.name: number for number, sheet in enumerate(BOOKS[2].sheets, 2)}
    for sheet, of in named:
        assert f"COUNTA('{of}'!$A$5:" in sheet_xml(PACKED[2], numbers[sheet])


@pytest.mark.parametrize(("book", "data"), BLANK_FORMS, ids=TITLES)
def test_a_list_offers_each_answer_whole(book: Book[Any], data: bytes) -> None:
    words = {str(choice) for column in columns_of(book) for choice in column.cell.choices} | {"none"}
    for number, _ in enumerate(book.sheets, 2):
        for written in re.findall(r'<formula1>"([^<]*)"</formula1>', sheet_xml(data, number)):
            assert set(written.split(",")) <= words


def test_every_need_is_asked_with_its_question_and_the_words_of_each_level() -> None:
    needs = " ".join(map(str, cells_of(PACKED[0], "Needs").values()))
    circumstances = " ".join(map(str, cells_of(PACKED[0], "Circumstances").values()))
    for need in standard_catalogue().needs:
        where = needs if need.in_statement else circumstances
        assert all(text in where for text in (need.name, need.question, *need.levels))


def test_no_two_questions_of_a_sheet_are_worded_alike() -> None:
    for book in BOOKS:
        for sheet in book.sheets:
            for block in sheet.blocks:
                labels = [column.label for column in block.columns]
                assert len(labels) == len(set(labels))
                assert isinstance(block, Form | Table)


@pytest.mark.parametrize("text", ["=HYPERLINK(0)", "+1", "-1", "@SUM(1)", "http://example.invalid", "{=1}"])
def test_text_is_kept_as_text_and_never_becomes_a_formula_or_a_link(text: str) -> None:
    data = referral_workbook.write(REFERRAL.model_copy(update={"placing_authority": text}))
    assert text in cells_of(data, "Referral").values()
    assert "<f>" not in sheet_xml(data, 2)
    assert "hyperlink" not in sheet_xml(data, 2)
