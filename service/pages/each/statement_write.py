"""Writing a statement to the authority: looked through for other children, kept as it is, and read before it goes."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from matching.errors import BadInput, Problem
from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_referral import AskReferral, read_referral
from service.actions.write_statement import LONGEST, WriteStatement, write_statement
from service.api.route import Needs
from service.pages.identity import identity_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.records.assessments import assessment as read_assessment

NO_WORDS = Problem(
    "words", f"nothing is written, or more than {LONGEST:,} characters", "Write it shorter, or write it."
)


def show(seat: Seat, draft: Draft, assessment: str) -> Shown:
    """Where it is written. What must not go out is told by its line, and not repeated."""
    desk = seat.desk
    desk.ask(Action.RELEASE, Kind.ASSESSMENT, assessment)
    found = read_assessment(desk, assessment)
    read = read_referral(desk, AskReferral(home=found.home, referral=found.referral)).referral
    words: dict[str, Any] = {
        "here": "",
        "check": found,
        "identity": identity_of(read, desk.day),
        "longest": LONGEST,
    }
    return Shown("statement_write.html", "Write a statement", words, home=found.home)


def take(seat: Seat, sent: Sent, assessment: str) -> Onward:
    """It is kept as it was sent, for nobody but the home. Raises BadInput."""
    try:
        asked = WriteStatement(assessment=assessment, words=sent["words"])
    except ValidationError:
        raise BadInput([NO_WORDS]) from None
    written = write_statement(seat.desk, asked)
    return Onward(f"/desk/assessments/{assessment}/statements/{written.id}")


_RELEASES = Needs(Action.RELEASE, Kind.ASSESSMENT, OF_A_HOME, by="assessment")

PAGE = Page(
    "/desk/assessments/{assessment}/statement",
    _RELEASES,
    show,
    Form(_RELEASES, take, {"line": "words", "words": "words", "assessment": "form"}),
)
