"""Uploading referrals that came to a home as files, such as the filled form: all of them are kept, or none."""

from __future__ import annotations

from typing import Any

from service.access.action import Action
from service.access.kind import Kind
from service.actions.receive_referrals import ReceiveReferrals, receive_referrals
from service.api.route import Needs
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.pages.uploading import CHOICES, FILES, PLACES, kept
from service.records.homes import home as home_record


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """Where files are chosen. None is kept when it comes back with problems."""
    words: dict[str, Any] = {"here": "", "home": home, "named": home_record(seat.desk, home).name, **CHOICES}
    return Shown("home_upload.html", "Upload referrals", words, home=home)


def take(seat: Seat, sent: Sent, home: str) -> Onward:
    """The referrals, as sent to this home today. Raises BadInput with every problem, and nothing kept."""
    desk = seat.desk
    all = kept(sent, lambda files: receive_referrals(desk, ReceiveReferrals(home=home, files=files)))
    way = f"/desk/homes/{home}"
    return Onward(way if len(all.referrals) > 1 else f"{way}/referrals/{all.referrals[0].referral}")


PAGE = Page(
    "/desk/homes/{home}/upload",
    Needs(Action.READ, Kind.HOME, OF_A_HOME, by="home"),
    show,
    Form(Needs(Action.WRITE, Kind.HOME, OF_A_HOME, by="home"), take, PLACES, files=FILES),
)
