"""How many records are closed to whoever looks, and since when; of which children is not told."""

from __future__ import annotations

from collections import Counter

from service.api.route import Own
from service.pages.page import Draft, Page, Seat, Shown
from service.records.acquaintances import closed_to


def show(seat: Seat, draft: Draft) -> Shown:
    """By day, first to last."""
    found = sorted(Counter(closed_to(seat.desk)).items())
    return Shown("closed_to_me.html", "Records that are closed to you", {"days": found})


PAGE = Page("/desk/closed", Own("what is closed to them"), show)
