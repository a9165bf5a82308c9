"""The blank form of a period of short breaks, to be filled in and sent back. It holds nothing of anybody."""

from __future__ import annotations

from matching.formats import period_workbook
from service.access.action import Action
from service.access.kind import Kind
from service.api.route import Needs
from service.pages.page import Draft, Page, Paper, Seat
from service.pages.readers import COORDINATORS


def show(seat: Seat, draft: Draft) -> Paper:
    """The form."""
    seat.desk.all_that_may(Action.PLAN, Kind.HOME)
    return Paper(period_workbook.template())


PAGE = Page("/desk/periods/form.xlsx", Needs(Action.PLAN, Kind.HOME, COORDINATORS), show, gives="period-form.xlsx")
