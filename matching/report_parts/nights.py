"""A board of nights: one column for each night, and rows of what runs across them, such as stays in a bedroom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import accumulate
from typing import ClassVar

from matching.short_breaks.board.guests import Draw, Firmness


class SpanKind(StrEnum):
    """What runs across some nights of a row."""

    FREE = "free"
    STAY = "stay"
    LIVED_IN = "lived in"
    """By a child who lives in the home or was admitted in an emergency."""
    KEPT_EMPTY = "kept empty"
    """Between two guests."""
    CLOSED = "closed"
    NOT_OPEN = "not open"
    """One bedroom out of use."""
    FIGURE = "figure"
    SHORT = "short"
    """A figure of something there is not enough of."""
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class Span:
    """A run of nights in a row. `told` says all of it in words, for those who hear or read it without the board."""

    nights: int
    kind: SpanKind = SpanKind.FREE
    words: str = ""
    note: str = ""
    told: str = ""
    firmness: Firmness | None = None
    draw: Draw | None = None


@dataclass(frozen=True)
class NightRow:
    """A row: its name, what else is worth saying of it, and spans whose nights add up to those of the board."""

    name: str
    spans: tuple[Span, ...]
    note: str = ""


@dataclass(frozen=True)
class NightRows:
    """Rows of a board that belong together."""

    heading: str
    rows: tuple[NightRow, ...]


@dataclass(frozen=True)
class NightColumn:
    """One night, by the date of its evening."""

    on: date
    weekend: bool = False
    holiday: bool = False


@dataclass(frozen=True)
class NightGrid:
    """A board. `key` is unique in the report and holds nothing of a child; `corner` names the first column."""

    kind: ClassVar[str] = "nights"
    key: str
    caption: str
    corner: str
    columns: tuple[NightColumn, ...]
    groups: tuple[NightRows, ...]

    def months(self) -> tuple[tuple[date, int], ...]:
        """The first column's date of each month, and how many columns that month has."""
        firsts = [c.on for n, c in enumerate(self.columns) if n == 0 or c.on.day == 1]
        return tuple((f, sum((c.on.year, c.on.month) == (f.year, f.month) for c in self.columns)) for f in firsts)

    def placed(self, row: NightRow) -> tuple[tuple[Span, NightColumn], ...]:
        """The spans of a row, each with the column it begins in."""
        starts = accumulate((span.nights for span in row.spans), initial=0)
        return tuple((span, self.columns[start]) for span, start in zip(row.spans, starts, strict=False))


@dataclass(frozen=True)
class NightKey:
    """What the signs and shades of a board mean."""

    kind: ClassVar[str] = "night-key"
