"""Takes a home's offer: the place is held for good, and places held elsewhere for the child are let go."""

from __future__ import annotations

from matching.world.home import Urn
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.records.desk import Desk
from service.records.holds import take
from service.records.open_still import must_be_open
from service.records.sendings import home_of, sent


class TakeOffer(Record):
    """Of which home, for which referral."""

    referral: str
    urn: Urn


class OfferTaken(Record):
    """The home whose offer was taken, and those the referral is still with, from which it may be withdrawn."""

    urn: Urn
    still_with: tuple[Urn, ...]


def take_offer(desk: Desk, asked: TakeOffer) -> OfferTaken:
    """Raises PlaceGone where it is not offered, or no longer."""
    desk.ask(Action.SEND, Kind.REFERRAL, asked.referral)
    must_be_open(desk.t, asked.referral)
    take(desk, home_of(desk, asked.urn), asked.referral)
    others = {s.urn for s in sent(desk, asked.referral) if s.withdrawn_on is None} - {asked.urn}
    return OfferTaken(urn=asked.urn, still_with=tuple(sorted(others)))


ACT = Act("take an offer", Kind.REFERRAL, Action.SEND, TakeOffer, OfferTaken, take_offer, by=By.AUTHORITY)
