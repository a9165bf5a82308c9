"""A referral as an Excel workbook, laid out as placing authorities lay out their own forms.

A row left blank is "not asked", never 0; a row that says anything must say the level. What is asked follows the
catalogue, so a new need is a new row.
"""

from __future__ import annotations

from matching.formats.referral_workbook.other import OTHER_SHEETS
from matching.formats.referral_workbook.referral import REFERRAL_SHEET
from matching.workbook.layout import Book
from matching.workbook.of_a_child import sheets_of_needs
from matching.workbook.read import read_book
from matching.workbook.write import write_book
from matching.world.catalogue import Catalogue, standard_catalogue
from matching.world.referral import Referral

ID = "referral-workbook"
TITLE = "Referral form (Excel workbook)"
SUFFIX = ".xlsx"
HOLDS = Referral

NOTES = (
    "Private: this file holds a child's personal details. Send it only by a secure route, keep it only where the "
    "referral is kept, and delete copies that are no longer needed.",
    "Fill in what is known. A blank cell means that nobody has said, and the answer will say so: it never counts as "
    "no, none or 0.",
    "On the sheets Needs and Circumstances, give for each the level, who said so, when, and what kind of statement "
    "it is: these four are needed in every row that says anything. A row left blank means that nobody was asked. "
    "Choose 'not known' where somebody was asked and did not know.",
    "Where people say different things, give each account a row of its own: use the empty rows at the end, and choose "
    "the need again. Do not settle which of them is right.",
    "Write what a child did, to whom and where, as it was seen or said. Avoid words that only judge.",
    "Where a sheet offers 'none' above its headings, choose it if you asked and there are none.",
    "Choose from the lists that cells offer, type days as real days, and use no formulas. Keep the sheets, their names "
    "and their headings as they are. Write nothing outside the tables: it would not be read.",
    "The answer that comes from this form is advice. The registered manager decides.",
)


def read(data: bytes, catalogue: Catalogue | None = None) -> Referral:
    """The referral in a filled form. Raises BadFile when it is not the form, BadInput with every problem in it."""
    return read_book(form(catalogue or standard_catalogue()), data)


def write(thing: Referral, catalogue: Catalogue | None = None) -> bytes:
    """The form filled with a referral. Raises BadInput for what the form cannot hold."""
    return write_book(form(catalogue or standard_catalogue()), thing)


def template(catalogue: Catalogue | None = None) -> bytes:
    """The blank form."""
    return write_book(form(catalogue or standard_catalogue()))


def form(catalogue: Catalogue) -> Book[Referral]:
    """The whole form, for the needs and tasks of a catalogue."""
    sheets = (REFERRAL_SHEET, *sheets_of_needs(catalogue, "child"), *OTHER_SHEETS)
    return Book("Placewell referral form", Referral, NOTES, sheets, always=("child",))
