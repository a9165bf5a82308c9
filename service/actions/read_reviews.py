"""The reviews of a home: those due first, with what each has to answer, and how those that were held went."""

from __future__ import annotations

from matching.world.record import Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.assessing.expected import concerns
from service.assessing.shown import shown_in
from service.records.decisions import standing_document
from service.records.desk import Desk
from service.records.reviews import Review, reviews_at


class AskReviews(Record):
    """Of which home, and of which referral. None: of all."""

    home: str
    referral: str | None = None


class ReviewToHold(Record):
    """A review, and the rules by id of which the check expected a concern: it has to say how each went."""

    review: Review
    rules: tuple[Text, ...]


class AllReviews(Record):
    """Every review that is booked, the first due first."""

    reviews: tuple[ReviewToHold, ...]


def read_reviews(desk: Desk, asked: AskReviews) -> AllReviews:
    """The reviews; each child is noted."""
    found = reviews_at(desk, asked.home, asked.referral)
    return AllReviews(reviews=tuple(ReviewToHold(review=each, rules=_rules(desk, each)) for each in found))


def _rules(desk: Desk, review: Review) -> tuple[str, ...]:
    document = standing_document(desk, review.home, review.referral)
    return () if document is None else concerns(shown_in(document).report)


ACT = Act("read reviews", Kind.HOME, Action.READ, AskReviews, AllReviews, read_reviews, reads=True)
