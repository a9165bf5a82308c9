"""The home form gives back every home it was filled with, and silence in a statement stays silence."""

from datetime import date

import pytest
from hypothesis import given, settings

from matching.errors import BadInput
from matching.formats import home_workbook as form
from matching.world.catalogue import standard_catalogue
from matching.world.home import Bedroom, Home, NamedChildCondition, PlacesCondition
from matching.world.staff import Competence, Shift, ShiftStaffing, StaffMember
from matching.world.statement import Ages, Answer, NeedStated, Position, Stated, StatementOfPurpose, StayLength
from tests.strategies import homes
from tests.workbook.editing import Formula, beside, cells_of, cells_under, edited, find, under

NEEDS = standard_catalogue().need_by_id()
SINCE = date(2024, 4, 1)

STATEMENT = StatementOfPurpose(
    ages=(Stated[Ages](value=Ages(youngest=8, oldest=17), effective=SINCE, page=3),),
    stay_length=(Stated[StayLength](value=StayLength(), effective=SINCE),),
    needs=(
        NeedStated(
            need="missing",
            versions=(
                Stated[Position](value=Position(answer=Answer.CAN, to_level=3), effective=SINCE, quote="We can."),
            ),
        ),
        NeedStated(
            need="fire_setting",
            versions=(Stated[Position](value=Position(answer=Answer.CANNOT), effective=SINCE),),
        ),
    ),
)

HOME = Home(
    urn="SC123456",
    name="Larch House",
    provider="Larch Care",
    conditions=(PlacesCondition(since=SINCE, most=4), NamedChildCondition(since=SINCE, child="C-1", waives_ages=True)),
    statement=STATEMENT,
    staff=(
        StaffMember(
            id="S1",
            post="Deputy",
            works=(Shift.DAY,),
            competences=(Competence(task="injections", assessed_on=SINCE, for_child="C-1"),),
        ),
    ),
    shifts=(ShiftStaffing(shift=Shift.NIGHT, awake=1, sleeping_in=1),),
    bedrooms=(Bedroom(id="B1", has=("ensuite",), lacks=("hoist",)),),
    has=("sprinklers",),
    lacks=("step_free_house",),
)

FILLED = form.write(HOME)


def in_form_order(home: Home) -> Home:
    """The same home with its needs and facilities in one order, which carries no meaning."""
    needs = tuple(sorted(home.statement.needs, key=lambda stated: stated.need))
    statement = home.statement.model_copy(update={"needs": needs})
    features = {"has": tuple(sorted(home.has)), "lacks": tuple(sorted(home.lacks))}
    return home.model_copy(update={"statement": statement, **features})


def faults_in(data: bytes) -> dict[str, str]:
    with pytest.raises(BadInput) as refused:
        form.read(data)
    return {problem.where: str(problem) for problem in refused.value.problems}


def test_the_worked_example_comes_back_whole() -> None:
    assert in_form_order(form.read(FILLED)) == in_form_order(HOME)


@given(homes())
@settings(max_examples=40)
def test_every_home_comes_back_as_it_was_written(home: Home) -> None:
    assert in_form_order(form.read(form.write(home))) == in_form_order(home)


def test_the_same_home_gives_the_same_bytes() -> None:
    assert form.write(HOME) == FILLED
    assert form.template() == form.template()


def test_the_blank_form_lacks_only_what_every_home_must_say() -> None:
    asked = cells_of(form.template(), "Home")
    faults = faults_in(form.template())
    assert {asked[where.replace("Home!B", "A")] for where in faults} == {"URN", "Name of the home", "Provider"}


def test_a_need_the_statement_passes_over_is_neither_can_nor_cannot() -> None:
    read = form.read(FILLED)
    assert read.statement.position_on("missing", SINCE) is not None
    assert read.statement.position_on("self_harm", SINCE) is None


def test_a_feature_nobody_looked_at_is_neither_there_nor_missing() -> None:
    read = form.read(FILLED)
    assert (read.has, read.lacks) == (("sprinklers",), ("step_free_house",))


def test_nobody_recorded_as_sleeping_in_is_not_nobody_sleeping_in() -> None:
    shifts = (ShiftStaffing(shift=Shift.NIGHT, awake=1), ShiftStaffing(shift=Shift.DAY, awake=2, sleeping_in=0))
    assert form.read(form.write(HOME.model_copy(update={"shifts": shifts}))).shifts == shifts


def test_a_stay_of_any_length_is_stated_and_not_left_out() -> None:
    (version,) = form.read(FILLED).statement.stay_length
    assert version.value == StayLength()


def answer(sheet: str, heading: str, row: int = 0) -> str:
    return under(FILLED, sheet, heading, row)


def stated(need: str, heading: str) -> str:
    """The cell of the range of needs in a need's row."""
    row = find(FILLED, "Range of needs", NEEDS[need].name).rpartition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    column = find(FILLED, "Range of needs", heading).rstrip("0123456789")
    return f"{column}{row}"


