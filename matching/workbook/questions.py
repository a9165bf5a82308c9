"""Questions that more than one form asks, so that they are asked in the same words everywhere."""

from __future__ import annotations

from matching.workbook.cells import DAY, TEXT, WHOLE, one_of, several
from matching.workbook.layout import Column
from matching.world.facts import Role

IDENT = TEXT
"""Ids are written as text, so that no zero in front is lost."""

IDENTS = several(IDENT)
SAID_BY = one_of(Role)
DAY_COLUMN, ANSWER_COLUMN, WORDS_COLUMN = 13, 20, 36
"""Widths, in characters."""


def day(path: str, label: str, hint: str = "") -> Column:
    """A question answered by a day."""
    return Column(path, label, DAY, hint, width=DAY_COLUMN)


def words(path: str, label: str, hint: str = "") -> Column:
    """A question answered in words."""
    return Column(path, label, TEXT, hint, width=WORDS_COLUMN)


def number(path: str, label: str, hint: str = "") -> Column:
    """A question answered by a whole number."""
    return Column(path, label, WHOLE, hint)


TOGETHER = "It goes with the answer below: give both, or neither."


def place(path: str, what: str) -> tuple[Column, ...]:
    """Where something is: two numbers on the national grid, and the local authority."""
    grid = "In metres on the Ordnance Survey national grid."
    return (
        number(f"{path}.easting", f"{what}: easting", f"{grid} Six digits, 0 to 700000. {TOGETHER}"),
        number(f"{path}.northing", f"{what}: northing", f"{grid} Up to seven digits."),
        Column(f"{path}.authority", f"{what}: local authority", TEXT, "The authority it lies in."),
    )
