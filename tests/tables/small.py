"""A small table with a column of every kind, and reading one from text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from matching.errors import BadInput
from matching.tables.columns import Column, Shape
from matching.tables.kinds import DAY, IDENT, POSTCODE, TEXT, URN, code, one_of, several, whole
from matching.tables.raw import NamedFile
from matching.tables.rows import Rows
from matching.tables.sets import open_all, read_set

SHAPE = Shape(
    "small",
    (
        Column("Id", IDENT, filled=True),
        Column("Day", DAY),
        Column("Number", whole(0, 99)),
        Column("Code", code(("K1", "K2"), {"H5": "used only up to 2024-25"})),
        Column("Words", TEXT),
        Column("Postcode", POSTCODE, optional=True),
        Column("URN", URN, optional=True),
        Column("Yes or no", one_of({"yes": True, "no": False}), optional=True),
        Column("Several", several(one_of({"red": "red", "blue": "blue"})), optional=True),
    ),
)

HEADINGS = "Id,Day,Number,Code,Words\n"


def read(data: bytes | str, name: str = "small.csv") -> tuple[Rows | None, dict[str, str]]:
    """The rows, and what is wrong by place with the way out after it."""
    raws, problems = open_all([NamedFile(name, data.encode() if isinstance(data, str) else data)])
    tables, found = read_set(raws, (SHAPE,), "small tables")
    told = {p.where: f"{p.what}. {p.way_out}" for p in (*problems, *found)}
    return (tables[0] if tables else None), told


def sound(data: bytes | str) -> Rows:
    """The rows of a table with nothing wrong."""
    rows, told = read(data)
    assert told == {}
    assert rows is not None
    return rows


def refused(act: object, *arguments: object) -> Sequence[str]:
    """Every problem that an act is refused with."""
    assert callable(act)
    with pytest.raises(BadInput) as found:
        act(*arguments)
    return [str(problem) for problem in found.value.problems]
