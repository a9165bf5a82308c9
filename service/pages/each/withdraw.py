"""Withdrawing a referral from a home, confirmed first: the home may read it no longer."""

from __future__ import annotations

from service.pages.at_home import asked_at, page_at
from service.pages.page import Draft, Onward, Seat, Shown
from service.pages.sent import Sent
from service.records.sendings import withdraw

WORDS = (
    "The home may not read the referral from now on, and a place that is held or was taken there is let go: another "
    "child can have it at once. You can send the referral there again."
)


def show(seat: Seat, draft: Draft, referral: str, urn: str) -> Shown:
    """What it does, before it is done."""
    return asked_at(seat, referral, urn, "withdraw", "Withdraw the referral", WORDS)


def take(seat: Seat, sent: Sent, referral: str, urn: str) -> Onward:
    """It is with the home no longer. Raises BadInput where it was not."""
    withdraw(seat.desk, referral, urn)
    return Onward(f"/desk/placing/{referral}")


PAGE = page_at("withdraw", show, take)
