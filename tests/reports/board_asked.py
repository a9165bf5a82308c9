"""The board of the small plan, or of one with parts of it replaced."""

from __future__ import annotations

from matching.report_parts import BreaksAsked, NightGrid, Report
from matching.reports import break_board
from matching.short_breaks.period import (
    Period,
)
from tests.reports.reading import walk
from tests.short_breaks.small_allocation import Given, small


def board(given: Given | None = None, **asked: object) -> Report:
    return break_board.write(BreaksAsked(*(given or small()), **asked))  # type: ignore[arg-type]


def of(period: Period | None = None, **changes: object) -> Given:
    """The small plan with parts of it replaced."""
    given = small()
    return Given(period or given.period, given.allocation.model_copy(update=changes))


def grids(report: Report) -> list[NightGrid]:
    return [block for block in walk(report.sections) if isinstance(block, NightGrid)]
