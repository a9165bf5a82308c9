"""Closing a referral that a home wrote down itself, putting its cause right, or opening it again."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_referral import AskReferral, read_referral
from service.api.route import Needs
from service.pages.closing import PLACES, words_of, written
from service.pages.identity import identity_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent


def show(seat: Seat, draft: Draft, home: str, referral: str) -> Shown:
    """What it does, and the causes to choose from; only for a referral that the home keeps."""
    desk = seat.desk
    desk.ask(Action.WRITE, Kind.REFERRAL, referral)
    read = read_referral(desk, AskReferral(home=home, referral=referral)).referral
    words = {
        "outer": "base.html",
        "here": "",
        "way": f"/desk/homes/{home}/referrals/{referral}",
        "identity": identity_of(read, desk.day),
        **words_of(desk, referral),
    }
    return Shown("close.html", "Close the referral", words, home=home)


def take(seat: Seat, sent: Sent, home: str, referral: str) -> Onward:
    """It is closed, or open again. Raises BadInput."""
    written(seat.desk, sent, referral)
    return Onward(f"/desk/homes/{home}/referrals/{referral}")


_WRITES = Needs(Action.WRITE, Kind.REFERRAL, OF_A_HOME, by="referral")

PAGE = Page("/desk/homes/{home}/referrals/{referral}/close", _WRITES, show, Form(_WRITES, take, PLACES))
