"""A decision on paper, word for word as it was signed, with the checkpoint that a later change would show against."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_decision import AskDecision, read_decision
from service.actions.read_referral import AskReferral, read_referral
from service.api.route import Needs
from service.pages.identity import identity_of
from service.pages.page import Draft, Page, Paper, Seat
from service.pages.papers import decision_record
from service.pages.readers import OF_A_HOME
from service.records.assessments import assessment
from service.records.homes import home
from service.web.pdf import to_pdf


def show(seat: Seat, draft: Draft, decision: str) -> Paper:
    """The document, who signed it and when, what was shown, and the checkpoint of today."""
    desk = seat.desk
    read = read_decision(desk, AskDecision(decision=decision))
    found = assessment(desk, read.document.assessment)
    referral = read_referral(desk, AskReferral(home=found.home, referral=found.referral)).referral
    report = decision_record(read, identity_of(referral, desk.day), home(desk, found.home).name)
    return Paper(to_pdf(report, read.document.signed_at))


PAGE = Page(
    "/desk/decisions/{decision}/record.pdf",
    Needs(Action.READ, Kind.DECISION, OF_A_HOME, by="decision"),
    show,
    gives="decision.pdf",
)
