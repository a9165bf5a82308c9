"""A released statement on paper: the very words that the home released, to be read out by people and programs."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.print_released import AskPrinted, print_released
from service.api.route import Needs
from service.pages.page import Draft, Page, Paper, Seat
from service.pages.readers import OFFICERS
from service.records.desk import NotThere


def show(seat: Seat, draft: Draft, referral: str, place: str) -> Paper:
    """The statement at that place, first to last from 1. Raises NotThere."""
    if not (place.isdecimal() and 0 < len(place) < 4 and int(place)):
        raise NotThere
    return Paper(print_released(seat.desk, AskPrinted(referral=referral, place=int(place))).pdf)


PAGE = Page(
    "/desk/placing/{referral}/released/{place}/statement.pdf",
    Needs(Action.READ, Kind.REFERRAL, OFFICERS, by="referral"),
    show,
    gives="statement.pdf",
)
