"""Whatever a spreadsheet or a stranger has done to a file, it is read as it was meant or answered in full."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from xlsxwriter import Workbook

from matching.tables.raw import MOST_CHARACTERS
from matching.tables.writing import as_csv, as_workbook
from tests.tables.small import HEADINGS, SHAPE, read, sound

PLAIN = HEADINGS + "1,16/11/2026,3,K2,Fine\n2,,,,\n"
NAME = "Perpetua Oddfellow"


def test_a_mark_at_the_beginning_and_the_line_ends_of_windows_change_nothing() -> None:
    plain = sound(PLAIN)
    assert sound(b"\xef\xbb\xbf" + PLAIN.encode()) == plain
    assert sound(PLAIN.replace("\n", "\r\n")) == plain
    assert sound(PLAIN.replace("\n", "\r")) == plain
    assert plain.column("Day") == (date(2026, 11, 16), None)


def test_letters_of_windows_are_read_as_they_were_written() -> None:
    rows = sound((HEADINGS + "1,,,,Zoë's café £5\n").encode("cp1252"))
    assert rows.column("Words") == ("Zoë's café £5",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (HEADINGS.encode("utf-16"), "UTF-16"),
        (HEADINGS.replace(",", ";").encode(), "semicolons"),
        (HEADINGS.replace(",", "\t").encode(), "tabs"),
        (b"", "empty"),
        (b"  \n\n ", "empty"),
        (b"Id,Day\n1,\0", "not text"),
        (b"Id,Day\n\x81\x8d,", "not text"),
        (b"%PDF-1.7 and so on", "headings are those of no table"),
        (b"PK\x03\x04", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "locked with a password"),
    ],
)
def test_what_is_no_such_table_is_refused_with_a_way_out(data: bytes, said: str) -> None:
    rows, told = read(data)
    assert rows is None
    ((where, saying),) = told.items()
    assert where == "small.csv"
    assert said in saying


def test_a_heading_that_is_there_twice_is_refused_because_either_might_be_true() -> None:
    _, told = read("Id,Day,Day,Number,Code,Words\n1,,,,,\n")
    assert "the column Day is there 2 times" in told["small.csv, row 1"]


def test_headings_are_known_whatever_their_capitals_spaces_and_signs() -> None:
    rows = sound(" ID ,day,NUMBER,c-o-d-e,words ,Yes_or_No\n1,,,,,YES\n")
    assert rows.column("Yes or no") == (True,)


def test_a_heading_nobody_knows_is_refused_and_a_missing_one_is_guessed_at() -> None:
    _, told = read("Id,Day,Nummber,Code,Words\n1,,,,\n")
    assert set(told) == {"small.csv, row 1"}
    raws, problems = read("Id,Day,Code,Words\n1,,,\n")
    assert raws is not None
    assert "the column Number is missing" in problems["small.csv, row 1"]


def test_trailing_blanks_empty_rows_and_short_rows_say_nothing() -> None:
    rows = sound(HEADINGS.strip() + ",,,\n\n 1 , 16/11/2026 ,,,,,,\n,,,,\n2\n\n\n")
    assert rows.column("Id") == ("1", "2")
    assert rows.numbers == [3, 5]


def test_a_cell_beside_the_headings_is_told_because_nothing_would_be_read_from_it() -> None:
    _, told = read(HEADINGS + "1,,,,Words, and more\n2,,,,\n3,,,,a,b\n")
    assert "to the right of the last heading" in told["small.csv, rows 2 and 4"]


DAYS = {
    "16/11/2026": date(2026, 11, 16),
    "6/1/2026": date(2026, 1, 6),
    "2026-11-16": date(2026, 11, 16),
    "2026-11-16 00:00:00.000": date(2026, 11, 16),
    "2026-11-16T00:00:00Z": date(2026, 11, 16),
    "29/02/2024": date(2024, 2, 29),
}


def test_days_are_read_day_first_or_as_databases_write_them() -> None:
    rows = sound(HEADINGS + "".join(f"{n},{day},,,\n" for n, day in enumerate(DAYS)))
    assert rows.column("Day") == tuple(DAYS.values())


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("11/16/2026", "the month seems to stand before the day"),
        ("16/11/26", "either century could be meant"),
        ("29/02/2023", "there is no such day"),
        ("16/11/2026 14:30", "without a time"),
        ("yesterday", "a day is wanted here"),
        ("46342", "a day is wanted here"),
        ("00/00/0000", "there is no such day"),
    ],
)
def test_a_day_that_could_be_misread_is_refused(day: str, said: str) -> None:
    rows, told = read(HEADINGS + f"1,{day},,,\n")
    assert said in told["small.csv, row 2, column Day"]
    assert rows is not None
    assert rows.column("Day") == (None,)


def test_what_runs_in_a_spreadsheet_is_refused_on_the_way_in() -> None:
    for words in ("=1+1", "@SUM(A1)", "+cmd|'/C calc'!A0", '"=HYPERLINK(""x"")"', "\uff1d1+1"):
        _, told = read(HEADINGS + f"1,,,,{words}\n")
        assert "it begins as a formula does" in told["small.csv, row 2, column Words"]


def test_nothing_that_goes_out_can_run_in_a_spreadsheet() -> None:
    rows = sound(HEADINGS + "".join(f"{n},,,,'{sign}1+1\n" for n, sign in enumerate("=+-@")))
    assert rows.column("Words") == ("=1+1", "+1+1", "-1+1", "@1+1")
    lines = as_csv(SHAPE, rows).decode().splitlines()[1:]
    assert all(line.split(",")[4].startswith("'") for line in lines)
    with zipfile.ZipFile(io.BytesIO(as_workbook((SHAPE, rows)))) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


def test_a_huge_cell_and_a_quotation_mark_that_never_closes_are_told_by_row() -> None:
    _, told = read(HEADINGS + f"1,,,,{'x' * (MOST_CHARACTERS + 1)}\n2,,nine,,\n")
    assert set(told) == {"small.csv, row 2", "small.csv, row 3, column Number"}
    _, told = read(HEADINGS + '1,,nine,,\n2,,,,"never closed\n3,,,,\n')
    assert "nothing after it could be read" in told["small.csv, row 3"]
    assert "small.csv, row 2, column Number" in told


def test_a_text_longer_than_a_record_holds_is_told() -> None:
    _, told = read(HEADINGS + f"1,,,,{'x' * MOST_CHARACTERS}\n")
    assert set(told) == {"small.csv, row 2, column Words"}


def test_a_million_characters_in_one_cell_are_told_and_not_taken_in() -> None:
    _, told = read(HEADINGS + f'1,,,,"{"x" * 1_000_000}"\n')
    assert set(told) == {"small.csv, row 2"}


def test_text_that_turns_letters_round_is_refused() -> None:
    _, told = read(HEADINGS + "1,,,,abc\u202edef\n")
    assert "cannot be shown" in told["small.csv, row 2, column Words"]


def test_a_number_that_a_spreadsheet_has_shortened_is_not_taken_for_an_id() -> None:
    _, told = read(HEADINGS + "5.66911E+12,,,,\n")
    assert "last digits are lost" in told["small.csv, row 2, column Id"]


def test_the_same_mistake_in_many_rows_is_told_once_with_every_row() -> None:
    _, told = read(HEADINGS + "".join(f"{n},,{'ten' if n in (0, 1, 2, 5) else ''},,\n" for n in range(7)))
    assert set(told) == {"small.csv, rows 2 to 4 and 7, column Number"}


def test_a_code_of_another_year_says_when_it_was_used() -> None:
    _, told = read(HEADINGS + "1,,,H5,\n2,,,KK1,\n")
    assert "used only up to 2024-25" in told["small.csv, row 2, column Code"]
    assert "Did you mean K1? Use one of: K1, K2." in told["small.csv, row 3, column Code"]


def test_no_problem_repeats_what_a_cell_holds() -> None:
    _, told = read(HEADINGS + f"{NAME}!,{NAME},{NAME},{NAME},={NAME}\n")
    assert len(told) == 5
    assert "Perpetua" not in str(told)


def sheet(*rows: tuple[object, ...]) -> bytes:
    """A workbook of one sheet."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        worksheet = workbook.add_worksheet("Data")
        for number, row in enumerate(rows):
            worksheet.write_row(number, 0, row)
    return file.getvalue()


def test_a_workbook_holds_what_a_csv_file_does() -> None:
    day = workbook_with_a_day()
    assert sound(day).column("Day") == (date(2026, 11, 16),)
    assert sound(day).column("Number") == (3,)


def workbook_with_a_day() -> bytes:
    """A workbook in which a day is a day, and a number is a number."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        worksheet = workbook.add_worksheet("Data")
        worksheet.write_row(0, 0, ["Id", "Day", "Number", "Code", "Words"])
        worksheet.write_number(1, 0, 1)
        worksheet.write_datetime(1, 1, date(2026, 11, 16), workbook.add_format({"num_format": "dd/mm/yyyy"}))
        worksheet.write_number(1, 2, 3)
    return file.getvalue()


def test_a_formula_in_a_workbook_is_refused() -> None:
    _, told = read(sheet(("Id", "Day", "Number", "Code", "Words"), (1, "", "=1+1", "", "")), "small.xlsx")
    assert any("formula" in saying for saying in told.values())


def test_a_workbook_that_would_unpack_too_large_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", " " * 40_000_000)
    rows, told = read(file.getvalue(), "bomb.xlsx")
    assert rows is None
    assert "unpacks to more" in told["bomb.xlsx"]
