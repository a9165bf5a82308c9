"""A workbook of very many rows is read on a machine of one's own, and refused where somebody sends it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from matching.errors import BadFile
from matching.tables import opening
from matching.tables.opening import tables_in
from matching.tables.raw import NamedFile
from matching.workbook.inspection import FORM, LAST_COLUMN, LAST_ROW, TABLE
from service.commands.exchanging.arguments import opened
from service.receiving import parsing
from service.receiving.file import Form

ROWS = LAST_ROW + 1


def workbook(*cells: tuple[int, int]) -> bytes:
    """With a number in each of these cells."""
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, column in cells:
            sheet.write_number(row, column, 7)
    return file.getvalue()


@pytest.fixture(scope="module")
def large() -> bytes:
    return workbook(*((row, 0) for row in range(ROWS)))


def refusal(data: bytes, *, is_own: bool) -> str:
    with pytest.raises(BadFile) as found:
        tables_in(NamedFile("homes.xlsx", data, is_own))
    (problem,) = found.value.problems
    return problem.what


def test_every_row_of_a_large_workbook_of_ones_own_is_read(large: bytes) -> None:
    (table,) = tables_in(NamedFile("homes.xlsx", large, is_own=True))
    assert table.rows == [["7"]] * ROWS


def test_the_same_workbook_is_refused_where_somebody_sends_it(large: bytes) -> None:
    assert "far outside the form" in refusal(large, is_own=False)


def test_a_service_that_took_what_is_sent_for_a_file_of_its_own_would_be_caught(
    large: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "FORM", TABLE)
    with pytest.raises(pytest.fail.Exception):
        test_the_same_workbook_is_refused_where_somebody_sends_it(large)


def test_one_cell_far_off_is_refused_in_a_file_of_ones_own_too_because_all_between_would_be_made() -> None:
    far = (TABLE.most_area // LAST_COLUMN, LAST_COLUMN - 1)
    assert "far outside the form" in refusal(workbook((0, 0), far), is_own=True)
    assert "far outside the form" in refusal(workbook((TABLE.last_row, 0)), is_own=True)


def test_no_limit_of_a_table_of_ones_own_is_below_that_of_a_form_and_a_hundred_thousand_rows_have_room() -> None:
    assert all(own >= sent for own, sent in zip(TABLE, FORM, strict=True))
    assert TABLE.last_row > 100_000
    assert TABLE.most_area > 100_000 * 60


def test_commands_read_files_as_ones_own_and_the_service_reads_them_as_sent(tmp_path: Path, large: bytes) -> None:
    path = tmp_path / "referrals.xlsx"
    path.write_bytes(large)
    assert [file.is_own for file in opened([str(path)])] == [True]
    (problem,) = parsing.parsed(Form.TABLE.value, large)["problems"]
    assert "far outside the form" in problem[1]
