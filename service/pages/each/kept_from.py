"""From whom of one's own organisation a child's record is kept: a colleague is added, or let see it again."""

from __future__ import annotations

from matching.errors import BadInput, Problem
from service.access.action import Action
from service.access.kind import Kind
from service.actions.keep_from_colleague import KeepFromColleague, keep_from_colleague
from service.actions.let_see_again import LetSeeAgain, let_see_again
from service.actions.read_kept_from import AskKeptFrom, read_kept_from
from service.api.route import Needs
from service.pages.identity import record_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import KEEPERS, OFFICERS
from service.pages.sent import Sent

KEEP, LET = "keep-from", "let-see"
NOTHING = Problem(KEEP, "nobody is chosen here", "Choose a colleague.")


def show(seat: Seat, draft: Draft, child: str) -> Shown:
    """Who it is, from whom the record is kept, and whom it could be kept from."""
    found = read_kept_from(seat.desk, AskKeptFrom(child=child))
    words = {"child": child, "who": record_of(seat.desk, child), "found": found}
    return Shown("kept_from.html", "Who must not see this record", words)


def take(seat: Seat, sent: Sent, child: str) -> Onward:
    """It is kept from the one, or the other may see it again. Raises BadInput."""
    if sent[LET]:
        let_see_again(seat.desk, LetSeeAgain(child=child, person=sent[LET]))
    elif sent[KEEP]:
        keep_from_colleague(seat.desk, KeepFromColleague(child=child, person=sent[KEEP]))
    else:
        raise BadInput([NOTHING])
    return Onward(f"/desk/children/{child}/kept-from")


_KEEP = Needs(Action.KEEP_FROM, Kind.CHILD, KEEPERS | OFFICERS, by="child")

PAGE = Page("/desk/children/{child}/kept-from", _KEEP, show, Form(_KEEP, take, {"person": KEEP}))
