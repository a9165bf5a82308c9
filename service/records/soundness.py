"""Whether a decision can be signed: it is about what was assessed and shown, and nothing of that has changed since."""

from __future__ import annotations

import json

from service.ledger.canonical import canonical
from service.ledger.document import DecisionDocument
from service.records.assessments import changes_since
from service.records.desk import Desk
from service.records.given_ids import plain
from service.store.rows import AssessmentRow, DecisionRow, HomeRow, ReferralRow


class NotSound(ValueError):
    """What is to be signed does not belong to its assessment, or that no longer stands."""


def must_be_sound(desk: Desk, document: DecisionDocument, keeper: str) -> None:
    """Raises NotSound, with the first reason, for a document that cannot be signed as it is."""
    session = desk.t.session
    assessment = session.get_one(AssessmentRow, document.assessment)
    home = session.get_one(HomeRow, assessment.home_id)
    referral = session.get_one(ReferralRow, assessment.referral_id)
    if document.signed_by.person != desk.actor.person or document.organisation != keeper:
        raise NotSound("a decision is signed by the person who makes it, for the organisation that it is made in")
    if changes_since(desk, assessment) or assessment.void_since is not None:
        raise NotSound("a fact that the assessment used has changed since: run it again first")
    if (document.home, document.referral, document.about) != (home.urn, plain(referral.reference), assessment.about):
        raise NotSound("the decision is about another home, referral or day than its assessment")
    if canonical(document.shown) != canonical(json.loads(desk.t.words(assessment, "report"))):
        raise NotSound("what the decision says was shown is not what the assessment found")
    if document.supersedes is not None:
        _must_supersede(desk, document.supersedes, assessment)


def _must_supersede(desk: Desk, id: str, assessment: AssessmentRow) -> None:
    """Only an earlier decision about the same referral and home can be corrected."""
    earlier = desk.t.session.get(DecisionRow, id)
    before = None if earlier is None else desk.t.session.get_one(AssessmentRow, earlier.assessment_id)
    if before is None or (before.home_id, before.referral_id) != (assessment.home_id, assessment.referral_id):
        raise NotSound("there is no such decision about this referral and home to supersede")
