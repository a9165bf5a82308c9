"""The referrals that wait at a home: the most urgent first, or those that lack most first."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.waiting import all_waiting
from service.api.route import Needs
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OF_A_HOME

BY_WHAT_IS_MISSING = "missing"


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """Each referral with who it is, when it is for, how its check stands and what has not been said."""
    found = all_waiting(seat.desk, home)
    by_missing = seat.query.get("by") == BY_WHAT_IS_MISSING
    if by_missing:
        found = tuple(sorted(found, key=lambda each: -each.missing.count))
    words = {"here": "", "referrals": found, "by_missing": by_missing, "home": home, "day": seat.desk.day}
    return Shown("waiting.html", "Referrals that wait", words, home=home)


PAGE = Page("/desk/homes/{home}", Needs(Action.READ, Kind.HOME, OF_A_HOME, by="home"), show)
