"""The blank form of a referral as an Excel workbook, to be filled in and uploaded."""

from __future__ import annotations

from functools import cache

from matching.formats import referral_workbook
from service.access.action import Action
from service.access.kind import Kind
from service.api.route import Needs
from service.pages.authority import authority
from service.pages.page import Draft, Page, Paper, Seat
from service.pages.readers import OF_A_HOME, OFFICERS
from service.records.homes import home as home_record


def show(seat: Seat, draft: Draft, organisation: str) -> Paper:
    """The form, with nothing in it."""
    authority(seat.desk, organisation)
    return Paper(_blank())


def show_at_home(seat: Seat, draft: Draft, home: str) -> Paper:
    """The same, for a home to send to whoever asks for a place."""
    home_record(seat.desk, home)
    return Paper(_blank())


@cache
def _blank() -> bytes:
    return referral_workbook.template()


PAGE = Page(
    "/desk/authorities/{organisation}/form",
    Needs(Action.PLACE, Kind.ORGANISATION, OFFICERS, by="organisation"),
    show,
    gives="referral-form.xlsx",
)
FOR_A_HOME = Page(
    "/desk/homes/{home}/form",
    Needs(Action.READ, Kind.HOME, OF_A_HOME, by="home"),
    show_at_home,
    gives=PAGE.gives,
)
