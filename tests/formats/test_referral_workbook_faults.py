"""Whatever is wrong in a filled referral form is told at once, by sheet and cell, and nothing typed is repeated."""

from datetime import datetime, time

import pytest

from matching.errors import BadFile, BadInput
from matching.formats import referral_workbook as form
from matching.world.catalogue import standard_catalogue
from tests.formats.example import MONDAY, PRIVATE, REFERRAL
from tests.workbook.editing import Formula, beside, edited, find, under

FILLED = form.write(REFERRAL)
NEEDS = standard_catalogue().need_by_id()


def faults_in(data: bytes) -> dict[str, str]:
    """What the form says is wrong, by where; the text includes the way out."""
    with pytest.raises(BadInput) as refused:
        form.read(data)
    assert not isinstance(refused.value, BadFile)
    told: dict[str, str] = {}
    for problem in refused.value.problems:
        told[problem.where] = told.get(problem.where, "") + str(problem)
    return told


def answer_to(question: str) -> str:
    """The cell that answers a question of the first sheet."""
    return beside(find(FILLED, "Referral", question), 1)


LEVEL = beside(find(FILLED, "Needs", NEEDS["aggression_to_peers"].name), 3)
CIRCUMSTANCE = beside(find(FILLED, "Circumstances", NEEDS["copies_others"].name), 3)
BORN, NIGHTS, NAME = answer_to("Date of birth"), answer_to("Expected length in nights"), answer_to("Placing authority")

WRONG_CELLS: dict[str, tuple[str, object, str]] = {
    "yes for a level": (LEVEL, True, "a whole number is wanted"),
    "a level as text": (LEVEL, "3", "the level is typed as text, and a number is wanted"),
    "a level above the top": (LEVEL, 7, "7 is not a level\n    Choose 0 to 4, 'not known' or 'not asked'."),
    "a level below none": (LEVEL, -1, "-1 is not a level"),
    "half a level": (LEVEL, 2.5, "without a fraction"),
    "a day for a level": (LEVEL, MONDAY, "a whole number is wanted"),
    "a word for a level": (LEVEL, "often", "Choose 0 to 4, 'not known' or 'not asked'."),
    "a misspelt answer for a level": (LEVEL, "not knwon", "Did you mean 'not known'?"),
    "a formula for a level": (LEVEL, Formula("=1+2", 3), "a formula stands here"),
    "a fault for a level": (LEVEL, Formula("=1/0", "#DIV/0!"), "a fault of the spreadsheet"),
    "a number for a circumstance": (CIRCUMSTANCE, 1, "none of the answers"),
    "a level for a circumstance": (CIRCUMSTANCE, "2", "none of the answers"),
    "no kind of statement": (beside(LEVEL, 3), None, "nothing is written here"),
    "nobody who said it": (beside(LEVEL, 1), None, "nothing is written here"),
    "no day on which it was said": (beside(LEVEL, 2), None, "nothing is written here"),
    "a day as text": (BORN, "2013-02-28", "a day is wanted"),
    "31 February": (BORN, "31/02/2013", "Type a real day"),
    "a number for a day": (BORN, 41_000, "a day is wanted"),
    "a time with a day": (BORN, datetime.combine(MONDAY, time(9, 30)), "without a time"),
    "a number for words": (NAME, 12, "words are wanted"),
    "text too long": (NAME, "x" * 4_001, "Keep it within 4000 characters."),
    "no placing authority": (NAME, None, "nothing is written here"),
    "an answer there is not": (answer_to("Sex"), "girl", "Choose one from the cell's list: male, female."),
    "nights as a word": (NIGHTS, "ninety", "a whole number is wanted"),
    "nights as text": (NIGHTS, "90", "a whole number is wanted"),
    "yes for nights": (NIGHTS, True, "a whole number is wanted"),
    "no nights": (NIGHTS, 0, "Give 1 or more."),
    "far too many nights": (NIGHTS, 6_601, "Give 6600 or less."),
    "a school year there is not": (answer_to("School year"), 15, "Give 14 or less."),
    "a number for yes": (answer_to("Should the present school be kept"), 1, "none of the answers"),
    "a place off the map": (answer_to("Own home or community: easting"), 900_000, "Give 700000 or less."),
    "half a place": (answer_to("Own home or community: easting"), None, "nothing is written here"),
    "an id as a number": (answer_to("Referral id"), 1, "words are wanted"),
    "an id with a comma": (answer_to("Referral id"), "R,1", "Use letters, digits"),
    "a URN with a comma": (answer_to("Homes where the child has stayed before"), "SC1,2", "Use letters, digits"),
    "no shift for a task": (under(FILLED, "Clinical tasks", "When it is needed"), None, "nothing is written here"),
    "a task there is not": (under(FILLED, "Clinical tasks", "Task"), "Flying", "none of the answers"),
    "unsaid whether the address is secret": (
        under(FILLED, "Family time", "Must they not know the address"),
        None,
        "nothing is written here",
    ),
    "none, and a row": (beside(find(FILLED, "Family time", "With whom"), rows=-1), "none", "there are rows below"),
    "something else than none": (beside(find(FILLED, "Family time", "With whom"), rows=-1), "no", "only 'none' may"),
    "a note above a table": (beside(find(FILLED, "Enquiries", "Who was asked"), rows=-1), "x", "nothing is read from"),
    "a note above a heading": (beside(find(FILLED, "Needs", "Level"), rows=-1), "x", "nothing is read from this cell"),
    "a note above the questions": (
        beside(find(FILLED, "Referral", "Answer"), rows=-1),
        "x",
        "nothing is read from this",
    ),
    "a note beside a table": (
        beside(find(FILLED, "Siblings", "Why"), 3, 5),
        "see over",
        "nothing is read from this cell",
    ),
    "a note below the questions": (
        beside(find(FILLED, "Wishes", "Is the child for it"), 1, 2),
        "PS",
        "nothing is read",
    ),
    "a heading changed": (find(FILLED, "Needs", "Level"), "Score", "the form says 'Level' here"),
    "a question changed": (find(FILLED, "Referral", "Sex"), "Gender", "the form says 'Sex' here"),
    "a row about no need": (
        find(FILLED, "Needs", NEEDS["aggression_to_peers"].name),
        None,
        "nothing is written here",
    ),
}


