"""Homes, one row for each, as CSV or an Excel workbook: their registration and what the statement says in short.

A row says what the conditions of registration are only as far as it goes. Unless it says that these are all of them, a
person still has to read the certificate: that is put in as a condition of its own, open for every referral.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from matching.errors import BadInput, Problem
from matching.formats.home_table.columns import PAIRS, SHAPE, HomeRow
from matching.formats.home_table.homes import homes_from, rows_from
from matching.tables.headings import Headings
from matching.tables.raw import NamedFile
from matching.tables.rows import Rows, rows_of
from matching.tables.sets import open_all, read_set
from matching.tables.writing import as_csv, as_workbook
from matching.world.home import Home

ID = "homes"
TITLE = "Homes, one row for each (CSV or Excel)"
SUFFIX = ".csv"


@dataclass(frozen=True)
class HomeTable:
    """Homes as rows."""

    homes: tuple[HomeRow, ...]


HOLDS = HomeTable


def read(files: Sequence[NamedFile], headings: Headings | None = None) -> HomeTable:
    """The homes in these files. Raises BadInput with every problem. `headings`: as of `mapped`."""
    raws, problems = open_all(files)
    tables, found = ((), ()) if problems else read_set(raws, (SHAPE,), "homes", headings)
    wrong = [*problems, *found, *(p for rows in tables for p in _problems(rows))]
    if wrong or not tables:
        raise BadInput(wrong or [Problem("the files", "there is no table in them", "Give the file of homes.")])
    return HomeTable(tuple(tables[0].by_row(HomeRow)))


def write(thing: HomeTable) -> tuple[NamedFile, ...]:
    """The homes as one CSV file."""
    return (NamedFile("homes.csv", as_csv(SHAPE, rows_of(SHAPE, thing.homes))),)


def workbook(thing: HomeTable) -> bytes:
    """The homes as an Excel workbook."""
    return as_workbook((SHAPE, rows_of(SHAPE, thing.homes)))


def homes_of(table: HomeTable) -> tuple[Home, ...]:
    """The homes; what a row does not say stays not known."""
    return homes_from(table.homes)


def table_of(homes: Sequence[Home], on: date) -> HomeTable:
    """What rows can say of homes on a day. A row is said to give all conditions only where it does."""
    return HomeTable(rows_from(homes, on))


def _problems(rows: Rows) -> Iterator[Problem]:
    first: dict[str, int] = {}
    urns = enumerate(rows.column("URN"))
    twice = [row for row, urn in urns if urn is not None and first.setdefault(urn, row) != row]
    yield from rows.wrong(twice, "URN", "the home is there already", "Keep one row for each home.")
    for one, other in PAIRS:
        yield from _pairs(rows, one, other)
    stated = ("Stated from age", "Stated sex", "Stated number", "Kinds of stay")
    said = [row for row in range(len(rows)) if any(rows.column(name)[row] is not None for name in stated)]
    undated = [row for row in said if rows.column("Statement since")[row] is None]
    way_out = "Write the day from which the statement of purpose says so."
    yield from rows.wrong(undated, "Statement since", "nothing says since when", way_out)


def _pairs(rows: Rows, first: str, then: str) -> Iterator[Problem]:
    pairs = list(zip(rows.column(first), rows.column(then), strict=True))
    half = [row for row, (one, other) in enumerate(pairs) if (one is None) != (other is None)]
    half = [row for row in half if row not in rows.faulty.get(first, ())]
    yield from rows.wrong(
        half, then, f"one of {first!r} and {then!r} is there without the other", "Give both, or neither."
    )
    if "age" in first:
        wrong = [row for row, (one, other) in enumerate(pairs) if one is not None and other is not None and one > other]
        yield from rows.wrong(wrong, then, "the youngest age is above the oldest", "Swap the two, or correct one.")
