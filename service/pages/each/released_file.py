"""A released statement as a file: the very bytes that the home released."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_released import AskReleased, read_released
from service.api.route import Needs
from service.pages.page import Draft, Page, Paper, Seat
from service.pages.readers import OFFICERS
from service.records.desk import NotThere


def show(seat: Seat, draft: Draft, referral: str, place: str) -> Paper:
    """The statement at that place, first to last from 1. Raises NotThere."""
    statements = read_released(seat.desk, AskReleased(referral=referral)).statements
    for number, each in enumerate(statements, 1):
        if str(number) == place:
            return Paper(each.words.encode())
    raise NotThere


PAGE = Page(
    "/desk/placing/{referral}/released/{place}",
    Needs(Action.READ, Kind.REFERRAL, OFFICERS, by="referral"),
    show,
    gives="statement.txt",
)
