"""Where somebody begins: homes whose referrals they see, authorities whose children they place, breaks they plan."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.api.route import Needs
from service.pages.authority import authorities
from service.pages.page import Draft, Onward, Page, Seat, Shown
from service.pages.readers import COORDINATORS, OF_A_HOME, OFFICERS
from service.records.homes import homes


def show(seat: Seat, draft: Draft) -> Shown | Onward:
    """A way to each home's and authority's referrals and to the short breaks; where there is one way, its page."""
    seat.desk.all_that_may(Action.READ, Kind.REFERRAL)
    held = seat.desk.actor.held
    managed = {each.home for each in held if each.kind in OF_A_HOME}
    plans = any(each.kind in COORDINATORS for each in held)
    found, own = [home for home in homes(seat.desk) if home.id in managed], authorities(seat.desk)
    ways = [f"/desk/homes/{home.id}" for home in found] + [f"/desk/authorities/{each.id}" for each in own]
    ways += ["/desk/periods"] * plans
    if len(ways) == 1:
        return Onward(ways[0])
    return Shown("desk.html", "Where you work", {"homes": found, "authorities": own, "plans": plans})


PAGE = Page("/desk", Needs(Action.READ, Kind.REFERRAL, OF_A_HOME | OFFICERS | COORDINATORS), show)
