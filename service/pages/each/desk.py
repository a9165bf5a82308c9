"""Where somebody begins: the homes whose referrals they see."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.api.route import Needs
from service.pages.page import Draft, Onward, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.records.homes import homes


def show(seat: Seat, draft: Draft) -> Shown | Onward:
    """Each home with a way to its referrals; where there is one home, its referrals."""
    found = homes(seat.desk)
    if len(found) == 1:
        return Onward(f"/desk/homes/{found[0].id}")
    return Shown("desk.html", "Your homes", {"homes": found})


PAGE = Page("/desk", Needs(Action.READ, Kind.HOME, OF_A_HOME), show)
