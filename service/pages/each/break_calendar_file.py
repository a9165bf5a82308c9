"""The calendar of one family's own stays, for any calendar program."""

from __future__ import annotations

from matching.exports import break_calendar
from service.pages.page import Draft, Page, Paper, Seat
from service.pages.period_parts import ONE_PERIOD
from service.records.period_keys import family_at
from service.records.periods import period_of
from service.solving.papers import to_family


def show(seat: Seat, draft: Draft, period: str, family: str) -> Paper:
    """The same events as the command's calendar. Raises NotThere where nothing stands as it was given out."""
    now = period_of(seat.desk, period)
    return Paper(break_calendar.write(to_family(seat.desk, now, family_at(now, family).id)))


PAGE = Page("/desk/periods/{period}/families/{family}/calendar.ics", ONE_PERIOD, show, gives="calendar.ics")
