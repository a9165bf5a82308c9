"""The referral form gives back every referral it was filled with, and a blank level is never taken for a level."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given, settings

from matching.errors import BadInput
from matching.formats import referral_workbook as form
from matching.workbook.cells import Held
from matching.workbook.layout import Book, Column, Sheet, Table
from matching.workbook.read import read_book
from matching.world.catalogue import standard_catalogue
from matching.world.child import Child
from matching.world.facts import Unanswered
from matching.world.referral import Referral
from tests.formats.example import CHILD, REFERRAL
from tests.strategies import children, referrals
from tests.workbook.editing import beside, cells_of, cells_under, edited, find, under

CATALOGUE = standard_catalogue()
BOOK = form.form(CATALOGUE)
PLACE_IN_FORM = {need.id: place for place, need in enumerate(CATALOGUE.needs)}
NEEDS = {need.id: need.name for need in CATALOGUE.needs}
LEVELS = {"Needs": "Level", "Circumstances": "Is it so"}
"""By sheet, the heading over the levels."""

NO_LEVEL = ("words but no level", "Choose a level, 'not known' or 'not asked'.")

FILLED = form.write(REFERRAL)


def in_form_order(referral: Referral) -> Referral:
    """The same referral with its facts in the order of the form, which carries no meaning."""
    facts = sorted(referral.child.facts, key=lambda fact: PLACE_IN_FORM[fact.about])
    child = referral.child.model_copy(update={"facts": tuple(facts)})
    return referral.model_copy(update={"child": child})


def level_cells(data: bytes, referral: Referral) -> dict[str, str]:
    """The cell of each level that the referral gives, with the need it is about."""
    cells = {}
    for fact in referral.child.facts:
        sheet = "Needs" if CATALOGUE.need_by_id()[fact.about].in_statement else "Circumstances"
        across = 1 + len(_table(BOOK, sheet).shown)
        for number in range(len(fact.accounts)):
            cells[beside(find(data, sheet, NEEDS[fact.about], number), across)] = fact.about
    return cells


def _table(book: Book[Referral], name: str) -> Table:
    (table,) = (b for s in book.sheets if s.name == name for b in s.blocks if isinstance(b, Table))
    return table


def check_that_a_blank_level_is_never_a_level(book: Book[Referral], referral: Referral) -> None:
    data = form.write(referral)
    cells = level_cells(data, referral)
    assert without_a_level(book, edited(data, dict.fromkeys(cells))) == dict.fromkeys(cells, NO_LEVEL)


def without_a_level(book: Book[Referral], data: bytes) -> dict[str, tuple[str, str]]:
    """What the form refuses, by where; empty when it takes the file."""
    try:
        read_book(book, data)
    except BadInput as refused:
        return {problem.where: (problem.what, problem.way_out) for problem in refused.problems}
    return {}


@dataclass(frozen=True)
class Lenient(Column):
    """A question whose blank is taken for an answer, as none of the form's may be."""

    meaning: object = None

    def answer(self, held: Held | None) -> object:
        return self.meaning if held is None else super().answer(held)


def with_blank_levels_meaning(meaning: object) -> Book[Referral]:
    """The form as it would be if its reader took a blank level for something."""
    return replace(BOOK, sheets=tuple(_defective(sheet, meaning) for sheet in BOOK.sheets))


def _defective(sheet: Sheet, meaning: object) -> Sheet:
    if sheet.name not in LEVELS:
        return sheet
    (table,) = (block for block in sheet.blocks if isinstance(block, Table))
    columns = tuple(
        Lenient(c.path, c.label, c.cell, meaning=meaning) if c.path == "level" else c for c in table.columns
    )
    return replace(sheet, blocks=(replace(table, columns=columns),))


def test_the_worked_example_comes_back_whole() -> None:
    assert form.read(FILLED) == in_form_order(REFERRAL)


@given(referrals())
@settings(max_examples=40)
def test_every_referral_comes_back_as_it_was_written(referral: Referral) -> None:
    assert form.read(form.write(referral)) == in_form_order(referral)


@given(children(most_facts=8))
@settings(max_examples=15)
def test_every_account_comes_back_as_it_was_written(child: Child) -> None:
    referral = REFERRAL.model_copy(update={"child": child})
    assert form.read(form.write(referral)) == in_form_order(referral)


@given(referrals())
@settings(max_examples=15)
def test_a_blank_level_is_never_a_level(referral: Referral) -> None:
    check_that_a_blank_level_is_never_a_level(BOOK, referral)


@pytest.mark.parametrize("meaning", [0, 1, 4, *Unanswered])
def test_a_reader_that_took_a_blank_level_for_something_would_be_found_out(meaning: object) -> None:
    with pytest.raises(AssertionError):
        check_that_a_blank_level_is_never_a_level(with_blank_levels_meaning(meaning), REFERRAL)


def test_the_same_referral_gives_the_same_bytes() -> None:
    assert form.write(REFERRAL) == FILLED
    assert form.template() == form.template()


def test_the_blank_form_lacks_only_what_every_referral_must_say() -> None:
    with pytest.raises(BadInput) as refused:
        form.read(form.template())
    questions = cells_of(form.template(), "Referral")
    asked = {questions[problem.where.replace("Referral!B", "A")] for problem in refused.value.problems}
    assert {problem.what for problem in refused.value.problems} == {"nothing is written here"}
    assert asked == {
        "Referral id",
        "Child's id",
        "Name the child is known by",
        "Placing authority",
        "Referral received on",
        "Planned or emergency",
        "Kind of stay",
        "First night asked for",
    }


def test_a_need_chosen_in_a_spare_row_is_a_further_account() -> None:
    row = under(FILLED, "Needs", "Need", len(cells_under(FILLED, "Needs", "Need")))
    across = 1 + len(_table(BOOK, "Needs").shown)
    said = (2, "school", date(2026, 11, 2), "history")
    changes = {beside(row, across + n): value for n, value in enumerate(said)} | {row: NEEDS["missing"]}
    (fact,) = (f for f in form.read(edited(FILLED, changes)).child.facts if f.about == "missing")
    assert [account.level for account in fact.accounts] == [Unanswered.NOT_KNOWN, 2]


MAY_BE_NONE = ("family", "contact", "siblings", "avoid", "history", "papers", "previous_breaks")


def test_asked_and_none_differs_from_not_asked() -> None:
    asked = REFERRAL.model_copy(update=dict.fromkeys(MAY_BE_NONE, ()))
    unasked = REFERRAL.model_copy(update=dict.fromkeys(MAY_BE_NONE))
    assert form.read(form.write(asked)).contact == ()
    assert form.read(form.write(unasked)).contact is None
    assert form.read(form.write(asked)) != form.read(form.write(unasked))


def test_an_unknown_need_is_not_dropped_in_writing() -> None:
    facts = tuple(fact.model_copy(update={"about": "no_such_need"}) for fact in CHILD.facts[:1])
    referral = REFERRAL.model_copy(update={"child": CHILD.model_copy(update={"facts": facts})})
    with pytest.raises(BadInput, match="the form has no such answer"):
        form.write(referral)
