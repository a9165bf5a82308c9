"""Saying that one knows a child or the family, or must not see the record; what that closes is said first."""

from __future__ import annotations

from collections.abc import Iterator

from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.actions.know_child import KnowChild, know_child
from service.api.route import Needs
from service.pages.identity import record_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import COORDINATORS, OF_A_HOME, OFFICERS
from service.pages.sent import Sent
from service.records.acquaintances import closed_to, homes_closed_with, may_keep_from, who_may
from service.records.desk import Desk

CLOSED = "/desk/closed"


def show(seat: Seat, draft: Draft, child: str) -> Shown:
    """Who it is, everything that is closed by it, and who can take it back."""
    desk, who = seat.desk, record_of(seat.desk, child)
    words = {
        "child": child,
        "who": who,
        "closes": list(_closes(desk, child, who.name)),
        "can_take_back": who_may(desk, Action.KEEP_FROM, child),
        "may_keep": may_keep_from(desk, child),
        "closed_already": closed_to(desk),
    }
    return Shown("child_known.html", "I know this child", words)


def take(seat: Seat, sent: Sent, child: str) -> Onward:
    """The record is closed to whoever said so, from here on."""
    know_child(seat.desk, KnowChild(child=child))
    return Onward(CLOSED)


def _closes(desk: Desk, child: str, name: str) -> Iterator[str]:
    yield f"The record of {name}, and every referral, check, decision and statement about {name}."
    for home in homes_closed_with(desk, child):
        yield (
            f"Who lives at {home}, and every check there: a check that left {name} out could call safe what is "
            "not, so somebody else has to run it."
        )
    if any(held.kind is RelationKind.COORDINATOR for held in desk.actor.held):
        yield f"Every period of short breaks that {name} is in, as a whole."


_READ = Needs(Action.READ, Kind.CHILD, OF_A_HOME | OFFICERS | COORDINATORS, by="child")

PAGE = Page("/desk/children/{child}/known", _READ, show, Form(_READ, take))
