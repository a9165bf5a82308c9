"""Where somebody begins: homes whose referrals they see, authorities whose children they place, breaks they plan."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.api.route import Needs
from service.pages.authority import authorities
from service.pages.page import Draft, Onward, Page, Seat, Shown
from service.pages.readers import COORDINATORS, KEEPERS, OF_A_HOME, OFFICERS
from service.records.homes import homes


def show(seat: Seat, draft: Draft) -> Shown | Onward:
    """A way to each home's and authority's referrals, to the short breaks and to how long records are kept.

    Where there is one way, its page; from a home's pages the children's records lead on to how long they are kept.
    """
    seat.desk.all_that_may(Action.READ, Kind.REFERRAL)
    held = seat.desk.actor.held
    managed = {each.home for each in held if each.kind in OF_A_HOME}
    plans, keeps = (any(each.kind in kinds for each in held) for kinds in (COORDINATORS, KEEPERS))
    found, own = [home for home in homes(seat.desk) if home.id in managed], authorities(seat.desk)
    ways = [f"/desk/homes/{home.id}" for home in found] + [f"/desk/authorities/{each.id}" for each in own]
    ways += ["/desk/periods"] * plans
    ways += ["/desk/retention"] * (keeps and not found)
    if len(ways) == 1:
        return Onward(ways[0])
    return Shown("desk.html", "Where you work", {"homes": found, "authorities": own, "plans": plans, "keeps": keeps})


PAGE = Page("/desk", Needs(Action.READ, Kind.REFERRAL, OF_A_HOME | OFFICERS | COORDINATORS | KEEPERS), show)
