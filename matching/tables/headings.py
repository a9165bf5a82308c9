"""Columns that stand under other headings in somebody's files: whoever gives the files says which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from matching.errors import BadInput, Problem
from matching.tables.columns import Shape, heading_row, key
from matching.tables.raw import Raw

Headings = Mapping[str, str]
"""By the name of a column of ours, the heading it has in the files."""
OPTION = "--heading"


def mapped(shapes: Sequence[Shape], headings: Headings) -> tuple[Shape, ...]:
    """The shapes, with each column found by the heading it is said to have, in tables that have that.

    Raises BadInput for a column there is none of.
    """
    known = {column.name for shape in shapes for column in shape.columns}
    strange = [ours for ours in headings if ours not in known]
    if strange:
        way_out = f"Use one of: {', '.join(sorted(known))}."
        raise BadInput(Problem(OPTION, f"there is no column {ours!r}", way_out) for ours in strange)
    return tuple(_mapped(shape, headings) for shape in shapes)


def refuse_not_there(shapes: Sequence[Shape], headings: Headings, tables: Sequence[Raw]) -> None:
    """Raises BadInput for each heading that was given for a column of ours and that no table has."""
    there = {key(cell) for raw in tables for shape in shapes for cell in raw.rows[heading_row(shape, raw)]}
    wrong = [
        Problem(OPTION, f"no table has the heading given for {ours!r}", "Write the heading as it stands in the file.")
        for ours, theirs in headings.items()
        if key(theirs) not in there
    ]
    if wrong:
        raise BadInput(wrong)


def _mapped(shape: Shape, headings: Headings) -> Shape:
    columns = (replace(c, said=headings[c.name]) if c.name in headings else c for c in shape.columns)
    return replace(shape, columns=tuple(columns))
