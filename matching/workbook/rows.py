"""Where the rows of a table stand in a record: one entry of a list each, or gathered under what they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from matching.format import Loc
from matching.workbook.cells import WrongCell
from matching.workbook.draft import Draft

Row = Mapping[str, Any]
"""A row's answers: under "" the whole entry, or by field the entry's parts."""

Place = Callable[[str], Loc | None]
"""Where a column of one row stands in the record, by the column's path; None for one that is not kept itself."""


class RowsOf(Protocol):
    """How a table's rows and a record's lists answer to each other."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """The columns without which a row cannot be placed."""
        ...

    def spread(self, plain: Row) -> Iterator[Row]:
        """The rows that a record, as plain data, comes to."""
        ...

    def place(self, draft: Draft, row: Row) -> Place:
        """Where a row goes. Raises WrongCell when what it belongs to is not there."""
        ...


@dataclass(frozen=True)
class Listed:
    """Each row is one entry of a list."""

    at: str
    anchors: tuple[str, ...] = ()

    def spread(self, plain: Row) -> Iterator[Row]:
        for entry in entries(plain, self.at):
            yield entry if isinstance(entry, Mapping) else {"": entry}

    def place(self, draft: Draft, row: Row) -> Place:
        entry = (*split(self.at), draft.next(split(self.at)))
        return lambda path: (*entry, *split(path))


@dataclass(frozen=True)
class Gathered:
    """Rows with the same key are one entry of a list, and each is one entry of that entry's own list."""

    at: str
    key: str
    into: str
    keep: Callable[[str], bool] = lambda key: True
    belongs_to: str = ""
    """The sheet that has made the entries already, if one has."""

    @property
    def anchors(self) -> tuple[str, ...]:
        return (self.key,)

    def spread(self, plain: Row) -> Iterator[Row]:
        for entry in entries(plain, self.at):
            if self.keep(entry[self.key]):
                for part in entry[self.into]:
                    yield {**part, self.key: entry[self.key]}

    def place(self, draft: Draft, row: Row) -> Place:
        number = draft.find(split(self.at), self.key, row[self.key])
        if number is None and self.belongs_to:
            raise WrongCell(f"the sheet {self.belongs_to!r} has no such id", "Add it there, or correct it here.")
        entry = (*split(self.at), draft.next(split(self.at)) if number is None else number)
        part = (*entry, self.into, draft.next((*entry, self.into)))
        return lambda path: (*entry, path) if path == self.key else (*part, *split(path))


@dataclass(frozen=True)
class ByField:
    """The first column names a field; the row is one entry of that field's list."""

    at: str
    fields: tuple[str, ...]
    field: str = "field"

    @property
    def anchors(self) -> tuple[str, ...]:
        return (self.field,)

    def spread(self, plain: Row) -> Iterator[Row]:
        for field in self.fields:
            for entry in entries(plain, f"{self.at}.{field}"):
                yield {**entry, self.field: field}

    def place(self, draft: Draft, row: Row) -> Place:
        versions = (self.at, row[self.field])
        entry = (*versions, draft.next(versions))
        return lambda path: None if path == self.field else (*entry, *split(path))


@dataclass(frozen=True)
class Checked:
    """Rows of things that are there or not: those there go in one list, those not there in another."""

    there: str
    missing: str
    item: str = "item"
    answer: str = "answer"

    @property
    def anchors(self) -> tuple[str, ...]:
        return (self.item, self.answer)

    def spread(self, plain: Row) -> Iterator[Row]:
        for path, answer in ((self.there, True), (self.missing, False)):
            for item in entries(plain, path):
                yield {self.item: item, self.answer: answer}

    def place(self, draft: Draft, row: Row) -> Place:
        items = split(self.there if row[self.answer] else self.missing)
        entry = (*items, draft.next(items))
        return lambda path: entry if path == self.item else None


def entries(plain: Row, path: str) -> tuple[Any, ...]:
    """The list at a path; empty where there is none."""
    found = dig(plain, path)
    return found if isinstance(found, tuple) else ()


class Absent:
    """What stands where a record has nothing at all, as against None."""


ABSENT = Absent()


def split(path: str) -> Loc:
    """A dotted path in its parts; none for ""."""
    return tuple(path.split(".")) if path else ()


def dig(plain: Row, path: str) -> Any:
    """What stands at a dotted path of plain data; ABSENT where nothing can."""
    if path in plain:
        return plain[path]
    value: Any = plain
    for part in split(path):
        if not isinstance(value, Mapping) or part not in value:
            return ABSENT
        value = value[part]
    return value
