"""Who lives at a home, and who has left it: each with the way to record that a child has left, or to put it right."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.api.route import Needs
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.records.departing import stays_at


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """By name, each by three identifiers. A departure that is still to come is told beside who lives there."""
    found, today = stays_at(seat.desk, home), seat.desk.day
    living = [each for each in found if each.gone_from is None or each.gone_from > today]
    words = {"here": "/group", "home": home, "living": living, "left": [each for each in found if each not in living]}
    return Shown("group.html", "Who lives here", words, home=home)


PAGE = Page("/desk/homes/{home}/group", Needs(Action.READ, Kind.GROUP, OF_A_HOME, by="home"), show)
