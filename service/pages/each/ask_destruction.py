"""Asking that a child's record be destroyed, as the first of two people; nothing is destroyed by it yet."""

from __future__ import annotations

from service.actions.ask_destruction import AskDestruction, ask_destruction
from service.pages.page import Draft, Onward, Seat, Shown
from service.pages.record_kept import asked_of, back_to, page_of
from service.pages.sent import Sent
from service.records.retention_steps import WAITING_DAYS

WORDS = (
    f"Nothing is destroyed yet. Somebody else of your organisation has to agree, {WAITING_DAYS} days from today or "
    "later. A legal hold that anybody puts until then stops it."
)


def show(seat: Seat, draft: Draft, child: str) -> Shown:
    """What it leads to."""
    return asked_of(seat, child, "ask", "Ask that it be destroyed", WORDS)


def take(seat: Seat, sent: Sent, child: str) -> Onward:
    """It is asked for. Raises BadInput with everything that stands in its way."""
    ask_destruction(seat.desk, AskDestruction(child=child))
    return back_to(child)


PAGE = page_of("ask", show, take)
