"""The reviews of a home: those due first, and how those that were held went."""

from __future__ import annotations

from matching.world.referral import Referral
from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_reviews import all_reviews
from service.api.route import Needs
from service.pages.identity import Identity, identity_of
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.records.desk import Desk
from service.records.referrals import referral_at, sent_to


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """Each review with whom it is about, as far as the home may still read the referral."""
    desk = seat.desk
    found = all_reviews(desk, home)
    here = sent_to(desk, home, closed=True)
    referrals = {id: referral_at(desk, home, id) for id in {each.review.referral for each in found} if id in here}
    named = [(each, _who(desk, referrals.get(each.review.referral))) for each in found]
    return Shown("reviews.html", "Reviews", {"here": "/reviews", "reviews": named, "home": home}, home=home)


def _who(desk: Desk, referral: Referral | None) -> Identity | None:
    return None if referral is None else identity_of(referral, desk.day)


PAGE = Page("/desk/homes/{home}/reviews", Needs(Action.READ, Kind.HOME, OF_A_HOME, by="home"), show)
