"""The children whose records somebody answers for, each with who has looked at it."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.api.route import Needs
from service.pages.home_changed import only_home
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import KEEPERS, OF_A_HOME
from service.records.looked import may_ask_about


def show(seat: Seat, draft: Draft) -> Shown:
    """By name, each with birth and number of the record, so that two of one name are told apart."""
    desk = seat.desk
    ask = may_ask_about(desk)
    found = [(child.id, desk.child(child.id)) for child in desk.children() if child.id in ask]
    keeps = any(each.kind in KEEPERS for each in desk.actor.held)
    words = {"here": "/children", "children": found, "keeps": keeps}
    return Shown("children.html", "Records you answer for", words, home=only_home(desk))


PAGE = Page("/desk/children", Needs(Action.READ, Kind.CHILD, OF_A_HOME), show)
