"""Sending a referral to the homes that were chosen, and holding a place where that is asked, looked over first."""

from __future__ import annotations

from pydantic import ValidationError

from matching.errors import BadInput, Problem
from matching.world.policy import england
from service.access.action import Action
from service.access.kind import Kind
from service.actions.send_to_homes import SendToHomes, send_to_homes
from service.api.route import Needs
from service.pages.authority import authority_of
from service.pages.identity import identity_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OFFICERS
from service.pages.sent import Sent
from service.records.holds import held_until
from service.records.published import published
from service.records.sendings import referral as read

TO, HOLD, YES = "to-", "hold-", "yes"
NONE_CHOSEN = Problem("urn", "no home is chosen", "Type a home's URN, or choose homes in the list.")
NO_URN = Problem("urn", "it is no URN, or too many homes are chosen", "Write it as in SC123456; twenty homes at most.")


def show(seat: Seat, draft: Draft, referral: str) -> Shown:
    """Each home chosen, with until when a place would be held there from now on."""
    desk, found = seat.desk, read(seat.desk, referral)
    chosen = {urn.removeprefix(TO) for urn in (*seat.query, *draft.sent.fields) if urn.startswith(TO)}
    words = {
        "authority": authority_of(desk, referral),
        "id": referral,
        "identity": identity_of(found, desk.day),
        "homes": published(desk, chosen),
        "until": held_until(desk, found),
        "most": england().on(desk.day)["most_places_held"],
    }
    return Shown("send_out.html", "Send the referral", words)


def take(seat: Seat, sent: Sent, referral: str) -> Onward:
    """To all of them or to none. Raises BadInput."""
    urns = list(dict.fromkeys([*sent.named(TO), *([sent["urn"]] if sent["urn"] else [])]))
    if not urns:
        raise BadInput([NONE_CHOSEN])
    held = {**sent.named(HOLD), sent["urn"]: sent["hold"]}
    homes = tuple({"urn": urn, "hold": held.get(urn) == YES} for urn in urns)
    try:
        asked = SendToHomes.model_validate({"referral": referral, "homes": homes})
    except ValidationError:
        raise BadInput([NO_URN]) from None
    send_to_homes(seat.desk, asked)
    return Onward(f"/desk/placing/{referral}")


PAGE = Page(
    "/desk/placing/{referral}/send",
    Needs(Action.READ, Kind.REFERRAL, OFFICERS, by="referral"),
    show,
    Form(
        Needs(Action.SEND, Kind.REFERRAL, OFFICERS, by="referral"),
        take,
        {"home ": "hold-", "homes": "urn", "/urn": "urn"},
    ),
)
