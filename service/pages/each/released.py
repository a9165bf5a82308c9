"""What homes have released about a referral: exactly those words, when, and by whom."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_released import AskReleased, read_released
from service.api.route import Needs
from service.pages.authority import authority_of
from service.pages.identity import identity_of
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OFFICERS
from service.records.published import published
from service.records.sendings import referral as read


def show(seat: Seat, draft: Draft, referral: str) -> Shown:
    """First to last, each also as a file of the very bytes."""
    desk, found = seat.desk, read(seat.desk, referral)
    statements = read_released(desk, AskReleased(referral=referral)).statements
    words = {
        "authority": authority_of(desk, referral),
        "id": referral,
        "identity": identity_of(found, desk.day),
        "statements": statements,
        "names": {home.urn: home.name for home in published(desk, (each.urn for each in statements))},
    }
    return Shown("released.html", "What homes have released", words)


PAGE = Page("/desk/placing/{referral}/released", Needs(Action.READ, Kind.REFERRAL, OFFICERS, by="referral"), show)
