"""The short breaks form gives back every period it was filled with, and names whatever is wrong by sheet and cell."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from matching.errors import BadFile, BadInput
from matching.formats import home_workbook
from matching.formats import period_workbook as form
from matching.short_breaks.benefit_criteria import criteria
from matching.short_breaks.period import Period, PeriodSheet, sheet_of
from matching.workbook.layout import no_problems
from matching.workbook.read import read_book
from matching.world.catalogue import standard_catalogue
from matching.world.world import World
from scenarios.generators.short_breaks import Size, draw
from tests.formats.example_period import example_period, further_on
from tests.short_breaks.altered import altered
from tests.short_breaks.small_period import MONDAY, small_period
from tests.strategies.periods import period_sheets
from tests.workbook.editing import Formula, beside, cells_of, edited, under

BOOK = form.form(standard_catalogue())
UNCHECKED = replace(BOOK, problems=no_problems)
"""The form as it would be if it did not look for contradictions."""

EXAMPLE = example_period()
FILLED = form.write(EXAMPLE)
PLACE = {criterion.id: number for number, criterion in enumerate(criteria())}


def in_form_order(sheet: PeriodSheet) -> PeriodSheet:
    """The same period with each family's marks in the order of the form, which carries no meaning."""
    families = tuple(
        f.model_copy(update={"benefit": tuple(sorted(f.benefit, key=lambda mark: PLACE[mark.criterion]))})
        for f in sheet.families
    )
    return sheet.model_copy(update={"families": families})


def faults_in(data: bytes, world: World | None = None) -> dict[str, str]:
    """What the form says is wrong, by where; the text includes the way out."""
    with pytest.raises(BadInput) as refused:
        form.read(data) if world is None else form.read_with(data, world)
    return {problem.where: str(problem) for problem in refused.value.problems}


@pytest.mark.parametrize("period", [EXAMPLE, further_on(), small_period(), draw(Size.S, 2)[0]], ids=list("1234"))
def test_a_worked_example_comes_back_whole(period: Period) -> None:
    assert form.read(form.write(period)) == sheet_of(period)
    assert form.read_with(form.write(period), period.world) == period


@given(period_sheets())
@settings(max_examples=25)
def test_every_period_comes_back_as_it_was_written(sheet: PeriodSheet) -> None:
    assert read_book(UNCHECKED, form.write(sheet)) == in_form_order(sheet)


def test_the_same_period_gives_the_same_bytes() -> None:
    assert form.write(EXAMPLE) == FILLED == form.write(sheet_of(EXAMPLE))
    assert form.template() == form.template()


def test_the_blank_form_lacks_only_what_every_period_must_say() -> None:
    asked = cells_of(form.template(), "Period")
    faults = faults_in(form.template())
    assert {asked[where.replace("Period!B", "A")] for where in faults if where.startswith("Period")} == {
        "Period id",
        "First night",
        "Number of nights",
        "Who comes first where there is not enough",
        "Never plan beyond the limits on short breaks",
        "What counts against the limits",
    }
    assert {where for where in faults if not where.startswith("Period")} == {"Homes!A5", "Families!A5"}


def test_nothing_of_the_world_is_written() -> None:
    words = " ".join(str(v) for sheet in BOOK.sheets for v in cells_of(FILLED, sheet.name).values())
    names = [child.name for child in EXAMPLE.world.children()]
    assert names
    assert not [name for name in names if name in words.split()]


def test_each_criterion_has_a_column_with_the_words_of_its_marks() -> None:
    columns = {c.label: c.help for sheet in BOOK.sheets if sheet.name == "Families" for c in sheet.blocks[0].columns}
    for criterion in criteria():
        assert all(words in columns[criterion.name] for words in criterion.levels)


def test_a_blank_mark_is_no_mark_and_not_known_is_a_mark() -> None:
    mark = under(FILLED, "Families", "Caring by day")
    blank, asked = form.read(edited(FILLED, {mark: None})), form.read(edited(FILLED, {mark: "not known"}))
    assert "care_by_day" not in [m.criterion for m in blank.families[0].benefit]
    assert next(m for m in asked.families[0].benefit if m.criterion == "care_by_day").level is None


def test_nights_may_be_told_by_the_morning_they_end() -> None:
    nights = under(FILLED, "Availability", "Nights")
    first = EXAMPLE.families[0].available[0]
    changes = {nights: None, beside(nights, 1): first.until}
    assert form.read(edited(FILLED, changes)) == form.read(FILLED)


def cell(sheet: str, heading: str, row: int = 0) -> str:
    return under(FILLED, sheet, heading, row)


NIGHTS = cell("Availability", "Nights")

