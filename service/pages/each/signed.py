"""A decision as it was signed, word for word, beside what the engine read; it cannot be changed, only put right."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_decision import AskDecision, read_decision
from service.actions.read_referral import AskReferral, read_referral
from service.api.route import Needs
from service.pages.identity import identity_of
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.records.assessments import assessment


def show(seat: Seat, draft: Draft, decision: str) -> Shown:
    """The document, who signed it and when, and the one that put it right where there is one."""
    desk = seat.desk
    read = read_decision(desk, AskDecision(decision=decision))
    found = assessment(desk, read.document.assessment)
    about = read_referral(desk, AskReferral(home=found.home, referral=found.referral))
    identity = identity_of(about.referral, desk.day)
    words = {"here": "/decided", "read": read, "check": found, "identity": identity, "arrived": about.arrived}
    return Shown("signed.html", f"Decision about {identity.name}", words, home=found.home)


PAGE = Page("/desk/decisions/{decision}", Needs(Action.READ, Kind.DECISION, OF_A_HOME, by="decision"), show)
