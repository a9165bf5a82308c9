"""Taking a home's offer, confirmed first: places held for the child elsewhere are let go with it."""

from __future__ import annotations

from service.actions.take_offer import TakeOffer, take_offer
from service.pages.at_home import asked_at, page_at
from service.pages.page import Draft, Onward, Seat, Shown
from service.pages.sent import Sent

WORDS = (
    "The place is held for the child for good, and every place that is held for the child at another home is let go. "
    "That is undone only by withdrawing the referral from this home. The referral stays with the other homes until you "
    "withdraw it there."
)


def show(seat: Seat, draft: Draft, referral: str, urn: str) -> Shown:
    """What it does, before it is done."""
    return asked_at(seat, referral, urn, "take", "Take the offer", WORDS)


def take(seat: Seat, sent: Sent, referral: str, urn: str) -> Onward:
    """The offer is taken. Raises BadInput where it stands no longer."""
    take_offer(seat.desk, TakeOffer(referral=referral, urn=urn))
    return Onward(f"/desk/placing/{referral}")


PAGE = page_at("take", show, take)
