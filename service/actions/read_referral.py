"""One referral as the home may read it: what was said, what is missing, and what was decided so far."""

from __future__ import annotations

from matching.world.record import Record
from matching.world.referral import Referral
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.actions.missing import Missing, missing_of
from service.ledger.document import DecisionDocument
from service.records.decisions import decisions_on
from service.records.desk import Desk
from service.records.home_answers import Answered, last_answer
from service.records.learnt import HomeEnquiry, learnt
from service.records.linking import OtherRecord, residents_alike
from service.records.referrals import ask_here, referral_at
from service.records.reviews import has_arrived


class AskReferral(Record):
    """Which referral, at which home it was sent to."""

    home: str
    referral: str


class Asked(Record):
    """An enquiry of the home's, by its id."""

    id: str
    enquiry: HomeEnquiry


class ReadReferral(Record):
    """The referral as it stands today, with what the home has learnt."""

    referral: Referral
    missing: Missing
    asked: tuple[Asked, ...]
    """The enquiries that the home itself has made, first to last."""
    decisions: tuple[DecisionDocument, ...]
    """The home's own, first to last."""
    answered: Answered | None
    """What the home has answered the authority: what a new answer takes the place of. None: nothing yet."""
    arrived: bool
    """Whether the child has come to the home."""
    may_live_here: tuple[OtherRecord, ...]
    """Who lives or lived at the home under another record, and may be this child: who answers for both says so."""


def read_referral(desk: Desk, asked: AskReferral) -> ReadReferral:
    """The referral, without the postcode of the child's own home, which stays with whoever keeps the record."""
    referral = referral_at(desk, asked.home, asked.referral)
    decisions = decisions_on(desk, asked.home, asked.referral)
    child = str(ask_here(desk, Action.READ, asked.home, asked.referral).child)
    made = learnt(desk.t, asked.home, asked.referral, desk.day)
    return ReadReferral(
        referral=referral,
        missing=missing_of(referral),
        asked=tuple(Asked(id=each.id, enquiry=each.enquiry) for each in made),
        decisions=decisions,
        answered=last_answer(desk, asked.home, asked.referral),
        arrived=has_arrived(desk, asked.home, asked.referral),
        may_live_here=residents_alike(desk, asked.home, child),
    )


ACT = Act("read a referral", Kind.REFERRAL, Action.READ, AskReferral, ReadReferral, read_referral, reads=True)
