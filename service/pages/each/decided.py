"""What a home has decided: each referral with its decision, and the plan, arrival and reviews that follow from it."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.decided import all_decided
from service.api.route import Needs
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OF_A_HOME


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """Each with its way on."""
    found = all_decided(seat.desk, home)
    return Shown("decided.html", "Decided and arrived", {"here": "/decided", "referrals": found, "home": home}, home)


PAGE = Page("/desk/homes/{home}/decided", Needs(Action.READ, Kind.HOME, OF_A_HOME, by="home"), show)
