"""Stays and lists in a few words, as the commands on short breaks show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from matching.short_breaks.explaining.words import stay_in_words
from matching.short_breaks.period import PlannedStay

SHOWN = 24
ADVISES = "This advises; a person decides."


def ids(names: Sequence[str]) -> str:
    """Ids in a row, the first SHOWN of them, with how many there are."""
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f"{len(names)}: {', '.join(names[:SHOWN])}{more}"


def bullets(lines: Iterable[str], style: str = "") -> RenderableType:
    """Lines with a sign before each."""
    grid = Table.grid(padding=(0, 1))
    for line in lines:
        grid.add_row(Text("  •", style), Text(line, style))
    return grid


def in_words(stay: PlannedStay) -> str:
    """A stay with its home and bedrooms."""
    return f"{dates_of(stay)}, at {stay.urn} in {' and '.join(stay.bedrooms)}"


def dates_of(stay: PlannedStay) -> str:
    """The nights of a stay: from the first evening to the morning of going home."""
    return stay_in_words(stay.run)
