"""A sheet missing, added, hidden or hung with what would not be read is told."""

import pytest

from matching.errors import BadFile
from matching.formats import home_workbook
from matching.formats import referral_workbook as form
from tests.formats.example import PRIVATE
from tests.formats.test_referral_workbook_faults import FILLED, faults_in
from tests.workbook.editing import edited


def test_a_sheet_renamed_is_a_sheet_missing_and_a_sheet_too_many() -> None:
    faults = faults_in(edited(FILLED, rename={"Siblings": f"About {PRIVATE}"}))
    assert "the sheet is missing" in faults["Siblings"]
    assert "nothing would be read from it" in faults["sheet 8"]
    assert "Perpetua" not in "".join(faults.values())


def test_a_missing_sheet_is_told() -> None:
    assert "the sheet is missing" in faults_in(edited(FILLED, drop="Siblings"))["Siblings"]


def test_a_sheet_added_is_told_because_it_would_not_be_read() -> None:
    (told,) = faults_in(edited(FILLED, add="Notes")).values()
    assert "nothing would be read from it" in told


def test_a_hidden_sheet_is_told() -> None:
    assert "the sheet is hidden" in faults_in(edited(FILLED, hide="Wishes"))["Wishes"]


@pytest.mark.parametrize("data", [edited(FILLED, comment="Wishes"), edited(FILLED, textbox="Wishes")])
def test_what_is_attached_to_a_cell_is_told_because_it_would_not_be_read(data: bytes) -> None:
    assert "nothing is read from them" in faults_in(data)["the file"]


def test_a_sheet_that_is_a_chart_is_told() -> None:
    faults = faults_in(edited(FILLED, drop="Wishes", chart="Wishes"))
    assert "no plain sheet of cells" in faults["Wishes"]


def test_another_form_is_refused_as_a_whole() -> None:
    with pytest.raises(BadFile, match="it is not the form 'Placewell referral form'"):
        form.read(home_workbook.template())
