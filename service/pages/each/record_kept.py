"""How long one child's record is kept and why, how it stands with destroying it, and what can be done next."""

from __future__ import annotations

from service.actions.read_retention import AskRetention, read_retention
from service.pages.identity import record_of
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.record_kept import DOES, HERE


def show(seat: Seat, draft: Draft, child: str) -> Shown:
    """As it stands today. Of a record that was destroyed nothing is told but that and when."""
    desk = seat.desk
    retention = read_retention(desk, AskRetention(child=child))
    words = {
        "child": child,
        "who": None if retention.destroyed_on is not None else record_of(desk, child),
        "retention": retention,
        "due": retention.kept_until is not None and retention.kept_until <= desk.day,
        "agreed_now": retention.may_be_confirmed_from is not None and retention.may_be_confirmed_from <= desk.day,
    }
    return Shown("record_kept.html", "How long it is kept", words)


PAGE = Page(HERE, DOES, show)