WRONG_CELLS: dict[str, tuple[str, object, str]] = {
    "a URN that is none": (beside(find(FILLED, "Home", "URN"), 1), "SC12345", "SC and six digits"),
    "a URN as a number": (beside(find(FILLED, "Home", "URN"), 1), 1_234_567, "words are wanted"),
    "a kind of condition there is not": (answer("Conditions", "Kind of condition"), "place", "Did you mean 'places'?"),
    "an answer to another kind's question": (answer("Conditions", "Sex"), "any", "does not go with what the row is"),
    "no children at all": (answer("Conditions", "Most children"), 0, "Give 1 or more."),
    "unsaid whether the sex is waived": (answer("Conditions", "Waives sex", 1), None, "nothing is written here"),
    "ages the wrong way round": (answer("Statement", "Youngest age"), 18, "the youngest age is above the oldest"),
    "a part of the statement there is not": (
        answer("Statement", "Part of the statement"),
        "age",
        "none of the answers",
    ),
    "words where ages are wanted": (answer("Statement", "In words"), "8 to 17", "does not go with what the row is"),
    "can, but not how far": (stated("missing", "Up to level"), None, '"can" needs the highest level'),
    "cannot, but to a level": (stated("fire_setting", "Up to level"), 2, '"can" needs the highest level'),
    "up to a level that everybody meets": (stated("missing", "Up to level"), 1, "Give 2 or more."),
    "no day from which it holds": (stated("missing", "In force from"), None, "nothing is written here"),
    "a page as words": (answer("Statement", "Page"), "three", "a whole number is wanted"),
    "a competence of nobody": (answer("Competences", "Member's id"), "S2", "the sheet 'Staff' has no such id"),
    "a bedroom feature there is not": (answer("Bedrooms", "Has"), "Jacuzzi", "none of the answers"),
    "no number of beds": (answer("Bedrooms", "Beds"), None, "nothing is written here"),
    "a formula for beds": (answer("Bedrooms", "Beds"), Formula("=1", 1), "a formula stands here"),
    "far too many awake": (answer("Shifts", "People awake"), 41, "Give 40 or less."),
    "a facility half there": (answer("Facilities", "Is it here today"), "perhaps", "none of the answers"),
}


@pytest.mark.parametrize("name", WRONG_CELLS)
def test_a_wrong_cell_is_told_by_its_place_with_the_way_out(name: str) -> None:
    place, value, said = WRONG_CELLS[name]
    told = faults_in(edited(FILLED, {place: value}))
    assert said in "".join(told.values()), told
    assert place.partition("!")[0] in {where.partition("!")[0] for where in told}


@pytest.mark.parametrize("sheet", ["Staff", "Shifts", "Bedrooms"])
def test_the_same_thing_in_two_rows_is_told(sheet: str) -> None:
    headings = [cell for cell in cells_of(FILLED, sheet) if cell.endswith("4")]
    first = {f"{sheet}!{cell}": cells_of(FILLED, sheet).get(cell.replace("4", "5")) for cell in headings}
    again = {beside(place, rows=2): value for place, value in first.items()}
    assert "the row repeats row 5" in faults_in(edited(FILLED, again))[f"{sheet}!A6"]


def test_two_versions_from_one_day_are_told() -> None:
    row = {"A": "ages it is for", "B": 5, "C": 11}
    last = len(cells_under(FILLED, "Statement", "Part of the statement")) + 5
    changes: dict[str, object] = {f"Statement!{column}{last}": value for column, value in row.items()}
    changes[beside(answer("Statement", "In force from"), rows=last - 5)] = SINCE
    assert "repeats row 5" in faults_in(edited(FILLED, changes))[f"Statement!A{last}"]


def test_a_feature_not_in_the_catalogue_is_not_dropped_in_writing() -> None:
    with pytest.raises(BadInput, match="the form has no such answer"):
        form.write(HOME.model_copy(update={"has": ("moat",)}))


@pytest.mark.parametrize(
    ("filled", "missing", "empty"),
    [
        ({"Home!B11": "Leeds"}, ("Home!B9", "Home!B10"), "B11"),
        ({"Home!B9": 430000, "Home!B11": "Leeds"}, ("Home!B10",), "B9 and B11"),
    ],
)
def test_answers_that_belong_together_are_filled_in_or_emptied_and_the_others_are_named(
    filled: dict[str, object], missing: tuple[str, ...], empty: str
) -> None:
    blank = {"Home!B9": None, "Home!B10": None, "Home!B11": None}
    with pytest.raises(BadInput) as refused:
        form.read(edited(FILLED, blank | filled))
    assert tuple(problem.where for problem in refused.value.problems) == missing
    ways = {problem.way_out for problem in refused.value.problems}
    assert ways == {f"Fill it in, or empty {empty}: these answers belong together."}
    form.read(edited(FILLED, blank))


def test_an_answer_without_which_there_is_no_home_is_only_to_be_filled_in() -> None:
    with pytest.raises(BadInput) as refused:
        form.read(edited(FILLED, {"Home!B5": None}))
    assert [problem.way_out for problem in refused.value.problems] == ["Fill it in."]
