"""The reviews of a home: those due first, and how those that were held went."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_reviews import AskReviews, read_reviews
from service.api.route import Needs
from service.pages.identity import identity_of
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.records.referrals import referral_at


def show(seat: Seat, draft: Draft, home: str) -> Shown:
    """Each review with whom it is about."""
    desk = seat.desk
    found = read_reviews(desk, AskReviews(home=home)).reviews
    named = [(each, identity_of(referral_at(desk, home, each.review.referral), desk.day)) for each in found]
    return Shown("reviews.html", "Reviews", {"here": "/reviews", "reviews": named, "home": home}, home=home)


PAGE = Page("/desk/homes/{home}/reviews", Needs(Action.READ, Kind.HOME, OF_A_HOME, by="home"), show)