@pytest.mark.parametrize("name", WRONG_CELLS)
def test_a_wrong_cell_is_told_by_its_place_with_the_way_out(name: str) -> None:
    place, value, said = WRONG_CELLS[name]
    faults = faults_in(edited(FILLED, {place: value}))
    assert said in faults.pop(place)
    assert faults == {}


@pytest.mark.parametrize("name", ["a number for words", "text too long", "an id as a number"])
def test_a_wrong_cell_is_told_once(name: str) -> None:
    place, value, _ = WRONG_CELLS[name]
    data = edited(FILLED, {place: value})
    with pytest.raises(BadInput) as refused:
        form.read(data)
    assert len(refused.value.problems) == 1


@pytest.mark.parametrize("beside_it", [1, 2, 3, 7])
def test_a_row_that_says_anything_but_a_level_is_refused_and_never_dropped(beside_it: int) -> None:
    blank = beside(find(FILLED, "Needs", NEEDS["self_harm"].name), 3)
    answers = {1: "school", 2: MONDAY, 3: "history", 7: "She cut her arm."}
    faults = faults_in(edited(FILLED, {beside(blank, beside_it): answers[beside_it]}))
    assert "words but no level" in faults[blank]
    assert "Choose a level, 'not known' or 'not asked'." in faults[blank]


@pytest.mark.parametrize(("heading", "across"), [("Said by", 1), ("Said on", 2), ("What kind of statement", 3)])
def test_what_every_account_needs_is_missed_by_its_heading_and_its_need(heading: str, across: int) -> None:
    (told,) = faults_in(edited(FILLED, {beside(LEVEL, across): None})).values()
    assert heading in told
    assert NEEDS["aggression_to_peers"].name in told


