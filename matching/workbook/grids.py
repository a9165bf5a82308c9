"""Reads the cells of a workbook file, once it has been found safe to read."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from matching.errors import Problem
from matching.workbook.cells import Held
from matching.workbook.inspection import FORM, Limits, Seen, look_through
from matching.workbook.package import START_AFRESH, refuse, repack, unpack

ATTACHED = Problem(
    "the file",
    "it has comments, pictures or drawings, and nothing is read from them",
    "Write what they say where the form asks for it, and delete them.",
)


@dataclass(frozen=True)
class Grid:
    """The filled cells of a sheet by row and column, from 0."""

    name: str
    cells: Mapping[tuple[int, int], Held]
    problems: tuple[Problem, ...] = ()
    """What no sheet of a form may be or hold."""

    @property
    def last_row(self) -> int:
        """The last row with anything in it; -1 for an empty sheet."""
        return max((row for row, _ in self.cells), default=-1)

    def at(self, row: int, column: int) -> str:
        """The name of a cell, as in "Needs!D14"."""
        return f"{self.name}!{address(row, column)}"


def address(row: int, column: int) -> str:
    """A cell's place as a spreadsheet shows it, as in D14."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def grids_of(data: bytes, limits: Limits = FORM) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    """The sheets in their order, and what is wrong with the file. Raises BadFile for one not to be read at all."""
    parts = unpack(data, limits.most_bytes, limits.most_unpacked)
    seen = look_through(parts, limits)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(repack(parts))) as workbook:
            grids = tuple(_grid(workbook, sheet, seen) for sheet in workbook.sheets_metadata)
    except CalamineError as fault:
        raise refuse("it cannot be read as a workbook", START_AFRESH) from fault
    return grids, (ATTACHED,) if seen.attached else ()


def _grid(workbook: CalamineWorkbook, sheet: SheetMetadata, seen: Seen) -> Grid:
    if sheet.typ is not SheetTypeEnum.WorkSheet:
        return Grid(sheet.name, {}, (Problem(sheet.name, "the sheet is no plain sheet of cells", "Delete it."),))
    rows = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
    wild = frozenset(seen.wild.get(sheet.name, ()))
    cells = {(r, c): held for r, row in enumerate(rows) for c, held in enumerate(row) if not _is_blank(held)}
    if wild:
        cells = {place: held for place, held in cells.items() if address(*place) not in wild}
    return Grid(sheet.name, cells, tuple(_problems(sheet, seen)))


def _is_blank(held: Held) -> bool:
    return isinstance(held, str) and not held.strip()


def _problems(sheet: SheetMetadata, seen: Seen) -> Iterator[Problem]:
    if sheet.visible is not SheetVisibleEnum.Visible:
        yield Problem(sheet.name, "the sheet is hidden", "Show it, and look at what it says.")
    formulas = seen.formulas.get(sheet.name, ())
    for place in formulas:
        what = "a formula stands here, and what it came to may be out of date"
        yield Problem(f"{sheet.name}!{place}", what, "Type in the answer itself.")
    for place in seen.faults.get(sheet.name, ()):
        yield Problem(f"{sheet.name}!{place}", "a fault of the spreadsheet stands here", "Type in the answer.")
    for place in set(seen.wild.get(sheet.name, ())).difference(formulas):
        yield Problem(f"{sheet.name}!{place}", "the number cannot be right", "Type in the answer.")
