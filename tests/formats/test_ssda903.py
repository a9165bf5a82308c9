"""A council's return is read whole or answered in full: by file, row and column, each with its way out."""

from __future__ import annotations

from datetime import date

import pytest

from matching.formats import ssda903
from matching.formats.ssda903.returned import Episode
from matching.formats.ssda903.tables import shapes
from matching.looked_after.codes import in_words, ssda903_codes, year_of
from matching.tables.raw import NamedFile
from tests.formats.ssda903_files import EPISODES, HEADER, faults, files, returned
from tests.tables.small import refused

SINCE_ALWAYS = {
    *("A3", "A4", "A5", "A6", "K1", "K2", "P1", "P3", "R1", "R2", "R3", "R5", "S1"),
    *("T0", "T1", "T2", "T3", "T4", "U1", "U2", "U3", "U4", "U5", "U6"),
}
UP_TO_2025 = {"H5", "P2", "Z1"}
FROM_2026 = {"Z11", "Z12", "Z13", "Z14"}


def test_a_return_is_read_by_its_headings_whatever_its_files_are_called() -> None:
    one, other = files()
    swapped = [NamedFile("b.csv", one.data), NamedFile("a.csv", other.data)]
    assert ssda903.read(swapped) == returned()
    assert returned().year == 2027
    assert len(list(returned().episodes())) == 7


def test_an_episode_is_read_as_it_stands() -> None:
    first = next(returned().episodes())
    told = (date(2025, 9, 1), "X1", "CARPL", "LS1 1UR", "LS2 9JT", "SC980001")
    assert first == Episode("101", date(2025, 5, 1), "S", "C1", "N1", "U6", "PR1", *told)


def test_each_year_has_the_codes_of_its_own() -> None:
    codes = ssda903_codes()
    assert set(codes.of("placement", 2024)[0]) == SINCE_ALWAYS | UP_TO_2025
    assert set(codes.of("placement", 2025)[0]) == SINCE_ALWAYS | UP_TO_2025 | {"K3"}
    for year in (2026, 2027):
        assert set(codes.of("placement", year)[0]) == SINCE_ALWAYS | FROM_2026 | {"K3"}
    assert codes.of("sex", 2024)[0] == ("1", "2")
    assert codes.of("sex", 2025)[0] == ("M", "F", "U")


def test_every_list_of_codes_has_a_source_and_codes_in_every_year() -> None:
    lists = ssda903_codes()
    for codes in lists.lists:
        assert codes.source
        assert all(lists.of(codes.id, year)[0] for year in range(lists.oldest, lists.newest + 1))


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 3, 31), 2026), (date(2026, 4, 1), 2027), (date(2026, 11, 16), 2027)]
)
def test_a_collection_year_ends_on_31_march(day: date, year: int) -> None:
    assert year_of(day) == year
    assert in_words(2026) == "2025-26"
    assert in_words(2100) == "2099-00"


def test_the_same_code_is_right_in_one_year_and_wrong_in_another() -> None:
    wrong = faults(episodes=EPISODES.replace(",T1,", ",H5,"))
    assert "used only up to 2024-25" in wrong["episodes.csv, row 7, column PLACE"]
    header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n103,1,05/06/2006,NOBT,,,\n"
    episodes = f"{EPISODES.splitlines()[0]}\n103,01/10/2023,S,V2,N2,H5,PR4,,,,LS1 1UR,LS1 3AD,\n"
    assert ssda903.read(files(header, episodes)).year == 2024


def test_a_return_of_a_year_without_codes_is_refused_with_the_years_there_are() -> None:
    (said,) = refused(ssda903.read, files(), 2019)
    assert "no lists of codes are held for 2018-19" in said
    assert "Held are those of 2022-23 to 2026-27." in said


