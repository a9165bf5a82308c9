"""Recording that a child who was accepted has come: one of the group from then on, with three reviews booked."""

from __future__ import annotations

from typing import Any

from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_referral import AskReferral, read_referral
from service.actions.record_arrival import LONG_AGO, RecordArrival, record_arrival
from service.api.route import Needs
from service.pages.identity import identity_of
from service.pages.moments import there
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.homes import home as home_record


def show(seat: Seat, draft: Draft, home: str, referral: str) -> Shown:
    """When the child came, and into which bedroom."""
    desk = seat.desk
    found = read_referral(desk, AskReferral(home=home, referral=referral))
    read = found.referral
    words: dict[str, Any] = {
        "here": "/decided",
        "home": home,
        "id": referral,
        "arrived": found.arrived,
        "identity": identity_of(read, desk.day),
        "bedrooms": [bedroom.id for bedroom in home_record(desk, home).bedrooms],
        "ask_again": any(each.way_out == LONG_AGO.way_out for each in draft.problems),
        "today": there(desk.now).date().isoformat(),
    }
    return Shown("arrival.html", f"Record the arrival of {read.child.name}", words, home=home)


def take(seat: Seat, sent: Sent, home: str, referral: str) -> Onward:
    """The child lives here from now on. Raises BadInput."""
    typed = Typed(sent)
    at = typed.moment("at", "Give the day and the time.")
    typed.must_be_right()
    said = {"home": home, "referral": referral, "arrived_at": at, "bedroom": sent["bedroom"] or None}
    record_arrival(seat.desk, RecordArrival.model_validate(said | {"came_long_ago": bool(sent["long-ago"])}))
    return Onward(f"/desk/homes/{home}/reviews")


PLACES = {"arrived at": "at-day", "referral": "form"}
PAGE = Page(
    "/desk/homes/{home}/referrals/{referral}/arrival",
    Needs(Action.READ, Kind.REFERRAL, OF_A_HOME, by="referral"),
    show,
    Form(Needs(Action.WRITE, Kind.HOME, OF_A_HOME, by="home"), take, PLACES),
)