WRONG_CELLS: dict[str, tuple[str, object, str]] = {
    "a negative number of people": (cell("Staff", "People"), -1, "Give 0 or more."),
    "far too many people": (cell("Staff", "People"), 41, "Give 40 or less."),
    "a negative minimum": (cell("Families", "Nights of these that are protected"), -2, "Give 0 or more."),
    "no minimum": (cell("Families", "Nights of these that are protected"), None, "nothing is written here"),
    "half a night": (cell("Families", "Nights assessed for this period"), 2.5, "without a fraction"),
    "a formula": (cell("Families", "Nights assessed for this period"), Formula("=2+2", 4), "a formula stands here"),
    "a kind of nights there is not": (cell("Families", "Kind of nights"), "weekends", "Did you mean 'weekend'?"),
    "a mark above the top": (cell("Families", "Caring by day"), 5, "5 is not a level"),
    "no children": (cell("Families", "Children"), None, "nothing is written here"),
    "a shift there is not": (cell("Staff", "Shift"), "twilight", "none of the answers"),
    "a day there is not": (cell("Staff", "On which nights"), "Friyay", "none of the answers"),
    "trained, but how many": (cell("Staff", "Trained among them"), "Feeding by gastrostomy", "how many people"),
    "trained in nothing known": (cell("Staff", "Trained among them"), "2 x Juggling", "no task of the catalogue"),
    "a task misspelt": (
        cell("Staff", "Trained among them"),
        "2 x gastrostmy feeding",
        "Did you mean 'Feeding by gastrostomy'?",
    ),
    "an age in words": (cell("Homes", "Age bands begin at"), "eight", "an age in whole years"),
    "a family nobody entered": (cell("Availability", "Family"), "F-9", "the sheet 'Families' has no such id"),
    "a home nobody entered": (cell("Staff", "Home"), "SC000009", "the sheet 'Homes' has no such id"),
    "grounds for no mark": (cell("Grounds", "Criterion"), "Caring by night", "no mark by this criterion"),
    "no nights": (NIGHTS, 0, "end before the first"),
    "nights left blank": (NIGHTS, None, "Give the number of nights, or the morning they end."),
    "a morning before": (beside(NIGHTS, 1), MONDAY - timedelta(days=1), "end before the first"),
    "a morning that differs": (beside(NIGHTS, 1), MONDAY + timedelta(days=2), "makes it 2 nights, not 14"),
    "no first night": (cell("Availability", "First night"), None, "nothing is written here"),
    "a booking as text": (cell("Bookings", "First night"), "next Friday", "a day is wanted here"),
    "a booking in another age": (cell("Bookings", "First night"), date(9999, 12, 31), "the day is too far ahead"),
    "a night in another age": (cell("Availability", "First night"), date(1926, 12, 11), "the day is too long ago"),
    "no bedrooms": (cell("Bookings", "Bedrooms"), None, "nothing is written here"),
    "an id for a stay that has none": (cell("Bookings", "Booking id", 1), "B-9", "does not go with"),
}


@pytest.mark.parametrize("name", WRONG_CELLS)
def test_a_wrong_cell_is_told_by_its_place_with_the_way_out(name: str) -> None:
    place, value, said = WRONG_CELLS[name]
    assert said in faults_in(edited(FILLED, {place: value}))[place]


def test_a_row_with_a_wrong_cell_is_told_of_once() -> None:
    place, value, _ = WRONG_CELLS["a booking as text"]
    assert faults_in(edited(FILLED, {place: value})).keys() == {place}


def test_an_until_that_says_the_same_as_the_nights_is_no_problem() -> None:
    until = EXAMPLE.families[0].available[0].until
    assert form.read(edited(FILLED, {beside(NIGHTS, 1): until})) == form.read(FILLED)


def test_what_was_typed_is_not_repeated() -> None:
    private = "Perpetua Oddfellow"
    for place, _, _ in WRONG_CELLS.values():
        with pytest.raises(BadInput) as refused:
            form.read(edited(FILLED, {place: f"{private}, born on a Monday"}))
        assert "Perpetua" not in str(refused.value)


def test_another_form_is_refused_as_a_whole() -> None:
    with pytest.raises(BadFile, match="it is not the form 'Placewell short breaks form'"):
        form.read(home_workbook.template())


def test_a_period_too_large_for_a_sheet_is_refused_in_writing_and_never_cut_short() -> None:
    one = EXAMPLE.families[0]
    nights = tuple(one.available[0].model_copy(update={"nights": 1}) for _ in range(20_000))
    with pytest.raises(BadInput, match="Availability: it comes to"):
        form.write(altered(EXAMPLE, "families", 0, "available", to=nights))


@pytest.mark.parametrize("child", ["none", "None"])
def test_an_id_that_would_be_read_as_none_is_refused_in_writing(child: str) -> None:
    with pytest.raises(BadInput, match="it would be read as 'none'"):
        form.write(altered(EXAMPLE, "families", 0, "key_workers", to=(child,)))


def test_a_home_misspelt_on_its_sheet_is_told_once_with_the_id_that_others_name() -> None:
    urn = EXAMPLE.homes[0].urn
    other = f"{urn[:-1]}{(int(urn[-1]) + 1) % 10}"
    with pytest.raises(BadInput) as found:
        form.read(edited(FILLED, {cell("Homes", "URN"): other}))
    (told,) = [problem for problem in found.value.problems if urn in problem.what]
    assert told.where.count("Staff!") > 1
    assert told.way_out.startswith(f"Did you mean {other!r}?")


def test_what_stands_where_an_unknown_family_is_named_is_not_repeated() -> None:
    with pytest.raises(BadInput) as found:
        form.read(edited(FILLED, {cell("Availability", "Family"): "Zebedee"}))
    assert "Zebedee" not in str(found.value)
