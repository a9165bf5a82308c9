"""Signing a decision: the person proves anew who they are, and it is kept for good, or nothing is."""

from __future__ import annotations

from matching.errors import BadInput
from service.access.action import Action
from service.access.kind import Kind
from service.actions.decide import decide
from service.api.route import Needs
from service.pages.deciding import PLACES
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.proving import OF_THE_PROOF, WRONG, proves
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.pages.signing import asked_in, of_assessment, to_be_signed, to_be_written
from service.records.proof import NotJustProved


def show(seat: Seat, draft: Draft, assessment: str) -> Shown:
    """The dialogue again where only the proof was wrong; else the form of the decision, with what is wrong in it."""
    if draft.problems and all(problem in OF_THE_PROOF for problem in draft.problems):
        return to_be_signed(seat, draft.sent, assessment)
    return to_be_written(seat, assessment)


def take(seat: Seat, sent: Sent, assessment: str) -> Onward:
    """The decision, signed. Raises BadInput, with nothing signed."""
    found, _ = of_assessment(seat.desk, assessment)
    try:
        signed = decide(seat.desk, asked_in(seat.desk, sent, found))
    except NotJustProved:
        raise BadInput([WRONG]) from None
    return Onward(f"/desk/decisions/{signed.document.id}")


_DECIDES = Needs(Action.DECIDE, Kind.ASSESSMENT, OF_A_HOME, by="assessment")

PAGE = Page("/desk/assessments/{assessment}/sign", _DECIDES, show, Form(_DECIDES, take, PLACES, proves=proves))
