"""Reads the rows of one table of a form into the record, telling of every cell that is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from matching.errors import Problem
from matching.format import Loc
from matching.workbook.cells import BLANK, LEFT_OUT, NONE, Held, WrongCell
from matching.workbook.draft import Draft
from matching.workbook.grids import Grid
from matching.workbook.layout import FIRST, HEADINGS, Column, Table
from matching.workbook.rows import Place, split

Answers = dict[str, Any]
"""The answers of one row by the columns' paths; what was left blank is not there."""


def heading(grid: Grid, row: int, column: int, label: str) -> Iterator[Problem]:
    """A problem if a cell does not say what the form says there."""
    held = grid.cells.get((row, column))
    if not isinstance(held, str) or held.strip() != label:
        way_out = "Put it back, with the answers that belong to it, or copy the answers into a fresh form."
        yield Problem(grid.at(row, column), f"the form says {label!r} here", way_out)


def read_table(table: Table, start: int, grid: Grid, draft: Draft) -> Iterator[Problem]:
    """Read a table whose first column is `start`, from 0."""
    wrong = [p for c in table.columns for p in heading(grid, HEADINGS, start + table.offset(c), c.label)]
    if wrong:
        yield from wrong
        return
    if table.fills:
        draft.ask(split(table.fills), grid.at(FIRST, start))
    reader = _Rows(table, start, grid, draft)
    rows = [row for row in range(FIRST, grid.last_row + 1) if reader.says_something(row)]
    yield from _read_none(table, grid, start, draft, rows)
    for row in rows:
        yield from reader.read(row)


def _read_none(table: Table, grid: Grid, start: int, draft: Draft, rows: list[int]) -> Iterator[Problem]:
    held, cell = grid.cells.get((HEADINGS - 1, start)), grid.at(HEADINGS - 1, start)
    if held is None:
        return
    if not table.none:
        yield Problem(cell, "nothing is read from this cell", "Empty the cell.")
    elif not isinstance(held, str) or held.strip().casefold() != NONE:
        yield Problem(cell, f"only {NONE!r} may stand here", "Empty the cell, or choose from its list.")
    elif rows:
        yield Problem(cell, f"it says {NONE!r}, and there are rows below", "Empty this cell, or the rows.")
    else:
        draft.put(split(table.none), ())


class _Rows:
    """A table's rows while they are read one after another."""

    def __init__(self, table: Table, start: int, grid: Grid, draft: Draft) -> None:
        self.table, self.start, self.grid, self.draft = table, start, grid, draft
        self.earlier: dict[tuple[Any, ...], int] = {}

    def held(self, row: int, column: Column) -> Held | None:
        return self.grid.cells.get((row, self.start + self.table.offset(column)))

    def at(self, row: int, column: Column) -> str:
        return self.grid.at(row, self.start + self.table.offset(column))

    def says_something(self, row: int) -> bool:
        """Whether anything stands in the row beside what the form had there from the start."""
        asked = self.table.columns[1:] if self.table.keys else self.table.columns
        return any(self.held(row, column) is not None for column in asked)

    def read(self, row: int) -> Iterator[Problem]:
        answers: Answers = {}
        wrong = {problem.where: problem for problem in self._answer_all(row, answers)}
        yield from wrong.values()
        yield from self._repeats(row, answers)
        self._note_whose(row, answers)
        missing = [c for c in self.table.columns if c.path in self.table.anchors and c.path not in answers]
        for column in missing:
            if self.at(row, column) not in wrong:
                yield Problem(self.at(row, column), *BLANK)
        if not missing:
            yield from (p for p in self._place(row, answers) if p.where not in wrong)

    def _note_whose(self, row: int, answers: Answers) -> None:
        for column in self.table.columns:
            if column.path == self.table.whose:
                cells = [self.at(row, other) for other in self.table.columns]
                self.draft.about(cells, self.at(row, column), answers.get(column.path))

    def _answer_all(self, row: int, answers: Answers) -> Iterator[Problem]:
        for column in self.table.columns:
            held = self.held(row, column)
            try:
                value = self._answer(column, held, answers)
            except WrongCell as wrong:
                yield Problem(self.at(row, column), wrong.what, wrong.way_out)
                continue
            if value is not LEFT_OUT:
                answers[column.path] = value

    def _answer(self, column: Column, held: Held | None, answers: Answers) -> Any:
        if column.belongs_to(answers.get(self.table.kind)):
            self._refuse_blank(column, held, answers)
            return column.answer(held)
        if held is not None:
            raise WrongCell("it does not go with what the row is about", "Empty the cell, or correct the row's kind.")
        return LEFT_OUT

    def _refuse_blank(self, column: Column, held: Held | None, answers: Answers) -> None:
        """Name the question and the entry it is about, where the form itself set out the entries."""
        first = self.table.columns[0]
        if held is None and column.needed and column.if_blank is BLANK and answers.get(first.path) in self.table.keys:
            entry = first.cell.write(answers[first.path])
            raise WrongCell(f"{BLANK[0]}, under {column.label!r} for {entry!r}", BLANK[1])

    def _repeats(self, row: int, answers: Answers) -> Iterator[Problem]:
        if self.table.once is None:
            return
        paths = self.table.once or tuple(sorted(answers))
        earlier = self.earlier.setdefault(tuple((path, answers.get(path)) for path in paths), row)
        if earlier != row:
            way_out = "Delete one of the two, or correct it."
            yield Problem(self.at(row, self.table.columns[0]), f"the row repeats row {earlier + 1}", way_out)

    def _place(self, row: int, answers: Answers) -> Iterator[Problem]:
        try:
            place = self.table.rows.place(self.draft, answers)
        except WrongCell as wrong:
            named = next((c for c in self.table.columns if c.path == wrong.column), self.table.columns[0])
            yield Problem(self.at(row, named), wrong.what, wrong.way_out)
            return
        asked = [(loc, c) for c in self.table.columns if (loc := self._asked(place, c, answers)) is not None]
        for loc, column in asked:
            self.draft.ask(loc, self.at(row, column))
            self.draft.put(loc, answers.get(column.path, LEFT_OUT))
        if asked:
            self.draft.row([self.at(row, column) for column in self.table.columns], [loc for loc, _ in asked])

    def _asked(self, place: Place, column: Column, answers: Answers) -> Loc | None:
        """Where the column's answer stands; None for one that does not belong to the row, or stands nowhere."""
        return place(column.path) if column.belongs_to(answers.get(self.table.kind)) else None
