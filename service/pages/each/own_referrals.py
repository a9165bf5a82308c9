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
KINDS = (
    ("unsent", "Sent to no home yet", None),
    ("offered", "An offer waits for you", Stands.OFFERED),
    ("asked", "A home considers it", Stands.WITH_HOME),
    ("refused", "A home has said no", Stands.NOT_OFFERED),
    ("lapsed", "An offer has lapsed", Stands.LAPSED),
    ("taken", "An offer was taken", Stands.TAKEN),
    ("came", "Came to a home", Stands.CAME),
)
"""What the list can be narrowed to: its name in the address, its words, and how a home stands; None: there is none."""
NAMES = {name: stands for name, _, stands in KINDS}


def show(seat: Seat, draft: Draft, organisation: str) -> Shown:
    """Emergencies first, then by the first night asked for."""
    desk, own = seat.desk, authority(seat.desk, organisation)
    kept = open_referrals(desk, organisation)
    ordered = sorted(kept.items(), key=lambda item: (item[1].urgency is Urgency.PLANNED, item[1].start, item[1].id))
    stand = {id: _stands(desk, id) for id in kept}
    wanted = seat.query.get("show", "")
    told = [
        (id, identity_of(r, desk.day), r.urgency is not Urgency.PLANNED, tuple(_marks(stand[id])))
        for id, r in ordered
        if wanted not in NAMES or _is(stand[id], wanted)
    ]
    counts = [(name, words, sum(_is(each, name) for each in stand.values())) for name, words, _ in KINDS]
    words = {"here": "", "authority": own, "referrals": told, "closed": how_many_closed(desk, organisation)}
    words |= {"open": len(kept), "counts": counts, "wanted": wanted if wanted in NAMES else ""}
    return Shown("own_referrals.html", "Your referrals", words)


def _stands(desk: Desk, referral: str) -> Counter[Stands]:
    """With how many homes it stands how."""
    return Counter(each.stands for each in follow_answers(desk, AskAnswers(referral=referral)).homes)


def _is(counts: Counter[Stands], name: str) -> bool:
    kind = NAMES[name]
    return not counts if kind is None else counts[kind] > 0


def _marks(counts: Counter[Stands]) -> Iterator[Mark]:
    if not counts:
        yield "unknown", "?", "sent to no home yet"
    if counts[Stands.CAME]:
        yield "met", "✓", "came to live in a home"
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
