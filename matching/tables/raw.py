"""A file as it was sent, and a table in it as it came: rows of cells, every one of them text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from matching.errors import BadFile, Problem

MOST_BYTES = 64 * 1024 * 1024
"""As much as is read of JSON: more than a council's whole return."""
MOST_ROWS = 1_000_000
MOST_COLUMNS = 200
MOST_CHARACTERS = 4_001
"""In one cell: as much as a text of a record holds, and an apostrophe before it."""


class NamedFile(NamedTuple):
    """A file by its name, without the folder it lies in."""

    name: str
    data: bytes
    is_own: bool = False
    """Whether somebody reads it on a machine of their own, rather than sends it: it may be far larger then."""


@dataclass(frozen=True)
class Raw:
    """One table: the first of its rows is row 1 of the file or sheet, and no row is left out."""

    where: str
    """The file's name, and the sheet's where there are several."""
    rows: Sequence[Sequence[str]]
    problems: tuple[Problem, ...] = ()
    """What was wrong before any cell was looked at."""


def refuse(where: str, what: str, way_out: str) -> BadFile:
    """The error for a file that cannot be taken in at all."""
    return BadFile([Problem(where, what, way_out)])
