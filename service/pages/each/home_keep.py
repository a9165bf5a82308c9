"""Confirming what the filled form of a home would change: it is kept from a day on, or nothing is."""

from __future__ import annotations

from service.actions.read_home import AskFacts, read_home
from service.pages.home_changed import KEEPS, kept, places, sealed_in, to_be_confirmed
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.sent import Sent


def show(seat: Seat, draft: Draft, home: str) -> Shown | Onward:
    """What differs from what stands by now, where it was not kept; else the way to the form."""
    seat.desk.ask(KEEPS.action, KEEPS.kind, home)
    if not draft.sent["draft"]:
        return Onward(f"/desk/homes/{home}/facts/upload")
    return to_be_confirmed(seat, home, sealed_in(seat, draft.sent, home), draft)


def take(seat: Seat, sent: Sent, home: str) -> Onward:
    """The home as it is from now on. Raises ChangedSince with what somebody else has changed, and BadInput."""
    seat.desk.ask(KEEPS.action, KEEPS.kind, home)
    now, record = read_home(seat.desk, AskFacts(home=home)), sealed_in(seat, sent, home)
    return kept(seat, sent, now, record)


PAGE = Page("/desk/homes/{home}/facts/keep", KEEPS, show, Form(KEEPS, take, places({})))
