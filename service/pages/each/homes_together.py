"""Homes for brothers and sisters as one: who can take all of them, who only some and whom, and why not the others."""

from __future__ import annotations

from matching.errors import BadInput
from matching.report_parts import Section
from matching.reports.shortlist.together import sections_told
from service.access.action import Action
from service.access.kind import Kind
from service.actions.search_together import AskTogether, search_for_all
from service.api.route import Needs
from service.pages.authority import authority_of
from service.pages.identity import identity_of
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OFFICERS
from service.records.sendings import referral as read


def show(seat: Seat, draft: Draft, referral: str) -> Shown:
    """For those of whom it was decided that they live together. It advises; nothing is sent from here."""
    desk, asked = seat.desk, read(seat.desk, referral)
    people, sections = _searched(seat, referral)
    words = {
        "authority": authority_of(desk, referral),
        "id": referral,
        "identity": identity_of(asked, desk.day),
        "together": [(id, identity_of(read(desk, id), desk.day)) for id in people],
        "sections": sections,
    }
    return Shown("homes_together.html", "Homes for all of them", words)


def _searched(seat: Seat, referral: str) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    """Nothing where nobody is to live with the child."""
    try:
        found = search_for_all(seat.desk, AskTogether(referral=referral))
    except BadInput:
        return (), ()
    return tuple(each.referral for each in found.together), sections_told(found.shortlist)


PAGE = Page("/desk/placing/{referral}/together", Needs(Action.READ, Kind.REFERRAL, OFFICERS, by="referral"), show)
