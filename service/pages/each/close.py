"""Closing one of the authority's own referrals with its cause, putting that right, or opening it again."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.api.route import Needs
from service.pages.authority import authority_of
from service.pages.closing import PLACES, words_of, written
from service.pages.identity import identity_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OFFICERS
from service.pages.sent import Sent
from service.records.sendings import referral as read


def show(seat: Seat, draft: Draft, referral: str) -> Shown:
    """What it does to homes that have it, and the causes to choose from."""
    desk, found = seat.desk, read(seat.desk, referral)
    words = {
        "outer": "placing.html",
        "authority": authority_of(desk, referral),
        "way": f"/desk/placing/{referral}",
        "identity": identity_of(found, desk.day),
        **words_of(desk, referral),
    }
    return Shown("close.html", "Close the referral", words)


def take(seat: Seat, sent: Sent, referral: str) -> Onward:
    """It is closed, or open again. Raises BadInput."""
    written(seat.desk, sent, referral)
    return Onward(f"/desk/placing/{referral}")


PAGE = Page(
    "/desk/placing/{referral}/close",
    Needs(Action.READ, Kind.REFERRAL, OFFICERS, by="referral"),
    show,
    Form(Needs(Action.WRITE, Kind.REFERRAL, OFFICERS, by="referral"), take, PLACES),
)
