"""A record as it is read from a form, value by value, with the cell each came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
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
        self._rows: dict[str, Loc] = {}
        """By each cell of a row, the entry that the row makes or adds to."""
        self._whose: dict[str, tuple[str, str | None]] = {}
        """By each cell of a row, the cell that says whom the row is about, and what it says."""

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

    def row(self, cells: Iterable[str], locs: Sequence[Loc]) -> None:
        """Note which cells stand in one row, by all the places they answer for."""
        shared = next(loc for loc in (locs[0][:n] for n in range(len(locs[0]), -1, -1)) if _all_within(locs, loc))
        numbers = [depth for depth, part in enumerate(shared, 1) if isinstance(part, int)]
        if numbers:
            self._rows.update(dict.fromkeys(cells, shared[: numbers[-1]]))

    def about(self, cells: Iterable[str], cell: str, whose: str | None) -> None:
        """Note whom a row of those cells is about, and which of them says so."""
        self._whose.update(dict.fromkeys(cells, (cell, whose)))

    def whose(self, cell: str, wrong: Collection[str]) -> str | None:
        """Whom the row of a cell is about; None where nothing says so, or what does is wrong itself."""
        said_in, whose = self._whose.get(cell, (cell, None))
        return None if said_in in wrong else whose

    def without(self, cells: Iterable[str]) -> Draft:
        """The same without what any row made that has one of those cells; the entries left are numbered anew."""
        gone = {self._rows[cell] for cell in cells if cell in self._rows}
        values = {loc: value for loc, value in self._values.items() if not _is_within(loc, gone)}
        numbers = _numbered(values)
        left = Draft()
        left._values = {_renumbered(loc, numbers): value for loc, value in values.items()}
        asked = ((loc, cell) for loc, cell in self._cells.items() if not _is_within(loc, gone))
        left._cells = {_renumbered(loc, numbers): cell for loc, cell in asked if _is_numbered(loc, numbers)}
        return left

    def beside(self, loc: Loc) -> tuple[str, ...]:
        """The filled cells whose answers belong to the same thing as one that is missing there, in their order.

        None for what belongs to a whole record, or to an entry of a list.
        """
        group = loc[:-1]
        filled = [at for at in self._values if at[: len(group)] == group and at in self._cells]
        return tuple(dict.fromkeys(self._cells[at] for at in filled)) if group and isinstance(group[-1], str) else ()

    def without_group(self, loc: Loc) -> Draft:
        """The same without the thing that a place is part of, as if nobody had answered anything about it."""
        left, group = Draft(), loc[:-1]
        left._values = {at: value for at, value in self._values.items() if at[: len(group)] != group}
        return left

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


Numbers = dict[Loc, dict[int, int]]
"""By each list's path, the new number of each of its entries by the old one."""


def _all_within(locs: Iterable[Loc], entry: Loc) -> bool:
    return all(loc[: len(entry)] == entry for loc in locs)


def _is_within(loc: Loc, entries: Collection[Loc]) -> bool:
    return any(loc[:depth] in entries for depth in range(1, len(loc) + 1))


def _numbered(locs: Iterable[Loc]) -> Numbers:
    there: dict[Loc, set[int]] = {}
    for loc in locs:
        for depth, part in enumerate(loc):
            if isinstance(part, int):
                there.setdefault(loc[:depth], set()).add(part)
    return {path: {old: new for new, old in enumerate(sorted(found))} for path, found in there.items()}


def _is_numbered(loc: Loc, numbers: Numbers) -> bool:
    """Whether each entry that the place lies in is still there."""
    return all(part in numbers.get(loc[:n], {}) for n, part in enumerate(loc) if isinstance(part, int))


def _renumbered(loc: Loc, numbers: Numbers) -> Loc:
    return tuple(numbers[loc[:n]][part] if isinstance(part, int) else part for n, part in enumerate(loc))


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
