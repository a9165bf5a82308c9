"""The blank form of a referral as an Excel workbook, to be filled in and uploaded."""

from __future__ import annotations

from functools import cache

from matching.formats import referral_workbook
from service.access.action import Action
from service.access.kind import Kind
from service.api.route import Needs
from service.pages.authority import authority
from service.pages.page import Draft, Page, Paper, Seat
from service.pages.readers import OFFICERS


def show(seat: Seat, draft: Draft, organisation: str) -> Paper:
    """The form, with nothing in it."""
    authority(seat.desk, organisation)
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
