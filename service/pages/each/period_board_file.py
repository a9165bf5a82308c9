"""The board of the plan given out as an Excel workbook, to look at and print; nothing in it is read back."""

from __future__ import annotations

from matching.exports import break_workbook
from service.pages.page import Draft, Page, Paper, Seat
from service.pages.period_parts import ONE_PERIOD
from service.records.periods import period_of
from service.solving.papers import must_be_given_out


def show(seat: Seat, draft: Draft, period: str) -> Paper:
    """The same workbook as the command's. Raises NotThere where nothing stands as it was given out."""
    return Paper(break_workbook.write(must_be_given_out(seat.desk, period_of(seat.desk, period))))


PAGE = Page("/desk/periods/{period}/board.xlsx", ONE_PERIOD, show, gives="board.xlsx")
