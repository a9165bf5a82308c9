"""Releasing a statement to the authority, after reading exactly what goes: those bytes, for good."""

from __future__ import annotations

from typing import Any

from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_referral import AskReferral, read_referral
from service.actions.read_statements import AskStatements, read_statements
from service.actions.release_statement import ReleaseStatement, release_statement
from service.api.route import Needs
from service.pages.identity import identity_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.records.assessments import assessment as read_assessment
from service.records.desk import Desk, NotThere
from service.records.statements import Statement


def show(seat: Seat, draft: Draft, assessment: str, statement: str) -> Shown:
    """The very words that go, and to whom; of one that went, when and by whom."""
    desk = seat.desk
    desk.ask(Action.RELEASE, Kind.ASSESSMENT, assessment)
    found = read_assessment(desk, assessment)
    read = read_referral(desk, AskReferral(home=found.home, referral=found.referral)).referral
    kept = _of(desk, found.home, found.referral, statement)
    words: dict[str, Any] = {
        "here": "",
        "check": found,
        "identity": identity_of(read, desk.day),
        "kept": kept,
        "many": len(kept.words.split()),
    }
    return Shown("statement_release.html", "Read what goes to the authority", words, home=found.home)


def _of(desk: Desk, home: str, referral: str, id: str) -> Statement:
    all = read_statements(desk, AskStatements(home=home, referral=referral)).statements
    found = next((each for each in all if each.id == id), None)
    if found is None:
        raise NotThere
    return found


def take(seat: Seat, sent: Sent, assessment: str, statement: str) -> Onward:
    """The authority has it from now on. Raises BadInput with all that stands against."""
    desk = seat.desk
    desk.ask(Action.RELEASE, Kind.ASSESSMENT, assessment)
    found = read_assessment(desk, assessment)
    _of(desk, found.home, found.referral, statement)
    release_statement(desk, ReleaseStatement(statement=statement))
    return Onward(f"/desk/homes/{found.home}/referrals/{found.referral}/statements")


_RELEASES = Needs(Action.RELEASE, Kind.ASSESSMENT, OF_A_HOME, by="assessment")

PAGE = Page(
    "/desk/assessments/{assessment}/statements/{statement}", _RELEASES, show, Form(_RELEASES, take, {"": "form"})
)
