"""A plain table for the terminal."""

from __future__ import annotations

from collections.abc import Sequence


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The title, the heads and the rows; names to the left, numbers to the right."""
    widths = [max(len(cells[i]) for cells in (heads, *rows)) for i in range(len(heads))]
    return "\n".join([title, *(_line(cells, widths) for cells in (heads, *rows))])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    name, *numbers = [
        cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  " + "   ".join((name, *numbers))
