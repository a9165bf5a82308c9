"""A form without a sheet of optional facts is read as one in which nothing is told there, and it is said."""

import pytest

from matching.errors import BadInput
from matching.formats import period_workbook as form
from matching.short_breaks.period import Period
from matching.world.catalogue import standard_catalogue
from tests.formats.example_period import example_period
from tests.workbook.editing import edited

PERIOD = example_period()
FILLED = form.write(PERIOD)
NEEDED = ("Period", "Homes", "Closed nights", "Staff", "Families", "Availability", "Bookings")
"""What is not told on these would be planned against: closed nights, who works, what was promised."""
BLANK = {"policy": PERIOD.policy.model_copy(update={"levels_off": ()})}


def of_families(**told: object) -> Period:
    return PERIOD.model_copy(update={"families": tuple(f.model_copy(update=told) for f in PERIOD.families)})


def without(sheet: str) -> Period:
    """The period with nothing of what the sheet would tell."""
    homes = {"Emergency beds": "held_back_in_use", "On duty": "on_duty"}
    families = {"Home marks": "benefit_at", "Requests": "requests", "Tea visits": "tea_visits"}
    if sheet in homes:
        return PERIOD.model_copy(update={"homes": tuple(h.model_copy(update={homes[sheet]: ()}) for h in PERIOD.homes)})
    if sheet in families:
        return of_families(**{families[sheet]: ()})
    if sheet == "Grounds":
        bare = (tuple(mark.model_copy(update={"because": None}) for mark in f.benefit) for f in PERIOD.families)
        pairs = zip(PERIOD.families, bare, strict=True)
        return PERIOD.model_copy(update={"families": tuple(f.model_copy(update={"benefit": b}) for f, b in pairs)})
    field = {"Levels off": "policy", "Holidays": "holidays", "Cancellations": "cancellations"}.get(sheet, sheet.lower())
    return PERIOD.model_copy(update={field: BLANK.get(field, ())})


def test_every_sheet_is_needed_or_optional() -> None:
    sheets = {sheet.name for sheet in form.form(standard_catalogue()).sheets}
    assert set(NEEDED) == sheets - set(form.optional_sheets())


@pytest.mark.parametrize("sheet", form.optional_sheets())
def test_a_form_without_an_optional_sheet_tells_nothing_there_and_says_so(sheet: str) -> None:
    found = form.read_placed(edited(FILLED, drop=sheet), PERIOD.world)
    assert found.period == without(sheet)
    assert found.absent == (sheet,)
    assert found.note is not None
    assert f"no sheet {sheet}, so nothing is told" in found.note


@pytest.mark.parametrize("sheet", NEEDED)
def test_a_form_without_a_sheet_that_is_needed_is_refused(sheet: str) -> None:
    with pytest.raises(BadInput) as refused:
        form.read(edited(FILLED, drop=sheet))
    assert any(problem.where == sheet and "missing" in problem.what for problem in refused.value.problems)


def test_an_optional_sheet_under_another_name_is_not_taken_for_absent() -> None:
    with pytest.raises(BadInput, match="nothing would be read from it"):
        form.read(edited(FILLED, rename={"Ties": "Ties 2"}))


def test_a_whole_form_has_no_note() -> None:
    assert form.read_placed(FILLED, PERIOD.world).note is None
