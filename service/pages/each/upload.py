"""Uploading an authority's referrals as files: one, several, or brothers and sisters; all of them are kept, or none."""

from __future__ import annotations

from typing import Any

from service.access.action import Action
from service.access.kind import Kind
from service.actions.check_children import CheckChildren, check_children
from service.actions.receive_children import ReceiveChildren, receive_children
from service.api.route import Needs
from service.pages.authority import authority
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OFFICERS
from service.pages.sent import Sent
from service.pages.uploading import CHOICES, FILES, PLACES, kept, onward


def show(seat: Seat, draft: Draft, organisation: str) -> Shown:
    """Where files are chosen. None is kept when it comes back with problems."""
    return Shown("upload.html", "Upload referrals", words_of(seat, organisation))


def words_of(seat: Seat, organisation: str) -> dict[str, Any]:
    """What the page is given. `checked` None: nothing was only looked over."""
    return {"authority": authority(seat.desk, organisation), "checked": None, **CHOICES}


def take(seat: Seat, sent: Sent, organisation: str) -> Onward:
    """The referrals, sent to no home yet. Raises BadInput with every problem, and nothing kept."""
    desk = seat.desk
    all = kept(sent, lambda files: receive_children(desk, ReceiveChildren(organisation=organisation, files=files)))
    several = len(all.referrals) > 1
    path = f"/desk/authorities/{organisation}" if several else f"/desk/placing/{all.referrals[0].referral}"
    return onward(path, all.referrals)


def check(seat: Seat, sent: Sent, organisation: str) -> Shown:
    """What would be kept; nothing is. Raises BadInput with every problem."""
    desk = seat.desk
    found = kept(sent, lambda files: check_children(desk, CheckChildren(organisation=organisation, files=files)))
    words = words_of(seat, organisation) | {"checked": found.referrals}
    return Shown("upload.html", "These files can be uploaded", words)


PLACING = Needs(Action.PLACE, Kind.ORGANISATION, OFFICERS, by="organisation")
PAGE = Page("/desk/authorities/{organisation}/upload", PLACING, show, Form(PLACING, take, PLACES, files=FILES))
CHECK = Page(
    "/desk/authorities/{organisation}/upload/check",
    PLACING,
    show,
    Form(PLACING, check, PLACES, once=False, files=FILES),
)
