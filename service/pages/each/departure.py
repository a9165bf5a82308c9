"""Recording that a child has left a home, when and where to; and putting that right, or taking it back."""

from __future__ import annotations

from typing import Any

from service.access.action import Action
from service.access.kind import Kind
from service.actions.record_departure import RecordDeparture, record_departure
from service.api.route import Needs
from service.pages.moments import there
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.read_before import read_before
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.departing import Departure, Said, WentTo, stay_of


def show(seat: Seat, draft: Draft, home: str, child: str) -> Shown:
    """Who it is, and what is recorded so far."""
    found = stay_of(seat.desk, home, child)
    words: dict[str, Any] = {
        "here": "/group",
        "home": home,
        "stay": found,
        "version": draft.sent["version"] or Said(departure=found.departure).model_dump_json(),
        "places": [each.value for each in WentTo],
        "today": there(seat.desk.now).date().isoformat(),
    }
    return Shown("departure.html", f"The departure of {found.child.name}", words, home=home)


def take(seat: Seat, sent: Sent, home: str, child: str) -> Onward:
    """The departure, or that there was none. Raises ChangedSince and BadInput."""
    departure = None if sent["lives-here"] else _departure(Typed(sent))
    was = read_before(sent, Said).departure
    record_departure(seat.desk, RecordDeparture(home=home, child=child, departure=departure, instead_of=was))
    return Onward(f"/desk/homes/{home}/group")


def _departure(typed: Typed) -> Departure:
    on = typed.day("on", "Give the day the child left.")
    to = typed.choice("to", WentTo, "Say where the child went, or that it is not known.")
    typed.must_be_right()
    return Departure.model_validate({"left_on": on, "to": to, "words": typed.sent["words"] or None})


PLACES = {"departure, left on": "on", "departure, words": "words"} | dict.fromkeys(
    ("departure", "group", "bedroom"), "form"
)
PAGE = Page(
    "/desk/homes/{home}/children/{child}/departure",
    Needs(Action.READ, Kind.GROUP, OF_A_HOME, by="home"),
    show,
    Form(Needs(Action.WRITE, Kind.GROUP, OF_A_HOME, by="home"), take, PLACES),
)
