"""A period of short breaks as an Excel workbook that a coordinator can fill in: all of it but the world it is about.

Everything wrong is named by sheet and cell, also where two answers that are each right contradict one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

from matching.errors import BadFile, BadInput, Problem
from matching.format import Loc
from matching.formats.period_workbook.families import FAMILY_SHEETS
from matching.formats.period_workbook.homes import sheets_of_homes
from matching.formats.period_workbook.no_such_id import told_once
from matching.formats.period_workbook.period import HOLIDAYS_SHEET, LEVELS_SHEET, PERIOD_SHEET
from matching.formats.period_workbook.stays import STAY_SHEETS
from matching.listing import listed
from matching.short_breaks.period import Period, PeriodSheet, join, sheet_of
from matching.short_breaks.problems import Where, find_problems
from matching.short_breaks.problems.not_whole import Rows, Unread, not_looked_at
from matching.short_breaks.problems.of_sheet import duplicates, unknown_criteria
from matching.short_breaks.problems.place import path
from matching.workbook.layout import Book, UnreadRow
from matching.workbook.read import read_book, read_noted
from matching.workbook.write import write_book
from matching.world.catalogue import Catalogue, standard_catalogue
from matching.world.world import World

ID = "period-workbook"
TITLE = "Period of short breaks (Excel workbook)"
SUFFIX = ".xlsx"
HOLDS = PeriodSheet

NOTES = (
    "Private: this file says which families use short breaks and when. Keep it where their records are kept, and send "
    "it only by a secure route.",
    "For the coordinator: the nights to be shared out, the homes and their staff, the families and when they can come, "
    "and the stays that stand already. It is read together with the file of the homes' and the children's own records.",
    "Name no child: give families, children and staff by their ids. Ids here are the same as in those records.",
    "Begin with the sheets Homes and Families; the other sheets name a home or a family by its id.",
    "Give nights by the first night and how many, or by the first night and the morning on which they end. A night is "
    "the date of its evening, so that a change of the clocks changes no count.",
    "A blank cell means not known, unless the help beside or over the cell says what a blank stands for.",
    "Choose from the lists that cells offer, type days as real days, and use no formulas. Keep the sheets, their names "
    "and their headings as they are. Write nothing outside the tables: it would not be read.",
    "The plan that comes from this form is advice. The registered manager decides.",
)


NOT_THERE = (
    "The form has no sheet {sheets}, so nothing is told that would stand there. Where there is something to tell, move "
    "the answers into a fresh form."
)


def read(data: bytes, catalogue: Catalogue | None = None) -> PeriodSheet:
    """The period in a filled form. Raises BadFile when it is not the form, BadInput with every problem in it."""
    with _told_once():
        return read_book(form(catalogue or standard_catalogue()), data)


class Placed(NamedTuple):
    """A period as a form says it, and where in the form, or in its world, a part of it stands."""

    period: Period
    where: Where
    absent: tuple[str, ...] = ()
    """The sheets that the form has not: on them nothing is told."""

    @property
    def note(self) -> str | None:
        """What to look at before the period is planned. None: the form has every sheet."""
        return NOT_THERE.format(sheets=listed(self.absent)) if self.absent else None


def read_with(data: bytes, world: World, catalogue: Catalogue | None = None) -> Period:
    """The whole period, held against its world as well. Raises as `read` does.

    Problems of the form are named by sheet and cell, those of the world by their path in it.
    """
    return read_placed(data, world, catalogue).period


def read_placed(data: bytes, world: World, catalogue: Catalogue | None = None) -> Placed:
    """The same, with the cells that say it. Raises as above."""
    placed: list[Placed] = []

    def problems(sheet: PeriodSheet, where: Callable[[Loc], str], unread: frozenset[UnreadRow]) -> Iterator[Problem]:
        period = join(sheet, world)

        def place(loc: Loc) -> str:
            return path(period, loc) if loc[0] == "world" else where(loc)

        placed.append(Placed(period, place))
        yield from find_problems(period, place, rows_of(unread))

    book = replace(form(catalogue or standard_catalogue()), problems=problems)
    with _told_once():
        absent = read_noted(book, data).absent
    return placed[-1]._replace(absent=absent)


@contextmanager
def _told_once() -> Iterator[None]:
    """An id that is nowhere is told once, whatever the number of cells that name it."""
    try:
        yield
    except BadFile:
        raise
    except BadInput as found:
        raise BadInput(told_once(found.problems)) from None


def write(thing: PeriodSheet, catalogue: Catalogue | None = None) -> bytes:
    """The form filled with a period, without its world if it has one. Raises BadInput for what the form cannot hold."""
    sheet = sheet_of(thing)
    lost = [fault for check in (duplicates, unknown_criteria) for fault in check.faults(sheet)]
    if lost:
        raise BadInput(Problem(path(sheet, fault.loc), fault.what, fault.way_out) for fault in lost)
    return write_book(form(catalogue or standard_catalogue()), sheet)


def template(catalogue: Catalogue | None = None) -> bytes:
    """The blank form."""
    return write_book(form(catalogue or standard_catalogue()))


def form(catalogue: Catalogue) -> Book[PeriodSheet]:
    """The whole form, for the competences of a catalogue."""
    sheets = (PERIOD_SHEET, LEVELS_SHEET, *sheets_of_homes(catalogue), *FAMILY_SHEETS, HOLIDAYS_SHEET, *STAY_SHEETS)
    return Book(
        "Placewell short breaks form",
        PeriodSheet,
        NOTES,
        sheets,
        problems=lambda sheet, where, unread: find_problems(sheet, where, rows_of(unread)),
        not_looked_at=lambda unread: not_looked_at(rows_of(unread)),
    )


def optional_sheets() -> tuple[str, ...]:
    """The sheets without which a form is read as one in which nothing is told on them."""
    return tuple(sheet.name for sheet in form(standard_catalogue()).sheets if sheet.optional)


ROWS = {
    "Period": Rows.PERIOD,
    "Homes": Rows.HOMES,
    "Closed nights": Rows.CLOSED,
    "Staff": Rows.STAFF,
    "Families": Rows.FAMILIES,
    "Availability": Rows.AVAILABLE,
    "Holidays": Rows.HOLIDAYS,
    "Bookings": Rows.STAYS,
    "Cancellations": Rows.CANCELLED,
}
"""What is looked up on each sheet; on any other nothing is that could be missed."""


def rows_of(unread: Iterable[UnreadRow]) -> frozenset[Unread]:
    """The lists in which those rows are missed."""
    return frozenset(Unread(ROWS[row.sheet], row.whose) for row in unread if row.sheet in ROWS)