WRONG: dict[str, tuple[str, str, str, str]] = {
    "a date of birth there is not": (
        "101,M,01/02/2012",
        "101,M,31/02/2012",
        "header.csv, row 2, column DOB",
        "no such day",
    ),
    "a month before a day": (
        "102,10/06/2026",
        "102,10/16/2026",
        "episodes.csv, row 5, column DECOM",
        "month seems to stand",
    ),
    "an end before its beginning": (
        "N1,U6,PR1,01/09/2025",
        "N1,U6,PR1,01/04/2025",
        "episodes.csv, row 2, column DEC",
        "before it begins",
    ),
    "an end without a reason": (
        "01/09/2025,X1,CARPL",
        "01/09/2025,,CARPL",
        "episodes.csv, row 2, column REC",
        "nothing says why",
    ),
    "a reason without an end": ("K2,PR4,,,", "K2,PR4,,X1,", "episodes.csv, row 5, column DEC", "no day of it"),
    "a child nobody entered": (
        "102,10/06/2026",
        "109,10/06/2026",
        "episodes.csv, row 5, column CHILD",
        "not in the header",
    ),
    "two places at once": ("101,01/09/2025", "101,01/08/2025", "episodes.csv, row 3, column DECOM", "in two places"),
    "nowhere": ("N1,K2,PR4", "N1,,PR4", "episodes.csv, row 5, column PLACE", "nothing says where"),
    "an unknown legal status": (
        "S,C2,N1,K2,PR4",
        "S,C9,N1,K2,PR4",
        "episodes.csv, row 5, column LS",
        "no code of the list",
    ),
    "a blank legal status": (
        "S,C2,N1,K2,PR4",
        "S,,N1,K2,PR4",
        "episodes.csv, row 5, column LS",
        "nothing is written here",
    ),
    "a URN that is none": ("SC910001", "SC91001", "episodes.csv, row 5, column URN", "as a URN is"),
    "a postcode that is none": ("B1 1BB", "Leeds", "episodes.csv, row 5, column PL_POST", "as a postcode is"),
    "before birth": (
        "102,F,03/04/2011",
        "102,F,03/08/2026",
        "episodes.csv, row 5, column DECOM",
        "before the child was born",
    ),
    "a sex of earlier years": ("101,M,", "101,1,", "header.csv, row 2, column SEX", "used only up to 2023-24"),
    "entered twice": ("104,F,", "103,F,", "header.csv, rows 4 to 5, column CHILD", "more than once"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_by_file_row_and_column_with_its_way_out(name: str) -> None:
    right, wrong, place, said = WRONG[name]
    found = faults(header=HEADER.replace(right, wrong), episodes=EPISODES.replace(right, wrong))
    assert said in found[place]
    assert all("\n    " in text for text in found.values())


def test_a_cell_that_could_not_be_read_is_told_of_once() -> None:
    assert set(faults(episodes=EPISODES.replace("N1,K2,PR4", "N1,X9,PR4"))) == {"episodes.csv, row 5, column PLACE"}
    spoilt = EPISODES.replace("PR1,01/09/2025,X1", "PR1,1 Sept,X1")
    assert set(faults(episodes=spoilt)) == {"episodes.csv, row 2, column DEC"}


def test_everything_wrong_in_every_file_is_told_at_once_in_the_order_of_the_files() -> None:
    missing = "CHILD,DOB,MISSING,MIS_START,MIS_END\n101,01/02/2012,M,01/10/2025,\n999,01/02/2011,Q,1/10/25,\n"
    said = refused(ssda903.read, files(HEADER.replace("WBRI", "XXXX"), EPISODES.replace("C2", "C7"), missing=missing))
    assert [text.partition(",")[0] for text in said] == ["header.csv", *["episodes.csv"], *["missing.csv"] * 3]


def test_no_problem_repeats_what_stood_in_a_cell() -> None:
    spoilt = faults(
        header=HEADER.replace("101,M", "Perpetua!,Perpetua"), episodes=EPISODES.replace("SC910001", "Perpetua")
    )
    assert "Perpetua" not in str(spoilt)


def test_a_date_of_birth_that_differs_from_the_header_is_told() -> None:
    reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\n101,02/02/2012,01/06/2025,PN1\n"
    assert "not the one in the header" in faults(reviews=reviews)["reviews.csv, row 2, column DOB"]


def test_a_file_that_is_none_of_the_return_and_one_given_twice_are_told() -> None:
    assert "no table of the SSDA903 return" in faults(other="Name,Colour\nx,y\n")["other.csv"]
    assert "a second table Header" in faults(again=HEADER)["again.csv"]


def test_a_return_needs_its_header_and_its_episodes() -> None:
    said = refused(ssda903.read, files()[1:])
    assert any("the file Header is missing" in text for text in said)


def test_a_day_after_the_year_that_is_named_is_told() -> None:
    said = " ".join(refused(ssda903.read, files(HEADER), 2026))
    assert "the day is after the end of 2025-26" in said


def test_every_table_of_the_return_has_the_columns_it_is_sent_with() -> None:
    columns = {shape.name: [column.name for column in shape.columns] for shape in shapes(2027)}
    assert len(columns) == 12
    assert columns["Header"] == ["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"]
    assert columns["Episodes"] == EPISODES.splitlines()[0].split(",")
    assert columns["Missing"] == ["CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"]
    assert columns["DoLo"] == ["CHILD", "DOB", "DOLO_START", "DOLO_END"]
