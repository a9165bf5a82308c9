"""The calendar of a home: who is in which bedroom, by ids, and the nights on which it is closed."""

from __future__ import annotations

from dataclasses import replace

from matching.exports import break_calendar
from service.pages.page import Draft, Page, Paper, Seat
from service.pages.period_parts import ONE_PERIOD
from service.records.desk import NotThere
from service.records.periods import period_of
from service.solving.papers import must_be_given_out


def show(seat: Seat, draft: Draft, period: str, urn: str) -> Paper:
    """Of a home that takes part in the period. Raises NotThere."""
    now = period_of(seat.desk, period)
    if urn not in {part.urn for part in now.kept.sheet.homes}:
        raise NotThere
    return Paper(break_calendar.write(replace(must_be_given_out(seat.desk, now), urns=(urn,))))


PAGE = Page("/desk/periods/{period}/homes/{urn}/calendar.ics", ONE_PERIOD, show, gives="home-calendar.ics")
