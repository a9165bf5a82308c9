"""Opens the sheets of an Excel workbook as tables of text, once it has been found safe to read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from matching.errors import BadInput, Problem
from matching.tables.raw import Raw
from matching.workbook.cells import Held
from matching.workbook.grids import Grid, grids_of
from matching.workbook.inspection import Limits, position

DAY = "%d/%m/%Y"


def sheets_of_workbook(name: str, data: bytes, limits: Limits) -> tuple[Raw, ...]:
    """Each sheet as a table. Raises BadFile for a workbook not to be read, such as one that would unpack too large."""
    try:
        grids, attached = grids_of(data, limits)
    except BadInput as found:
        problems = [replace(p, where=name, way_out=f"{p.way_out} Or save the sheet as CSV.") for p in found.problems]
        raise type(found)(problems) from None
    tables = [_table(name, grid, several=len(grids) > 1) for grid in grids]
    of_the_file = tuple(replace(p, where=name) for p in attached)
    return tuple(replace(t, problems=of_the_file + t.problems) if n == 0 else t for n, t in enumerate(tables))


def _table(name: str, grid: Grid, *, several: bool) -> Raw:
    width = max((column for _, column in grid.cells), default=-1) + 1
    rows = [[""] * width for _ in range(grid.last_row + 1)]
    for (row, column), held in grid.cells.items():
        rows[row][column] = held if isinstance(held, str) else _written(held)
    problems = tuple(_placed(name, problem) for problem in grid.problems)
    return Raw(f"{name}, sheet {grid.name}" if several else name, rows, problems)


def _placed(name: str, problem: Problem) -> Problem:
    """The problem with the file's name, ranked by its row and column if it is one of a cell."""
    place = position(problem.where.rpartition("!")[2])
    rank = () if place is None else (place[0] + 1, place[1])
    return replace(problem, where=f"{name}, {problem.where}", rank=rank)


def _written(held: Held) -> str:
    """What a cell holds as a person in England would type it."""
    if isinstance(held, bool):
        return "yes" if held else "no"
    if isinstance(held, datetime):
        return held.strftime(DAY if held.time() == time() else f"{DAY} %H:%M")
    if isinstance(held, date):
        return held.strftime(DAY)
    if isinstance(held, float) and held.is_integer():
        return str(int(held))
    return str(held)
