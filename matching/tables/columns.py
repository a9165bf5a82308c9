"""The columns of a table, found by their headings: capitals, spaces and signs in a heading make no difference."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from matching.errors import Problem
from matching.tables.kinds import Kind
from matching.tables.raw import Raw

LOOKED_THROUGH = 20
"""The rows from the top in which the headings may stand below a title."""


@dataclass(frozen=True)
class Column:
    """One column: its heading, what its cells hold, and whether they may be blank."""

    name: str
    kind: Kind
    filled: bool = False
    """Whether every row must have it."""
    also: tuple[str, ...] = ()
    """Other headings under which it is known."""
    optional: bool = False
    """Whether the heading itself may be missing; then nothing is known under it."""
    said: str | None = None
    """The heading that somebody says it has: in a table with that heading no other counts."""

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading it may have, its own first."""
        return (self.name, *self.also) if self.said is None else (self.name, *self.also, self.said)


@dataclass(frozen=True)
class Shape:
    """A table's columns, and whether others beside them are refused or passed over."""

    name: str
    columns: tuple[Column, ...]
    others_passed_over: bool = False


@dataclass(frozen=True)
class Found:
    """Where the headings stand, and where each column of the shape does; None for one that is not there."""

    row: int
    """From 0."""
    at: tuple[int | None, ...]
    problems: tuple[Problem, ...]


def key(heading: str) -> str:
    """A heading without what makes no difference."""
    return re.sub(r"[\W_]+", "", heading.casefold())


def find(shape: Shape, raw: Raw) -> Found:
    """The columns of a shape in a table, with everything that is wrong with its headings."""
    row = heading_row(shape, raw)
    headings = raw.rows[row] if raw.rows else ()
    places: dict[str, list[int]] = defaultdict(list)
    for number, heading in enumerate(headings):
        if heading.strip():
            places[key(heading)].append(number)
    chosen = [_chosen(column, places) for column in shape.columns]
    at = tuple(numbers[0] if numbers else None for numbers in chosen)
    return Found(row, at, tuple(_problems(shape, raw, row, places, chosen)))


def _chosen(column: Column, places: Mapping[str, Sequence[int]]) -> Sequence[int]:
    said = () if column.said is None else places.get(key(column.said), ())
    return said or [n for heading in column.headings for n in places.get(key(heading), ())]


def heading_row(shape: Shape, raw: Raw) -> int:
    """The row, from 0, with the most headings of the shape among the first; the first of equals."""
    wanted = {key(heading) for column in shape.columns for heading in column.headings}
    counts = [len(wanted & {key(cell) for cell in row if cell}) for row in raw.rows[:LOOKED_THROUGH]]
    return counts.index(max(counts)) if counts else 0


def _problems(
    shape: Shape, raw: Raw, row: int, places: Mapping[str, Sequence[int]], chosen: Sequence[Sequence[int]]
) -> Iterator[Problem]:
    where = f"{raw.where}, row {row + 1}"
    known = {key(heading) for column in shape.columns for heading in column.headings}
    for column, numbers in zip(shape.columns, chosen, strict=True):
        if not numbers and not column.optional:
            yield Problem(
                where, f"the column {column.name} is missing", _way_to(column, _unread(raw.rows[row:][:1], known))
            )
        if len(numbers) > 1:
            what = f"the column {column.name} is there {len(numbers)} times, and either might be true"
            yield Problem(where, what, "Keep the one that is true.")
    yield from _read_as_two(where, shape.columns, chosen)
    if shape.others_passed_over:
        return
    known_are = f" Known are: {', '.join(c.name for c in shape.columns)}."
    for heading, numbers in places.items():
        if heading not in known:
            what = f"nothing is read from column {numbers[0] + 1}: no such heading is known"
            yield Problem(where, what, f"Correct the heading, or take the column out.{known_are}")
            known_are = ""


def _read_as_two(where: str, columns: Sequence[Column], chosen: Sequence[Sequence[int]]) -> Iterator[Problem]:
    taken: dict[int, str] = {}
    for column, numbers in zip(columns, chosen, strict=True):
        for number in numbers[:1]:
            if number in taken:
                what = f"column {number + 1} would be read as {taken[number]} and as {column.name}"
                yield Problem(where, what, "Say of each of the two under which heading it stands.")
            taken[number] = column.name


def _unread(headings: Sequence[Sequence[str]], known: Collection[str]) -> dict[str, str]:
    """The headings that are none of the table's, by what tells them apart."""
    return {key(cell): cell for row in headings for cell in row if cell.strip() and key(cell) not in known}


def _way_to(column: Column, by_key: Mapping[str, str]) -> str:
    near = get_close_matches(key(column.name), by_key, n=1, cutoff=0.7)
    guess = f" Is it the one headed {by_key[near[0]]!r}?" if near else ""
    return (
        f"Add a column with that heading; its cells may be blank.{guess}"
        if not column.filled
        else (f"Add a column with that heading.{guess}")
    )
