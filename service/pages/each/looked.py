"""Who has looked at a child's record, or was refused it, the newest first."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.who_looked import AskWhoLooked, who_looked
from service.api.problem import not_there
from service.api.route import Needs
from service.pages.folding import together
from service.pages.home_changed import only_home
from service.pages.identity import record_of
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import MANAGER
from service.records.departing import homes_lived_at


def show(seat: Seat, draft: Draft, child: str) -> Shown:
    """A page of lines. Opening it is itself a line, the first."""
    before = seat.query.get("before", "")
    if before and not (before.isdecimal() and len(before) < 16 and int(before)):
        raise not_there()
    found = who_looked(seat.desk, AskWhoLooked(child=child, before=int(before) if before else None))
    words = {
        "here": "/children",
        "homes": homes_lived_at(seat.desk, child),
        "lines": together(found.lines),
        "more_before": found.more_before,
        "child": child,
        "who": record_of(seat.desk, child),
    }
    return Shown("looked.html", "Who has looked", words, home=only_home(seat.desk))


PAGE = Page("/desk/children/{child}/looked", Needs(Action.READ_AUDIT, Kind.CHILD, MANAGER, by="child"), show)
