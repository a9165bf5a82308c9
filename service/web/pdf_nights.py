"""A board of nights on paper: a table with a column for each night, and under it the same in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from matching.report_parts import NightColumn, NightGrid, NightRow, Span, SpanKind
from matching.report_words import MONTHS, WEEKDAYS

MOST_NIGHTS = 31
"""Of one board across a page that lies on its side, in letters that can still be read."""
WHOLE_MONTH = 3
"""Nights that a month needs to be named in full."""
SHORT_SIGN = "▲"
MEANINGS = (
    ("draw-shared", "shares staff"),
    ("draw-one", "1:1 by day"),
    ("draw-two", "2:1 by day"),
    ("draw-unknown", "care not known"),
    ("lived-in", "a child who lives here or was admitted in an emergency"),
    ("weekend", "Friday and Saturday nights"),
    ("holiday", "holiday"),
    ("closed", "closed, or not open"),
)
SIGNS = "■ committed; ◆ confirmed; ✓ taken; no sign: newly planned; ▲ not enough: needed/there."


def key_on_paper() -> dict[str, Any]:
    """What the shades and signs mean, each in words."""
    return {"kind": "night-key", "shades": [{"shade": s, "words": w} for s, w in MEANINGS], "signs": SIGNS}


def nights_on_paper(grid: NightGrid) -> dict[str, Any]:
    """The board, its cells in the order of the nights."""
    return {
        "kind": "nights",
        "caption": grid.caption,
        "corner": grid.corner,
        "months": [{"words": _month(first, nights), "nights": nights} for first, nights in grid.months()],
        "columns": [_column(column) for column in grid.columns],
        "groups": [{"heading": g.heading, "rows": [_row(grid, row) for row in g.rows]} for g in grid.groups],
        "told": [{"name": row.name, "words": _told(row)} for g in grid.groups for row in g.rows if _told(row)],
    }


def _month(first: date, nights: int) -> str:
    name = MONTHS[first.month - 1]
    return f"{name} {first.year}" if nights > WHOLE_MONTH else name[:3]


def _column(column: NightColumn) -> dict[str, str]:
    return {"words": f"{WEEKDAYS[column.on.weekday()][:2]} {column.on.day}", "shade": _shade_of(column)}


def _shade_of(column: NightColumn) -> str:
    return "weekend" if column.weekend else "holiday" if column.holiday else ""


def _row(grid: NightGrid, row: NightRow) -> dict[str, Any]:
    return {"name": row.name, "note": row.note, "spans": [_span(span, column) for span, column in grid.placed(row)]}


def _span(span: Span, column: NightColumn) -> dict[str, Any]:
    """Its sign stands before its words, and both are words of the document."""
    sign = span.firmness.sign if span.firmness else SHORT_SIGN if span.kind is SpanKind.SHORT else ""
    is_plain = span.kind in (SpanKind.FREE, SpanKind.FIGURE, SpanKind.KEPT_EMPTY) and span.nights == 1
    note = span.note if span.kind in (SpanKind.STAY, SpanKind.LIVED_IN) else ""
    return {
        "nights": span.nights,
        "words": " ".join(part for part in (sign, span.words) if part),
        "note": note,
        "shade": _shade_of(column) if is_plain else _shade(span),
    }


def _shade(span: Span) -> str:
    if span.draw is not None:
        return f"draw-{span.draw.name.lower()}"
    return {
        SpanKind.LIVED_IN: "lived-in",
        SpanKind.CLOSED: "closed",
        SpanKind.NOT_OPEN: "closed",
        SpanKind.HOLIDAY: "holiday",
        SpanKind.SHORT: "short",
    }.get(span.kind, "")


def _told(row: NightRow) -> str:
    """What runs across the nights of a row, for whoever has it read out; "" where there is nothing to say."""
    return " ".join(f"{span.told}." for span in row.spans if span.told)
