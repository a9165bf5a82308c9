"""Entering one of the authority's own referrals, which is sent nowhere yet."""

from __future__ import annotations

from pydantic import ValidationError

from matching.errors import BadInput
from service.access.action import Action
from service.access.kind import Kind
from service.actions.refer_children import ReferChildren, refer_children
from service.api.route import Needs
from service.pages.authority import authority
from service.pages.entry import NOT_TAKEN, PLACES, choices, entry_in
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OFFICERS
from service.pages.sent import Sent
from service.pages.typed import Typed


def show(seat: Seat, draft: Draft, organisation: str) -> Shown:
    """The form, with nothing of the child filled in."""
    own = authority(seat.desk, organisation)
    words = {"here": "/enter", "authority": own, "own_authority": own.name, **choices(seat)}
    return Shown("refer.html", "Enter a referral", words)


def take(seat: Seat, sent: Sent, organisation: str) -> Onward:
    """The referral as the authority's own. Raises BadInput, with nothing kept."""
    typed = Typed(sent)
    entry = entry_in(typed, authority(seat.desk, organisation).name)
    typed.must_be_right()
    try:
        asked = ReferChildren.model_validate({"organisation": organisation, "referrals": (entry,)})
    except ValidationError:
        raise BadInput([NOT_TAKEN]) from None
    return Onward(f"/desk/placing/{refer_children(seat.desk, asked).referrals[0].referral}")


_PLACES = Needs(Action.PLACE, Kind.ORGANISATION, OFFICERS, by="organisation")

PAGE = Page("/desk/authorities/{organisation}/enter", _PLACES, show, Form(_PLACES, take, PLACES))
