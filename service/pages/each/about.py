"""What Placewell is, what it does not consider and how a decision is made with it: for anybody, signed in or not."""

from __future__ import annotations

from service.api.route import Open
from service.hazards.log import hazards
from service.pages.page import Draft, Page, Seat, Shown
from service.transparency.record import transparency_record
from service.transparency.told import record_report

LOOKED_UP = ("rules", "risks")
"""Sections that are long: each opens on its line."""


def show(seat: Seat, draft: Draft) -> Shown:
    """The draft of the transparency record. It reads no records of anybody."""
    report = record_report(transparency_record(), hazards())
    return Shown("about.html", "What Placewell is", {"report": report, "looked_up": LOOKED_UP})


PAGE = Page("/desk/about", Open("it says what Placewell does, and nothing of anybody's records"), show)
