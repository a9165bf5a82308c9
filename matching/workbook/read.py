"""Reads a filled form back into the record it holds, and finds everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from matching.errors import MORE, BadInput, Problem
from matching.format import Loc, places_in, problems_in
from matching.listing import listed
from matching.workbook.cells import WrongCell
from matching.workbook.draft import Draft
from matching.workbook.grids import Grid, grids_of
from matching.workbook.inspection import position
from matching.workbook.layout import FIRST, LISTS, READ_ME, Book, Form, Sheet, UnreadRow
from matching.workbook.package import refuse
from matching.workbook.read_table import heading, read_table
from matching.workbook.rows import split
from matching.world.record import Record

T = TypeVar("T", bound=Record)


class Noted(NamedTuple, Generic[T]):
    """What a filled form holds, and which optional sheets it has not: nothing was told on those."""

    thing: T
    absent: tuple[str, ...]


def read_book(book: Book[T], data: bytes) -> T:
    """What a filled form holds. Raises BadFile when it is not the form, BadInput with every problem in it."""
    return read_noted(book, data).thing


def read_noted(book: Book[T], data: bytes) -> Noted[T]:
    """The same, with the sheets that it has not. Raises as above."""
    in_order, of_the_file = grids_of(data)
    grids = {grid.name: grid for grid in in_order}
    title = grids[READ_ME].cells.get((0, 0)) if READ_ME in grids else None
    if title != book.title:
        raise refuse(
            f"it is not the form {book.title!r}", "Use the form of that title, with its first sheet as it was."
        )
    draft = Draft()
    for part in book.always:
        draft.put(split(part), {})
    problems = [*of_the_file, *_problems_of_sheets(book, grids)]
    for sheet in book.sheets:
        if sheet.name in grids:
            grid = grids[sheet.name]
            told = {problem.where for problem in grid.problems}
            problems += [*grid.problems, *(p for p in _read_sheet(sheet, grid, draft) if p.where not in told)]
    absent = tuple(sheet.name for sheet in book.sheets if sheet.optional and sheet.name not in grids)
    return Noted(_checked(book, draft, problems), absent)


def _checked(book: Book[T], draft: Draft, problems: list[Problem]) -> T:
    thing = None
    try:
        thing = book.holds.model_validate(draft.built())
    except ValidationError as error:
        told = {problem.where for problem in problems}
        ways = _ways_out(book, draft, error)
        found = (p for p in problems_in(error, draft.cell_of) if p.where not in told)
        problems += [replace(p, way_out=ways.get(p.where, p.way_out)) for p in found]
    if thing is None or problems:
        raise BadInput(_ranked(book, _with_contradictions(book, draft, problems)))
    contradictions = list(book.problems(thing, draft.cell_of, frozenset()))
    if contradictions:
        raise BadInput(_ranked(book, contradictions))
    return thing


def _ways_out(book: Book[T], draft: Draft, error: ValidationError) -> dict[str, str]:
    """By each cell that is blank, which others to empty instead, where the thing they are about may be left out."""
    ways: dict[str, str] = {}
    for loc in (found["loc"] for found in error.errors(include_url=False) if found["type"] == "missing"):
        beside = [cell.partition("!")[2] for cell in draft.beside(loc)]
        if beside and _may_be_left_out(book, draft, loc):
            ways[draft.cell_of(loc)] = f"Fill it in, or empty {listed(beside)}: these answers belong together."
    return ways


def _may_be_left_out(book: Book[T], draft: Draft, loc: Loc) -> bool:
    """Whether nothing is wrong with what a place is part of, once nobody has answered anything about it."""
    group = loc[:-1]
    try:
        book.holds.model_validate(draft.without_group(loc).built())
    except ValidationError as error:
        return not any(found[: len(group)] == group for found in places_in(error))
    return True


def _with_contradictions(book: Book[T], draft: Draft, problems: list[Problem]) -> Iterator[Problem]:
    """What is wrong, with what the rows that can be read contradict, and what was not looked at because of the others.

    Nothing is looked at where an answer could not be read that is about the whole, or stands on no sheet of the form.
    """
    wrong, sheets = {p.where for p in problems}, frozenset(p.where.partition("!")[0] for p in problems)
    unread = frozenset(UnreadRow(cell.partition("!")[0], draft.whose(cell, wrong)) for cell in wrong)
    left = draft.without(wrong)
    try:
        readable = book.holds.model_validate(left.built())
    except ValidationError:
        readable = None
    if readable is None or not sheets <= {sheet.name for sheet in book.sheets}:
        yield from (replace(problem, hides=MORE) for problem in problems)
        return
    hides = book.not_looked_at(unread)
    yield from (replace(problem, hides=hides) for problem in problems)
    yield from (p for p in book.problems(readable, left.cell_of, unread) if p.where not in wrong)


def _ranked(book: Book[T], problems: Iterable[Problem]) -> Iterator[Problem]:
    """In the order a person comes to them: of the whole file first, then sheet by sheet, each row from the left."""
    sheets = {sheet.name: number for number, sheet in enumerate(book.sheets)}
    for problem in problems:
        sheet, _, cell = problem.where.partition("!")
        yield replace(problem, rank=(sheets.get(sheet, -1), *(position(cell) or ())))


def _problems_of_sheets(book: Book[T], grids: Mapping[str, Grid]) -> Iterator[Problem]:
    names = {READ_ME, LISTS, *(sheet.name for sheet in book.sheets)}
    for sheet in book.sheets:
        if sheet.name not in grids and not sheet.optional:
            yield Problem(sheet.name, "the sheet is missing", "Give it its name again, or use a fresh form.")
    for number, name in enumerate(grids, 1):
        if name not in names:
            what = "the sheet is not part of the form, and nothing would be read from it"
            yield Problem(f"sheet {number}", what, "Move what it says into the form's sheets, and delete it.")


def _read_sheet(sheet: Sheet, grid: Grid, draft: Draft) -> Iterator[Problem]:
    for block, start in zip(sheet.blocks, sheet.starts(), strict=True):
        if isinstance(block, Form):
            yield from _read_form(block, grid, draft)
        else:
            yield from read_table(block, start, grid, draft)
    for row, column in sorted(grid.cells):
        if not sheet.holds(row, column):
            way_out = "Move what it says to where the form asks for it, and empty the cell."
            yield Problem(grid.at(row, column), "nothing is read from this cell", way_out)


def _read_form(form: Form, grid: Grid, draft: Draft) -> Iterator[Problem]:
    for row, column in enumerate(form.columns, FIRST):
        yield from heading(grid, row, 0, column.label)
        cell, loc = grid.at(row, 1), split(column.path)
        draft.ask(loc, cell)
        try:
            draft.put(loc, column.answer(grid.cells.get((row, 1))))
        except WrongCell as wrong:
            yield Problem(cell, wrong.what, wrong.way_out)
