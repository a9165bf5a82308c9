"""Homes for brothers and sisters as one: who can take all of them, who only some and whom, and why not the others."""

from __future__ import annotations

from collections.abc import Callable

from matching.errors import BadInput
from matching.reports.shortlist.together import sections_told
from service.access.action import Action
from service.access.kind import Kind
from service.actions.search_together import AskTogether, Looked, search_for_all
from service.api.route import Needs
from service.pages.authority import authority_of
from service.pages.identity import identity_of
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OFFICERS
from service.records.sendings import referral as read

LOOKED_UP = ("for-some", "by-child", "weights")
"""Sections that are long, and looked up now and then: each opens on its line."""


def show(seat: Seat, draft: Draft, referral: str) -> Callable[[], Shown]:
    """For those of whom it was decided that they live together. It advises; nothing is sent from here."""
    desk, asked = seat.desk, read(seat.desk, referral)
    looked = _looked(seat, referral)
    people = () if looked is None else looked.together
    words = {
        "authority": authority_of(desk, referral),
        "id": referral,
        "identity": identity_of(asked, desk.day),
        "looked_up": LOOKED_UP,
        "together": [(each.referral, identity_of(read(desk, each.referral), desk.day)) for each in people],
    }
    return lambda: Shown("homes_together.html", "Homes for all of them", words | _found(looked))


def _looked(seat: Seat, referral: str) -> Looked | None:
    """None where nobody is to live with the child."""
    try:
        return search_for_all.look(seat.desk, AskTogether(referral=referral))
    except BadInput:
        return None


def _found(looked: Looked | None) -> dict[str, object]:
    """What was found in words, and the homes for all of them, to send to."""
    if looked is None:
        return {"sections": (), "for_all": ()}
    shortlist = search_for_all.work_out(looked).shortlist
    return {"sections": sections_told(shortlist), "for_all": shortlist.for_all}


PAGE = Page(
    "/desk/placing/{referral}/together",
    Needs(Action.READ, Kind.REFERRAL, OFFICERS, by="referral"),
    show,
    takes_long=True,
)