def test_a_wrong_cell_of_an_account_brings_no_problem_of_the_account_as_a_whole() -> None:
    lone = beside(find(FILLED, "Needs", NEEDS["self_harm"].name), 3)
    words = "x" * 4_001
    row = {lone: 2, beside(lone, 1): "school", beside(lone, 2): MONDAY, beside(lone, 3): "history"}
    assert faults_in(edited(FILLED, row | {beside(lone, 7): words})).keys() == {beside(lone, 7)}
    assert faults_in(edited(FILLED, row | {lone: 7})).keys() == {lone}


def test_the_form_says_beforehand_what_every_account_needs() -> None:
    assert "what kind of statement it is" in " ".join(form.NOTES)


def test_every_wrong_cell_is_told_at_once() -> None:
    changes = {LEVEL: 7, CIRCUMSTANCE: "2", BORN: "31/02/2013", NIGHTS: 0, NAME: None}
    assert faults_in(edited(FILLED, changes)).keys() == changes.keys()


def test_problems_stand_in_the_order_in_which_a_person_comes_to_them() -> None:
    early, late = under(FILLED, "Needs", "Level", 0), under(FILLED, "Needs", "Level", 8)
    far = beside(early, 30)
    assert far.startswith("Needs!A")
    changes = {CIRCUMSTANCE: "2", late: 7, beside(early, 5): 3, early: 7, far: "x", NIGHTS: 0, BORN: "31/02/2013"}
    with pytest.raises(BadInput) as refused:
        form.read(edited(FILLED, changes, comment="Wishes"))
    told = list(dict.fromkeys(problem.where for problem in refused.value.problems))
    assert [place for place in told if place in {"the file", *changes}] == [
        "the file",
        BORN,
        NIGHTS,
        early,
        beside(early, 5),
        far,
        late,
        CIRCUMSTANCE,
    ]


@pytest.mark.parametrize("place", [LEVEL, CIRCUMSTANCE, BORN, NIGHTS, answer_to("Sex"), answer_to("Referral id")])
def test_what_was_typed_is_not_repeated(place: str) -> None:
    (told,) = faults_in(edited(FILLED, {place: f"{PRIVATE}, born on a Monday"})).values()
    assert "Perpetua" not in told


def test_a_row_that_repeats_another_is_told() -> None:
    first = under(FILLED, "Siblings", "Brother's or sister's id")
    again = {beside(first, n, 1): value for n, value in enumerate(["C-2", "must live together", "school", "Why"])}
    assert "repeats row 5" in faults_in(edited(FILLED, again))[beside(first, rows=1)]


def test_one_account_given_twice_is_told() -> None:
    row = beside(LEVEL, rows=2)
    same = {beside(LEVEL, n, 1): value for n, value in enumerate([3, "previous carer", MONDAY, "observed fact"])}
    words = dict.fromkeys(beside(LEVEL, n, 1) for n in range(4, 8))
    first = {beside(LEVEL, n): None for n in range(4, 8)}
    assert row not in same
    assert "repeats row" in faults_in(edited(FILLED, same | words | first))[beside(LEVEL, -3, 1)]


@pytest.mark.parametrize("value", ["  ", "\n", ""])
def test_a_cell_of_spaces_is_a_blank_cell(value: str) -> None:
    assert form.read(edited(FILLED, {NIGHTS: value})).expected_nights is None


def test_a_real_day_at_midnight_is_that_day() -> None:
    born = form.read(edited(FILLED, {BORN: datetime.combine(MONDAY, time())})).child.date_of_birth
    assert born == MONDAY


def test_capitals_and_spaces_around_an_answer_make_no_difference() -> None:
    assert form.read(edited(FILLED, {answer_to("Sex"): " Female "})) == form.read(FILLED)


def test_an_entry_may_be_given_by_its_id() -> None:
    place = under(FILLED, "Clinical tasks", "Task")
    assert form.read(edited(FILLED, {place: "injections"})) == form.read(FILLED)
