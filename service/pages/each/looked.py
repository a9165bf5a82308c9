"""Who has looked at a child's record, or was refused it, the newest first."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.who_looked import AskWhoLooked, Looked, who_looked
from service.api.problem import not_there
from service.api.route import Needs
from service.pages.folding import together
from service.pages.home_changed import only_home
from service.pages.identity import record_of
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import MANAGER
from service.records.departing import homes_lived_at

VERBS = {Action.READ: "read", Action.WRITE: "change"}
"""Of every other thing that is done, its own words say with what."""
WITH = {
    Kind.HOME: "the home's own record",
    Kind.GROUP: "who lives in the home",
    Kind.CHILD: "the child's record",
    Kind.REFERRAL: "a referral",
    Kind.ASSESSMENT: "a check",
    Kind.DECISION: "a decision",
    Kind.PERIOD: "a period of short breaks",
    Kind.SOLVE: "the work on a plan",
    Kind.ORGANISATION: "the organisation",
}


def done(line: Looked) -> str:
    """What was done or tried, in words."""
    return f"{VERBS[line.action]} {WITH[line.kind]}" if line.action in VERBS else line.action.value


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
        "done": done,
    }
    return Shown("looked.html", "Who has looked", words, home=only_home(seat.desk))


PAGE = Page("/desk/children/{child}/looked", Needs(Action.READ_AUDIT, Kind.CHILD, MANAGER, by="child"), show)
