"""The periods of short breaks that a coordinator plans."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.api.route import Needs
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.period_parts import words_of
from service.pages.readers import COORDINATORS
from service.records.homes import home
from service.records.periods import period_of, periods


def show(seat: Seat, draft: Draft) -> Shown:
    """Each period with its nights, its home and how far it has come, the latest first."""
    desk = seat.desk
    found = [period_of(desk, each.id) for each in periods(desk)]
    found.sort(key=lambda period: period.kept.sheet.first_night, reverse=True)
    rows = [words_of(period) | {"home": home(desk, period.home).name} for period in found]
    return Shown("periods.html", "Short breaks", {"here": "", "periods": rows})


PAGE = Page("/desk/periods", Needs(Action.PLAN, Kind.PERIOD, COORDINATORS), show)
