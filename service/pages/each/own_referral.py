"""One of the authority's own referrals: what the child needs, who belongs with it, and how it stands at each home."""

from __future__ import annotations

from matching.world.catalogue import standard_catalogue
from service.access.action import Action
from service.access.kind import Kind
from service.actions.follow_answers import AskAnswers, Stands, follow_answers
from service.actions.missing import missing_of
from service.actions.read_family import AskFamily, read_family
from service.actions.read_released import AskReleased, read_released
from service.api.route import Needs
from service.pages.authority import authority_of
from service.pages.child_told import child_told
from service.pages.identity import identity_of, others_of
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OFFICERS
from service.records.closing import closing_of
from service.records.published import published
from service.records.sendings import referral as read

TONES = {
    Stands.WITH_HOME: ("plain", "·"),
    Stands.OFFERED: ("condition", "◆"),
    Stands.LAPSED: ("unless", "▲"),
    Stands.TAKEN: ("met", "✓"),
    Stands.NOT_OFFERED: ("none", "·"),
    Stands.WITHDRAWN: ("none", "·"),
    Stands.CAME: ("met", "✓"),
}


def show(seat: Seat, draft: Draft, referral: str) -> Shown:
    """Everything that homes have said of their own accord, and what can be done next."""
    desk, found = seat.desk, read(seat.desk, referral)
    homes = follow_answers(desk, AskAnswers(referral=referral)).homes
    closed = closing_of(desk, referral)
    kin = read_family(desk, AskFamily(referral=referral)) if closed.closed_on is None else None
    words = {
        "known": desk.ask(Action.READ, Kind.REFERRAL, referral).child,
        "authority": authority_of(desk, referral),
        "id": referral,
        "identity": identity_of(found, desk.day),
        "missing": missing_of(found),
        "told": child_told(found, desk.day),
        "family": kin,
        "others": [] if kin is None else others_of(desk, referral, kin.together),
        "homes": homes,
        "names": {home.urn: home.name for home in published(desk, (each.urn for each in homes))},
        "tones": TONES,
        "needs": {need.id: need.name for need in standard_catalogue().needs},
        "closed": closed,
        "released": read_released(desk, AskReleased(referral=referral)).statements,
    }
    return Shown("own_referral.html", found.child.name, words)


PAGE = Page("/desk/placing/{referral}", Needs(Action.READ, Kind.REFERRAL, OFFICERS, by="referral"), show)
