"""An authority's open referrals: how urgent each is, and how it stands with the homes it was sent to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from matching.report_words import counted
from matching.world.referral import Urgency
from service.access.action import Action
from service.access.kind import Kind
from service.actions.follow_answers import AskAnswers, Stands, follow_answers
from service.api.route import Needs
from service.pages.authority import authority
from service.pages.identity import identity_of
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OFFICERS
from service.records.closed_referrals import how_many_closed
from service.records.desk import Desk
from service.records.own_referrals import open_referrals

Mark = tuple[str, str, str]
"""Its tone, its sign and its words."""


def show(seat: Seat, draft: Draft, organisation: str) -> Shown:
    """Emergencies first, then by the first night asked for."""
    desk, own = seat.desk, authority(seat.desk, organisation)
    kept = open_referrals(desk, organisation)
    ordered = sorted(kept.items(), key=lambda item: (item[1].urgency is Urgency.PLANNED, item[1].start, item[1].id))
    told = [
        (id, identity_of(r, desk.day), r.urgency is not Urgency.PLANNED, tuple(_standing(desk, id)))
        for id, r in ordered
    ]
    words = {"here": "", "authority": own, "referrals": told, "closed": how_many_closed(desk, organisation)}
    return Shown("own_referrals.html", "Your referrals", words)


def _standing(desk: Desk, referral: str) -> Iterator[Mark]:
    counts = Counter(each.stands for each in follow_answers(desk, AskAnswers(referral=referral)).homes)
    if not counts:
        yield "unknown", "?", "sent to no home yet"
    if counts[Stands.TAKEN]:
        yield "met", "✓", "an offer was taken"
    if counts[Stands.OFFERED]:
        yield "condition", "◆", counted(counts[Stands.OFFERED], "offer waits", "offers wait") + " for you"
    if counts[Stands.WITH_HOME]:
        yield "plain", "·", "with " + counted(counts[Stands.WITH_HOME], "home")
    if counts[Stands.NOT_OFFERED]:
        yield "none", "·", counted(counts[Stands.NOT_OFFERED], "home has", "homes have") + " said no"
    if counts[Stands.LAPSED]:
        yield "unless", "▲", counted(counts[Stands.LAPSED], "offer has", "offers have") + " lapsed"


PAGE = Page(
    "/desk/authorities/{organisation}", Needs(Action.PLACE, Kind.ORGANISATION, OFFICERS, by="organisation"), show
)
