"""Where somebody begins: the homes whose referrals they see, and the authorities whose children they place."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.api.route import Needs
from service.pages.authority import authorities
from service.pages.page import Draft, Onward, Page, Seat, Shown
from service.pages.readers import OF_A_HOME, OFFICERS
from service.records.homes import homes


def show(seat: Seat, draft: Draft) -> Shown | Onward:
    """Each home and authority with a way to its referrals; where there is one alone, its referrals."""
    seat.desk.all_that_may(Action.READ, Kind.REFERRAL)
    found, own = homes(seat.desk), authorities(seat.desk)
    ways = [f"/desk/homes/{home.id}" for home in found] + [f"/desk/authorities/{each.id}" for each in own]
    if len(ways) == 1:
        return Onward(ways[0])
    return Shown("desk.html", "Where you work", {"homes": found, "authorities": own})


PAGE = Page("/desk", Needs(Action.READ, Kind.REFERRAL, OF_A_HOME | OFFICERS), show)
