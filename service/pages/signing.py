"""The signing dialogue: whom it is about, every word that is signed, and the proof of who signs."""

from __future__ import annotations

from typing import Any

from matching.errors import BadInput
from matching.world.child import Heard
from matching.world.facts import Role
from matching.world.referral import Referral
from service.access.action import Action
from service.access.kind import Kind
from service.actions.decide import Decide, problems_in
from service.actions.read_referral import AskReferral, read_referral
from service.assessing.reading import differs, reading_of
from service.assessing.shown import as_shown
from service.ledger.document import Decided
from service.pages.deciding import decide_from, decision_in_words
from service.pages.identity import Identity, identity_of
from service.pages.moments import there
from service.pages.page import Seat, Shown
from service.pages.sent import Sent
from service.pages.view_words import wishes_on_record
from service.records.assessments import Assessment, assessment
from service.records.decisions import SETTLES, stands
from service.records.desk import Desk

OF_THE_SIGNER = ("mark", "key", "name", "password", "code")
"""Fields that are not of the decision."""


def of_assessment(desk: Desk, id: str) -> tuple[Assessment, Identity]:
    """An assessment that this person may sign on, and whom it is about. Raises NotThere."""
    found, read = _with_its_referral(desk, id)
    return found, identity_of(read, desk.day)


def _with_its_referral(desk: Desk, id: str) -> tuple[Assessment, Referral]:
    desk.ask(Action.DECIDE, Kind.ASSESSMENT, id)
    found = assessment(desk, id)
    return found, read_referral(desk, AskReferral(home=found.home, referral=found.referral)).referral


def to_be_written(seat: Seat, id: str) -> Shown:
    """The form of the decision. Nothing in it is filled in beforehand."""
    desk = seat.desk
    found, read = _with_its_referral(desk, id)
    identity = identity_of(read, desk.day)
    checked = as_shown(found.written)
    standing = stands(desk, found.home, found.referral)
    words: dict[str, Any] = {
        "here": "",
        "check": found,
        "identity": identity,
        "reading": reading_of(checked.report),
        "critical": list(enumerate(checked.open_questions(), 1)),
        "options": [decided.value for decided in Decided],
        "on_record": None if read.wishes is None else wishes_on_record(read.wishes),
        "heard": [heard.value for heard in Heard],
        "roles": [role.value for role in Role],
        "today": there(desk.now).date().isoformat(),
        "corrects": standing.id if standing is not None and standing.decided in SETTLES else None,
    }
    return Shown("decision.html", f"Your decision about {identity.name}", words, home=found.home)


def asked_in(desk: Desk, sent: Sent, found: Assessment) -> Decide:
    """The decision as it was typed. Raises BadInput, with every reason why it cannot be signed as it is."""
    asked = decide_from(sent, found.id, as_shown(found.written))
    problems = problems_in(desk, asked)
    if problems:
        raise BadInput(problems)
    return asked


def to_be_signed(seat: Seat, sent: Sent, id: str) -> Shown:
    """The dialogue for what was typed. Raises BadInput where it could not be signed."""
    found, identity = of_assessment(seat.desk, id)
    asked, checked = asked_in(seat.desk, sent, found), as_shown(found.written)
    words: dict[str, Any] = {
        "here": "",
        "check": found,
        "identity": identity,
        "told": decision_in_words(asked, checked),
        "reading": reading_of(checked.report),
        "differs": differs(checked.report, asked.decided),
        "typed": dict(sent.without(*OF_THE_SIGNER).fields),
    }
    return Shown("sign.html", f"Sign your decision about {identity.name}", words, home=found.home)
