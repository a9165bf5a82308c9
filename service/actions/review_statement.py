"""Reads a home's statement of purpose as it stands, with where it and the home have drifted apart."""

from __future__ import annotations

from collections.abc import Iterator

from matching.check import MatchReport
from matching.statement_review import StatementReview, review
from matching.world.home import Home
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.assessing.shown import shown_in
from service.ledger.document import Decided
from service.records.decisions import standing_document
from service.records.desk import Desk
from service.records.homes import group, home
from service.records.referrals import sent_to


class AskStatement(Record):
    """Of which home."""

    home: str


class ReviewedStatement(Record):
    """The home with every version of every field, and the review of today. It advises, and changes nothing."""

    home: Home
    review: StatementReview


def review_statement(desk: Desk, asked: AskStatement) -> ReviewedStatement:
    """Each child who lives there is noted; so is each whose referral was declined, which the review may explain."""
    reviewed = home(desk, asked.home)
    refused = tuple(_declined(desk, asked.home))
    return ReviewedStatement(home=reviewed, review=review(reviewed, group(desk, asked.home), desk.day, refused=refused))


def _declined(desk: Desk, home: str) -> Iterator[MatchReport]:
    for referral in sent_to(desk, home):
        document = standing_document(desk, home, referral)
        if document is not None and document.decided is Decided.DECLINE:
            yield shown_in(document).report


ACT = Act(
    "review a statement of purpose",
    Kind.HOME,
    Action.READ,
    AskStatement,
    ReviewedStatement,
    review_statement,
    reads=True,
)
