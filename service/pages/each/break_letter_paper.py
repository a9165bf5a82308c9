"""The letter to one family about its own nights, with nothing in it of any other family."""

from __future__ import annotations

from matching.reports import break_letter
from service.pages.page import Draft, Page, Paper, Seat
from service.pages.period_parts import ONE_PERIOD
from service.records.period_keys import family_at
from service.records.periods import period_of
from service.solving.papers import to_family
from service.web.pdf import to_pdf


def show(seat: Seat, draft: Draft, period: str, family: str) -> Paper:
    """The same report data as the command's letter. Raises NotThere where nothing stands as it was given out."""
    now = period_of(seat.desk, period)
    asked = to_family(seat.desk, now, family_at(now, family).id)
    return Paper(to_pdf(break_letter.write(asked), seat.desk.now))


PAGE = Page("/desk/periods/{period}/families/{family}/letter.pdf", ONE_PERIOD, show, gives="letter.pdf")
