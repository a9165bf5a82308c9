"""The board of the plan given out, as a document that can be printed, kept, and read out to whoever cannot see it."""

from __future__ import annotations

from collections.abc import Callable

from matching.reports import break_board
from service.pages.page import Draft, Page, Paper, Seat
from service.pages.period_parts import ONE_PERIOD
from service.records.periods import period_of
from service.solving.papers import must_be_given_out
from service.web.pdf import to_pdf


def show(seat: Seat, draft: Draft, period: str) -> Callable[[], Paper]:
    """The same board as the command's. Raises NotThere where nothing stands as it was given out."""
    asked, now = must_be_given_out(seat.desk, period_of(seat.desk, period)), seat.desk.now
    return lambda: Paper(to_pdf(break_board.write(asked), now))


PAGE = Page("/desk/periods/{period}/board.pdf", ONE_PERIOD, show, gives="board.pdf", takes_long=True)
