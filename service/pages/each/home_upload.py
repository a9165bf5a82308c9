"""Uploading referrals that came to a home as files: all of them are kept, or none; or they are only looked over."""

from __future__ import annotations

from typing import Any

from service.access.action import Action
from service.access.kind import Kind
from service.actions.check_referrals import CheckReferrals, check_referrals
from service.actions.receive_referrals import ReceiveReferrals, receive_referrals
from service.api.route import Needs
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.pages.uploading import CHOICES, FILES, PLACES, kept, onward
from service.records.homes import home as home_record


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """Where files are chosen. None is kept when it comes back with problems."""
    return Shown("home_upload.html", "Upload referrals", words_of(seat, home), home=home)


def words_of(seat: Seat, home: str) -> dict[str, Any]:
    """What the page is given. `checked` None: nothing was only looked over."""
    return {"here": "", "home": home, "named": home_record(seat.desk, home).name, "checked": None, **CHOICES}


def take(seat: Seat, sent: Sent, home: str) -> Onward:
    """The referrals, as sent to this home today. Raises BadInput with every problem, and nothing kept."""
    desk = seat.desk
    all = kept(sent, lambda files: receive_referrals(desk, ReceiveReferrals(home=home, files=files)))
    way = f"/desk/homes/{home}"
    return onward(way if len(all.referrals) > 1 else f"{way}/referrals/{all.referrals[0].referral}", all.referrals)


def check(seat: Seat, sent: Sent, home: str) -> Shown:
    """What would be kept; nothing is. Raises BadInput with every problem."""
    desk = seat.desk
    found = kept(sent, lambda files: check_referrals(desk, CheckReferrals(home=home, files=files)))
    words = words_of(seat, home) | {"checked": found.referrals}
    return Shown("home_upload.html", "These files can be uploaded", words, home=home)


_READS = Needs(Action.READ, Kind.HOME, OF_A_HOME, by="home")
_WRITES = Needs(Action.WRITE, Kind.HOME, OF_A_HOME, by="home")
PAGE = Page("/desk/homes/{home}/upload", _READS, show, Form(_WRITES, take, PLACES, files=FILES))
CHECK = Page("/desk/homes/{home}/upload/check", _READS, show, Form(_WRITES, check, PLACES, once=False, files=FILES))
