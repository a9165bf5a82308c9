"""Other records of a child: which are known to be, and which may be; who answers for both says so."""

from __future__ import annotations

from matching.errors import BadInput, Problem
from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_other_records import AskOtherRecords, read_other_records
from service.actions.say_one_child import SayOneChild, say_one_child
from service.api.route import Needs
from service.pages.identity import record_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import KEEPERS, OFFICERS
from service.pages.sent import Sent

ONE, TWO = "one", "two"
NOTHING = Problem("form", "no record is chosen", "Choose it in the list.")


def show(seat: Seat, draft: Draft, child: str) -> Shown:
    """Who it is, and the others by the same three identifiers."""
    found = read_other_records(seat.desk, AskOtherRecords(child=child))
    words = {"child": child, "who": record_of(seat.desk, child), "found": found}
    return Shown("other_records.html", "Other records of this child", words)


def take(seat: Seat, sent: Sent, child: str) -> Onward:
    """The one is of the same child, or the other is not. Raises BadInput."""
    other = sent[ONE] or sent[TWO]
    if not other:
        raise BadInput([NOTHING])
    say_one_child(seat.desk, SayOneChild(child=child, other=other, is_one=bool(sent[ONE])))
    return Onward(f"/desk/children/{child}/records")


_KEEP = Needs(Action.KEEP_FROM, Kind.CHILD, KEEPERS | OFFICERS, by="child")

PAGE = Page("/desk/children/{child}/records", _KEEP, show, Form(_KEEP, take, {"": "form"}))
