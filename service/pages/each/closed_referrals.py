"""An authority's closed referrals, the last closed first, a page at a time; or those of a child that is looked for."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.api.route import Needs
from service.pages.authority import authority
from service.pages.page import Draft, Form, Page, Seat, Shown
from service.pages.readers import OFFICERS
from service.pages.sent import NOTHING, Sent
from service.pages.typed import Typed
from service.records.closed_referrals import EVERYONE, Sought, closed_referrals
from service.records.parts import Part

MOST = 50
FIELDS = ("name", "born", "reference")


def show(seat: Seat, draft: Draft, organisation: str) -> Shown:
    """The first of all that are closed."""
    return _shown(seat, organisation, draft.sent, EVERYONE)


def look_for(seat: Seat, sent: Sent, organisation: str) -> Shown:
    """Those of a child, or the next page of them. It is sent, since no name stands in an address. Raises BadInput."""
    typed = Typed(sent)
    born = typed.day("born", "Give the day, or leave it empty.") if sent["born"] else None
    typed.must_be_right()
    return _shown(
        seat, organisation, sent, Sought(name=sent["name"] or None, born=born, reference=sent["reference"] or None)
    )


def _shown(seat: Seat, organisation: str, sent: Sent, sought: Sought) -> Shown:
    own = authority(seat.desk, organisation)
    found = closed_referrals(seat.desk, organisation, Part(sent["after"] or None, MOST + 1), sought)
    words = {
        "here": "/closed",
        "authority": own,
        "closed": found[:MOST],
        "after": found[MOST - 1].id if len(found) > MOST else None,
        "sought": sought != EVERYONE,
        "further": bool(sent["after"]),
        "filled": sent.without("after") if sent is not NOTHING else NOTHING,
    }
    return Shown("closed_referrals.html", "Closed referrals", words)


_PLACES = Needs(Action.PLACE, Kind.ORGANISATION, OFFICERS, by="organisation")

PAGE = Page(
    "/desk/authorities/{organisation}/closed",
    _PLACES,
    show,
    Form(_PLACES, look_for, {"": "form"} | {name: name for name in FIELDS}, once=False),
)
