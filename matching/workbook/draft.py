"""A record as it is read from a form, value by value, with the cell each came from."""

from __future__ import annotations

from collections import Counter
from typing import Any

from matching.format import Loc
from matching.workbook.cells import LEFT_OUT


class _Index:
    """The entries of a list by one field's value: the first with each, of those known so far."""

    def __init__(self) -> None:
        self.first: dict[Any, int] = {}
        self.known = 0


class Draft:
    """Values by where they stand in the record. A list's entries are numbered in the order they were placed."""

    def __init__(self) -> None:
        self._values: dict[Loc, Any] = {}
        self._cells: dict[Loc, str] = {}
        """By each place, and by each that it lies in."""
        self._numbers: dict[tuple[Loc, str], _Index] = {}
        self._placed: Counter[Loc] = Counter()

    def next(self, path: Loc) -> int:
        """The number of a new entry of the list at that path."""
        self._placed[path] += 1
        return self._placed[path] - 1

    def find(self, path: Loc, field: str, value: Any) -> int | None:
        """The number of the list's entry whose field has that value."""
        index = self._numbers.setdefault((path, field), _Index())
        for number in range(index.known, self._placed[path]):
            index.first.setdefault(self._values.get((*path, number, field)), number)
        index.known = self._placed[path]
        return index.first.get(value)

    def known(self, path: Loc, field: str) -> list[Any]:
        """What the list's entries go by, in their order."""
        found = (self._values.get((*path, number, field)) for number in range(self._placed[path]))
        return [value for value in found if value is not None]

    def ask(self, loc: Loc, cell: str) -> None:
        """Note which cell answers for a place in the record, whether or not it is filled in."""
        for depth in range(len(loc) + 1):
            self._cells.setdefault(loc[:depth], cell)

    def put(self, loc: Loc, value: Any) -> None:
        """Set a value, unless it was left out."""
        if value is not LEFT_OUT:
            self._values[loc] = value

    def built(self) -> Any:
        """The whole record as plain data: fields by name, lists as tuples."""
        return _nested([(loc, value) for loc, value in self._values.items()])

    def cell_of(self, loc: Loc) -> str:
        """The cell that answers for a place in the record, or for the first thing inside it.

        Parts of `loc` that stand for no field, such as the kind of a condition, are passed over.
        """
        there: Loc = ()
        for part in loc:
            if (*there, part) in self._cells:
                there = (*there, part)
        return self._cells.get(there, "the form")


def _nested(values: list[tuple[Loc, Any]]) -> Any:
    if len(values) == 1 and not values[0][0]:
        return values[0][1]
    parts: dict[int | str, list[tuple[Loc, Any]]] = {}
    for loc, value in values:
        if loc:
            parts.setdefault(loc[0], []).append((loc[1:], value))
    built = {part: _nested(inner) for part, inner in parts.items()}
    if built and all(isinstance(part, int) for part in built):
        return tuple(built[part] for part in sorted(built))
    return built
