"""The rows of a table as values, column by column, each row with the number a spreadsheet shows beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, TypeVar

from matching.errors import Problem
from matching.tables.columns import Column, Shape, find
from matching.tables.raw import Raw
from matching.workbook.cells import WrongCell

T = TypeVar("T")

MOST_STRETCHES = 40
"""As many stretches of rows are named in one problem."""


@dataclass(frozen=True)
class Rows:
    """A table's rows: the values of each column in the order of its shape; None for a blank cell."""

    name: str
    columns: tuple[str, ...]
    values: tuple[tuple[Any, ...], ...]
    """Column by column, each as long as there are rows."""
    where: str = field(default="", compare=False)
    numbers: Sequence[int] = field(default=(), compare=False, repr=False)
    """The number of each row as a spreadsheet shows it."""
    faulty: Mapping[str, frozenset[int]] = field(default_factory=dict, compare=False, repr=False)
    """By column, the rows whose cell could not be read and counts as blank."""

    def __len__(self) -> int:
        return len(self.values[0]) if self.values else 0

    def column(self, name: str) -> tuple[Any, ...]:
        """The values under a heading, row by row."""
        return self.values[self.columns.index(name)]

    def by_row(self, make: Callable[..., T]) -> Iterator[T]:
        """Each row made into a thing, from its values in the order of the columns."""
        return map(make, *self.values)

    def wrong(self, rows: Iterable[int], column: str, what: str, way_out: str) -> Iterator[Problem]:
        """A problem at rows, by their positions from 0, but for those whose cell has been told of as unreadable."""
        left = set(rows) - self.faulty.get(column, frozenset())
        if left:
            yield self.problem(left, column, what, way_out)

    def problem(self, rows: Iterable[int], column: str, what: str, way_out: str) -> Problem:
        """A problem at rows, by their positions from 0."""
        positions = sorted(rows)
        numbers = [self.numbers[p] if self.numbers else p + 2 for p in positions]
        where = f"{self.where or self.name}, {_said(numbers)}, column {column}"
        return Problem(where, what, way_out, (numbers[0], self.columns.index(column)))


def rows_of(shape: Shape, items: Iterable[Sequence[Any]]) -> Rows:
    """Rows made here, from things that give their values in the order of the columns."""
    rows = list(items)
    values = tuple(zip(*rows, strict=True)) if rows else tuple(() for _ in shape.columns)
    return Rows(shape.name, tuple(c.name for c in shape.columns), values)


def read_rows(shape: Shape, raw: Raw) -> tuple[Rows, tuple[Problem, ...]]:
    """Every value of a table, and every problem; a cell with a problem counts as blank."""
    found = find(shape, raw)
    problems = [*(p for p in raw.problems if _concerns(shape, p, found.at)), *found.problems]
    numbers = [n for n in range(found.row + 1, len(raw.rows)) if any(map(str.strip, raw.rows[n]))]
    cells = [raw.rows[n] for n in numbers]
    names = tuple(column.name for column in shape.columns)
    empty = Rows(shape.name, names, (), raw.where, [n + 1 for n in numbers])
    values = []
    faulty: dict[str, frozenset[int]] = {}
    for column, place in zip(shape.columns, found.at, strict=True):
        told, wrong = _values(column, [_cell(row, place) for row in cells] if place is not None else [""] * len(cells))
        values.append(told)
        if place is not None:
            problems += [empty.problem(rows, column.name, *saying) for saying, rows in wrong.items()]
            faulty[column.name] = frozenset(row for rows in wrong.values() for row in rows)
    problems += _beside(raw, found.row, numbers)
    return Rows(shape.name, names, tuple(values), raw.where, empty.numbers, faulty), tuple(problems)


def _concerns(shape: Shape, problem: Problem, at: Sequence[int | None]) -> bool:
    """Whether a problem with one cell, ranked by row and column, is in a column that is read or must not be there."""
    return not shape.others_passed_over or len(problem.rank) != 2 or problem.rank[1] in at


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""


def _values(column: Column, cells: list[str]) -> tuple[tuple[Any, ...], Mapping[tuple[str, str], list[int]]]:
    """The values, and by what is wrong and the way out the rows where it is. Each different cell is read once."""
    meaning: dict[str, Any] = {}
    faults: dict[str, tuple[str, str]] = {}
    for cell in set(cells):
        try:
            plain = cell if column.kind.is_text else cell.replace("\N{NO-BREAK SPACE}", " ")
            meaning[cell] = column.kind.read(plain) if cell else None
        except WrongCell as wrong:
            meaning[cell], faults[cell] = None, (wrong.what, wrong.way_out)
    if column.filled and "" in meaning:
        faults[""] = ("nothing is written here", f"Fill it in: {column.kind.wants}.")
    wrong_rows: dict[tuple[str, str], list[int]] = {}
    if faults:
        for row, cell in enumerate(cells):
            if cell in faults:
                wrong_rows.setdefault(faults[cell], []).append(row)
    return tuple(map(meaning.__getitem__, cells)), wrong_rows


def _beside(raw: Raw, heading_row: int, numbers: Sequence[int]) -> Iterator[Problem]:
    """A problem where something stands under no heading: nothing would be read from it."""
    headings = raw.rows[heading_row] if raw.rows else ()
    width = max((n for n, heading in enumerate(headings) if heading.strip()), default=-1) + 1
    wide = [n + 1 for n in numbers if len(raw.rows[n]) > width and any(map(str.strip, raw.rows[n][width:]))]
    if wide:
        where = f"{raw.where}, {_said(wide)}"
        what = "something stands to the right of the last heading, and nothing is read from it"
        way_out = "Give it a heading, or take it out; look for a comma inside a cell without quotation marks."
        yield Problem(where, what, way_out, (wide[0],))


def _said(numbers: Sequence[int]) -> str:
    """Rows as a person names them, as in "rows 2 to 9 and 14"."""
    groups = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    runs = [[number for _, number in run] for _, run in groups]
    parts = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    if len(parts) == 1:
        return f"{'row' if len(numbers) == 1 else 'rows'} {parts[0]}"
    if len(parts) > MOST_STRETCHES:
        more = sum(map(len, runs[MOST_STRETCHES:]))
        return f"rows {', '.join(parts[:MOST_STRETCHES])} and {more:,} more"
    return f"rows {', '.join(parts[:-1])} and {parts[-1]}"
