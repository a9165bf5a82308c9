"""Signing a decision: the person proves anew who they are, and it is kept for good, or nothing is."""

from __future__ import annotations

from matching.errors import BadInput, Problem
from service.access.action import Action
from service.access.kind import Kind
from service.actions.decide import decide
from service.api.route import Needs
from service.api.turns import in_turn
from service.api.visit import Visit
from service.pages.anew import ANEW
from service.pages.deciding import PLACES
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.pages.signing import asked_in, of_assessment, to_be_signed, to_be_written
from service.records.proof import NotJustProved
from service.records.provider_sign_ins import is_proved_by_provider
from service.records.sessions import NotSignedIn, whose
from service.records.sign_ins import TooManyTries, Typed, prove

WRONG = Problem("name", "name, password and code are not yours, or not right", "Type them again; each code works once.")
SLOWED = Problem(
    "name", "too many tries were wrong of late", "Wait an hour. If it was not you, tell your administrator."
)
PROVE_FIRST = Problem(
    "form", "you have not just proved who you are", "Prove it with your organisation's account, then sign."
)
OF_THE_PROOF = (WRONG, SLOWED, PROVE_FIRST, ANEW)


def show(seat: Seat, draft: Draft, assessment: str) -> Shown:
    """The dialogue again where only the proof was wrong; else the form of the decision, with what is wrong in it."""
    if draft.problems and all(problem in OF_THE_PROOF for problem in draft.problems):
        return to_be_signed(seat, draft.sent, assessment)
    return to_be_written(seat, assessment)


def proves(visit: Visit, sent: Sent) -> str:
    """The token that the session goes on under. Raises NotSignedIn where there is none, and BadInput."""
    with visit.ground.store.transaction() as t:
        whose(t, visit.token, visit.now)
    ways = visit.ground.ways
    if ways.provider is not None and not sent["password"]:
        if is_proved_by_provider(visit.ground.store, visit.token, visit.now):
            return visit.token
        raise BadInput([PROVE_FIRST])
    if not ways.passwords:
        raise BadInput([PROVE_FIRST])
    typed = Typed(sent["name"], sent["password"], sent["code"].replace(" ", ""), visit.address)
    try:
        return in_turn(lambda: prove(visit.ground.store, visit.token, typed, visit.now))
    except TooManyTries:
        raise BadInput([SLOWED]) from None
    except NotSignedIn:
        raise BadInput([WRONG]) from None


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
