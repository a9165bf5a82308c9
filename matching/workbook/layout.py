"""How a form is laid out: which question stands in which cell, and which field of which record answers it.

A form is declared once, as a `Book`. Writing a blank or filled file and reading one back follow the declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from matching.errors import MORE, Problem
from matching.format import Loc
from matching.workbook.cells import BLANK, LEFT_OUT, Cell, Held, WrongCell
from matching.workbook.rows import RowsOf
from matching.world.record import Record

T = TypeVar("T", bound=Record)

HEADINGS = 3
"""The row of the headings, from 0; above it stand the title, what the sheet is for, and whether there are none."""

FIRST = HEADINGS + 1
"""The row of the first answer."""

SPARE_ROWS = 40
"""Rows made ready below the filled ones; a person may go on beyond them."""

READ_ME, LISTS = "Read me", "Lists"
"""The first and last sheets, which explain the others and are not read."""


@dataclass(frozen=True)
class Column:
    """One question: the field it answers, as a dotted path within the row's record ("" for the record itself)."""

    path: str
    label: str
    cell: Cell
    hint: str = ""
    needed: bool = False
    """Whether a blank is refused here, even where the record has a default."""
    if_blank: tuple[str, str] = BLANK
    """What is said of a blank that is refused, and the way out."""
    only_for: frozenset[str] = frozenset()
    """The rows it belongs to, by the answer in the table's `kind` column; empty for all."""
    width: int = 18
    listed_in: str = ""
    """The sheet whose first column holds the ids that may stand here, for a person to choose from."""

    @property
    def help(self) -> str:
        """What to write in the cell, in one or two sentences."""
        return " ".join(filter(None, [self.hint, f"Write {self.cell.wants}."]))

    def belongs_to(self, kind: str | None) -> bool:
        """Whether rows of that kind answer it; None for a kind that is not known."""
        return not self.only_for or kind is None or kind in self.only_for

    def answer(self, held: Held | None) -> Any:
        """What the cell answers; LEFT_OUT when it is blank and may be. Raises WrongCell."""
        if held is not None:
            return self.cell.read(held)
        if self.needed:
            raise WrongCell(*self.if_blank)
        return LEFT_OUT


@dataclass(frozen=True)
class Shown:
    """A column that tells and asks nothing: what it says for a key."""

    label: str
    says: Mapping[str, str]
    width: int = 40


@dataclass(frozen=True)
class Form:
    """Questions one below another, each answered once."""

    about: str
    columns: tuple[Column, ...]

    @property
    def width(self) -> int:
        """The columns it takes up: question, answer, and how to answer."""
        return 3

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is part of it, counted from its first column."""
        last = 0 if row < HEADINGS else self.width - 1
        return 0 <= column <= last and row < FIRST + len(self.columns)


@dataclass(frozen=True)
class Table:
    """Questions side by side, answered once a row."""

    about: str
    rows: RowsOf
    columns: tuple[Column, ...]
    shown: tuple[Shown, ...] = ()
    """Columns that stand after the first and tell about its answer."""
    keys: tuple[str, ...] = ()
    """Answers of the first column that have a row each from the start; with nothing else, such a row says nothing."""
    kind: str = ""
    """The column whose answer decides which others belong to a row."""
    none: str = ""
    """The list's path, where having asked and found none differs from not having asked."""
    fills: str = ""
    """The list's path, where a thing without it is refused, so that an empty table can be named."""
    whose: str = ""
    """The column that names whom a row is about, where it matters to know that of a row that cannot be read."""
    once: tuple[str, ...] | None = ()
    """The columns that no two rows may answer alike: all of them when empty, no matter when None."""

    @property
    def width(self) -> int:
        """How many columns it takes up."""
        return len(self.columns) + len(self.shown)

    @property
    def anchors(self) -> tuple[str, ...]:
        """The columns without which a row cannot be placed."""
        return (*self.rows.anchors, self.kind)

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is part of it, counted from its first column."""
        return 0 <= column < (1 if row < HEADINGS else self.width)

    def offset(self, column: Column) -> int:
        """Where the column stands, from 0."""
        index = self.columns.index(column)
        return index if index == 0 else index + len(self.shown)


@dataclass(frozen=True)
class Sheet:
    """One sheet: a form, or tables side by side with an empty column between."""

    name: str
    blocks: tuple[Form | Table, ...]
    optional: bool = False
    """Whether a form without it says nothing on it, as one that was made before there was such a sheet."""

    def starts(self) -> tuple[int, ...]:
        """The first column of each block."""
        starts = [0]
        for block in self.blocks[:-1]:
            starts.append(starts[-1] + block.width + 1)
        return tuple(starts)

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is part of one of the blocks."""
        return any(b.holds(row, column - start) for b, start in zip(self.blocks, self.starts(), strict=True))


class UnreadRow(NamedTuple):
    """A row that cannot be read."""

    sheet: str
    whose: str | None = None
    """Whom it is about, as it says itself. None: that is not asked of it, or cannot be read either."""


def no_problems(thing: Any, where: Callable[[Loc], str], unread: frozenset[UnreadRow]) -> Iterable[Problem]:
    """For a form whose answers cannot contradict one another."""
    return ()


def not_looked_at(unread: frozenset[UnreadRow]) -> str:
    """For a form of which nothing more is said than that answers are held against one another only once all is read."""
    return MORE


@dataclass(frozen=True)
class Book(Generic[T]):
    """A whole form, and the type of thing it holds."""

    title: str
    holds: type[T]
    notes: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    always: tuple[str, ...] = ()
    """The parts of the thing that are there even if every cell about them is blank, so that each is missed by name."""
    problems: Callable[[T, Callable[[Loc], str], frozenset[UnreadRow]], Iterable[Problem]] = no_problems
    """What is wrong between answers that are each right alone, whatever stands in the rows that could not be read.

    It is told which cell answers for a place, and what such rows there are."""
    not_looked_at: Callable[[frozenset[UnreadRow]], str] = not_looked_at
    """What it leaves out because of those rows, in a sentence; "" where it leaves out nothing."""
