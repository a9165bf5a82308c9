"""A child who lives in a home, as an Excel workbook that the home fills in: one form for each child.

What is blank is not known and is asked about, never read as a "no". A home's group is made of its forms only when
there is one for every child.
"""

from __future__ import annotations

from matching.formats.resident_workbook.between import sheets_between
from matching.formats.resident_workbook.child import CHILD_SHEET, VIEWS_SHEET
from matching.workbook.layout import Book
from matching.workbook.of_a_child import sheet_of_likes, sheets_of_needs
from matching.workbook.read import read_book
from matching.workbook.write import write_book
from matching.world.catalogue import Catalogue, standard_catalogue
from matching.world.one_resident import OneResident

ID = "resident-workbook"
TITLE = "A child who lives in a home (Excel workbook)"
SUFFIX = ".xlsx"
HOLDS = OneResident

NOTES = (
    "Private: this file holds a child's personal details. Keep it only where the child's records are kept, and delete "
    "copies that are no longer needed.",
    "For the registered manager: one form for each child who lives in the home or is booked to arrive. A match check "
    "asks how a child referred and each of them may affect one another, so every one of them is needed.",
    "Fill in what is known. A blank cell means that nobody has said, and the answer will say so: it never counts as "
    "no, none or 0.",
    "On the sheets Needs and Circumstances, give for each the level, who said so, when, and what kind of statement "
    "it is: these four are needed in every row that says anything. A row left blank means that nobody was asked. "
    "Choose 'not known' where somebody was asked and did not know.",
    "Where people say different things, give each account a row of its own: use the empty rows at the end, and choose "
    "the need again. Do not settle which of them is right.",
    "Name every other child by the id alone. What is known between two children may stand in the form of either.",
    "Choose from the lists that cells offer, type days as real days, and use no formulas. Keep the sheets, their names "
    "and their headings as they are. Write nothing outside the tables: it would not be read.",
    "The answer that comes from this form is advice. The registered manager decides.",
)


def read(data: bytes, catalogue: Catalogue | None = None) -> OneResident:
    """The child in a filled form. Raises BadFile when it is not the form, BadInput with every problem in it."""
    return read_book(form(catalogue or standard_catalogue()), data)


def write(thing: OneResident, catalogue: Catalogue | None = None) -> bytes:
    """The form filled with a child. Raises BadInput for what the form cannot hold."""
    return write_book(form(catalogue or standard_catalogue()), thing)


def template(catalogue: Catalogue | None = None) -> bytes:
    """The blank form."""
    return write_book(form(catalogue or standard_catalogue()))


def form(catalogue: Catalogue) -> Book[OneResident]:
    """The whole form, for the needs, tasks and peer impacts of a catalogue."""
    child = "resident.child"
    sheets = (
        CHILD_SHEET,
        *sheets_of_needs(catalogue, child),
        sheet_of_likes(child),
        VIEWS_SHEET,
        *sheets_between(catalogue),
    )
    return Book("Placewell form of a child who lives here", OneResident, NOTES, sheets, always=(child,))
