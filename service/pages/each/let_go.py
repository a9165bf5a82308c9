"""Letting a place go that is held for a child, confirmed first: another child can have it at once."""

from __future__ import annotations

from service.actions.let_place_go import LetPlaceGo, let_place_go
from service.pages.at_home import asked_at, page_at
from service.pages.page import Draft, Onward, Seat, Shown
from service.pages.sent import Sent

WORDS = (
    "Another child can have the place at once, and it may be gone when you ask again. An offer of the home lapses with "
    "it. The referral stays with the home."
)


def show(seat: Seat, draft: Draft, referral: str, urn: str) -> Shown:
    """What it does, before it is done."""
    return asked_at(seat, referral, urn, "let-go", "Let the place go", WORDS)


def take(seat: Seat, sent: Sent, referral: str, urn: str) -> Onward:
    """The place is free for others."""
    let_place_go(seat.desk, LetPlaceGo(referral=referral, urn=urn))
    return Onward(f"/desk/placing/{referral}")


PAGE = page_at("let-go", show, take)
