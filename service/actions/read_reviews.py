"""The reviews of a home: those due first, with what each has to answer, and how those that were held went."""

from __future__ import annotations

from collections.abc import Iterable

from matching.world.record import Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.assessing.expected import concerns
from service.assessing.shown import shown_in
from service.records.decisions import standing_document
from service.records.desk import Desk
from service.records.only_shown import show
from service.records.parts import AskPart
from service.records.reviews import Review, reviews_at, reviews_in_order


class AskReviews(AskPart):
    """Of which home, and which part of them."""

    home: str
    referral: str | None = None
    """Only those of that referral. None: of all."""


class ReviewToHold(Record):
    """A review, and the rules by id of which the check expected a concern: it has to say how each went."""

    review: Review
    rules: tuple[Text, ...]


class AllReviews(Record):
    """Every review that is booked, the first due first."""

    reviews: tuple[ReviewToHold, ...]
    next: str | None = None
    """What `after` has to be for the next part. None: nothing is left."""


def read_reviews(desk: Desk, asked: AskReviews) -> AllReviews:
    """A part of them; each child is noted. Raises NotInList."""
    booked = reviews_in_order(desk, asked.home, asked.referral)
    part, following = asked.of(booked, lambda each: each.came.id)
    return AllReviews(reviews=_to_hold(desk, show(desk, part)), next=following)


def all_reviews(desk: Desk, home: str) -> tuple[ReviewToHold, ...]:
    """Every review of the home; each child is noted."""
    return _to_hold(desk, reviews_at(desk, home))


def _to_hold(desk: Desk, reviews: Iterable[Review]) -> tuple[ReviewToHold, ...]:
    return tuple(ReviewToHold(review=each, rules=_rules(desk, each)) for each in reviews)


def _rules(desk: Desk, review: Review) -> tuple[str, ...]:
    document = standing_document(desk, review.home, review.referral)
    return () if document is None else concerns(shown_in(document).report)


ACT = Act("read reviews", Kind.HOME, Action.READ, AskReviews, AllReviews, read_reviews, reads=True)
