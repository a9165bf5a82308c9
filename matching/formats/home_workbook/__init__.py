"""A home with its statement of purpose as an Excel workbook that its registered manager can fill in and keep.

What the statement does not say is left blank, which is "not stated": never "can" and never "cannot".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from matching.errors import Problem
from matching.format import Loc
from matching.formats.home_workbook.contradictions import contradictions
from matching.formats.home_workbook.home import CONDITIONS_SHEET, HOME_SHEET, LISTS_SHEET
from matching.formats.home_workbook.people import sheets_of_people
from matching.formats.home_workbook.rooms import sheets_of_rooms
from matching.formats.home_workbook.statement import sheets_of_statement
from matching.workbook.layout import FIRST, Book, Form, UnreadRow
from matching.workbook.read import read_book
from matching.workbook.write import write_book
from matching.world.catalogue import Catalogue, standard_catalogue
from matching.world.home import Home

ID = "home-workbook"
TITLE = "Home and statement of purpose (Excel workbook)"
SUFFIX = ".xlsx"
HOLDS = Home

NOTES = (
    "For the registered manager: what the home is registered for, what its statement of purpose says, and what is true "
    "of it today.",
    "Name no child: where a row is about one child, give the child's id. The file is still about people. Keep it where "
    "the home's records are kept.",
    "A blank cell means not recorded, or not stated, and the answer will say so: it never counts as yes, no or 0.",
    "On the sheets Statement and Range of needs, each row is one version: from which day it holds, who approved it, "
    "and where the words stand. When the statement changes, add a row; leave the earlier ones, so that the history "
    "stays.",
    "On the sheet Statement, the first column says which part of the statement the row is about; cells that turn grey "
    "do not belong to it. The sheet Conditions works in the same way.",
    "Choose from the lists that cells offer, type days as real days, and use no formulas. Keep the sheets, their names "
    "and their headings as they are. Write nothing outside the tables: it would not be read.",
)


def read(data: bytes, catalogue: Catalogue | None = None) -> Home:
    """The home in a filled form. Raises BadFile when it is not the form, BadInput with every problem in it."""
    return read_book(form(catalogue or standard_catalogue()), data)


def read_on(data: bytes, on: date, catalogue: Catalogue | None = None) -> Home:
    """The same, held against that day as well: what two right answers contradict is named by sheet and cell too."""
    held_against = catalogue or standard_catalogue()

    def problems(home: Home, where: Callable[[Loc], str], _: frozenset[UnreadRow]) -> Iterator[Problem]:
        return contradictions(home, where, on, held_against)

    return read_book(replace(form(held_against), problems=problems), data)


def cell_of(field: str) -> str:
    """The cell of the sheet Home that answers for a field of the home, such as its URN."""
    (questions,) = (block for block in HOME_SHEET.blocks if isinstance(block, Form))
    row = next(number for number, column in enumerate(questions.columns, FIRST + 1) if column.path == field)
    return f"{HOME_SHEET.name}!B{row}"


def write(thing: Home, catalogue: Catalogue | None = None) -> bytes:
    """The form filled with a home. Raises BadInput for what the form cannot hold."""
    return write_book(form(catalogue or standard_catalogue()), thing)


def template(catalogue: Catalogue | None = None) -> bytes:
    """The blank form."""
    return write_book(form(catalogue or standard_catalogue()))


def form(catalogue: Catalogue) -> Book[Home]:
    """The whole form, for the needs and capabilities of a catalogue."""
    sheets = (
        HOME_SHEET,
        CONDITIONS_SHEET,
        *sheets_of_statement(catalogue),
        *sheets_of_people(catalogue),
        *sheets_of_rooms(catalogue),
        LISTS_SHEET,
    )
    return Book("Placewell home form", Home, NOTES, sheets)
