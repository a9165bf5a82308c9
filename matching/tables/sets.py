"""Reads several files that belong together, each known for what it is by its headings, whatever its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from matching.errors import BadInput, Problem
from matching.tables.columns import Shape, find
from matching.tables.headings import Headings, mapped, refuse_not_there
from matching.tables.opening import tables_in
from matching.tables.raw import NamedFile, Raw
from matching.tables.rows import Rows, read_rows

LEAST_ALIKE = 0.5
"""The share of headings in common from which a table is taken for what it most resembles: Project judgement."""


def open_all(files: Iterable[NamedFile]) -> tuple[tuple[Raw, ...], tuple[Problem, ...]]:
    """Every table of every file, and what kept files from being opened."""
    tables: list[Raw] = []
    problems: list[Problem] = []
    for file in files:
        try:
            tables += [raw for raw in tables_in(file) if raw.rows]
        except BadInput as found:
            problems += found.problems
    return tuple(tables), tuple(problems)


def known_as(raw: Raw, shapes: Sequence[Shape]) -> Shape | None:
    """The shape that a table's headings are most like; None where they are like no shape's."""
    alike = [(_likeness(shape, raw), -number) for number, shape in enumerate(shapes)]
    likeness, number = max(alike)
    least = LEAST_ALIKE if len(shapes) > 1 else 0.01
    return shapes[-number] if likeness >= least else None


def _likeness(shape: Shape, raw: Raw) -> float:
    """The share of headings in common, of those that are there and those that have to be."""
    found = find(shape, raw)
    shared = sum(place is not None for place in found.at)
    headings = sum(bool(cell.strip()) for cell in raw.rows[found.row])
    absent = sum(place is None and not column.optional for place, column in zip(found.at, shape.columns, strict=True))
    return shared / max(1, headings + absent)


def read_set(
    raws: Sequence[Raw], shapes: Sequence[Shape], whole: str, headings: Headings | None = None
) -> tuple[tuple[Rows, ...], tuple[Problem, ...]]:
    """The rows of each table in the order of the shapes, and every problem. `whole` says what the tables make up.

    The problems are ranked by file, then as they come in it. Raises BadInput for `headings` of no column or table.
    """
    if headings:
        shapes = mapped(shapes, headings)
        refuse_not_there(shapes, headings, raws)
    found: dict[str, Rows] = {}
    problems: list[Problem] = []
    names = ", ".join(shape.name for shape in shapes)
    for number, raw in enumerate(raws):
        shape = known_as(raw, shapes)
        if shape is None:
            way_out = f"Leave it out, or give it the headings of one of: {names}."
            problems.append(Problem(raw.where, f"its headings are those of no table of {whole}", way_out, (number,)))
        elif shape.name in found:
            what = f"it is a second table {shape.name}, beside {found[shape.name].where}"
            problems.append(Problem(raw.where, what, "Put the rows in one file, or leave one out.", (number,)))
        else:
            rows, wrong = read_rows(shape, raw)
            found[shape.name] = rows
            problems += [replace(p, rank=(number, *p.rank)) for p in wrong]
    return tuple(found[shape.name] for shape in shapes if shape.name in found), tuple(problems)
