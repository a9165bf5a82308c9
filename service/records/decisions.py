"""The decisions a home has signed about a referral, and which of them stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select

from service.access.action import Action
from service.access.kind import Kind
from service.ledger.document import Decided, DecisionDocument
from service.records.assessments import note_residents
from service.records.desk import Desk
from service.store.opening import Transaction
from service.store.rows import AssessmentRow, DecisionRow

SETTLES = frozenset({Decided.ACCEPT, Decided.ACCEPT_WITH_CONDITIONS, Decided.DECLINE})
"""What ends the waiting of a referral; to ask for more does not."""


class Standing(NamedTuple):
    """The decision that stands, by its id, and what was decided."""

    id: str
    decided: Decided


class Proof(NamedTuple):
    """A signed document as it was `written`, the number of its entry, and the salt that it was committed to with."""

    sequence: int
    salt: str
    written: str


def decisions_on(desk: Desk, home: str, referral: str) -> tuple[DecisionDocument, ...]:
    """Each that was signed, first to last, also those corrected since; each is noted, and every child shown in it."""
    rows = _rows(desk, home, referral)
    for row in rows:
        note_residents(desk, row.assessment_id)
    return tuple(_opened(desk, row) for row in rows)


def stands(desk: Desk, home: str, referral: str) -> Standing | None:
    """Which decision stands, and nothing else of it. None: none was signed."""
    standing = standing_of(tuple(_opened(desk, row) for row in _rows(desk, home, referral)))
    return None if standing is None else Standing(standing.id, standing.decided)


def signed_about(t: Transaction, home: str, referral: str) -> tuple[DecisionDocument, ...]:
    """Each that was signed, first to last, for what is worked out and shown to nobody."""
    return tuple(DecisionDocument.model_validate_json(t.words(row, "document")) for row in _signed(t, home, referral))


def _rows(desk: Desk, home: str, referral: str) -> Sequence[DecisionRow]:
    return _signed(desk.t, home, referral)


def _signed(t: Transaction, home: str, referral: str) -> Sequence[DecisionRow]:
    about = (AssessmentRow.home_id == home) & (AssessmentRow.referral_id == referral)
    chosen = select(DecisionRow).join(AssessmentRow, AssessmentRow.id == DecisionRow.assessment_id).where(about)
    return t.session.scalars(chosen.order_by(DecisionRow.sequence)).all()


def standing_document(desk: Desk, home: str, referral: str) -> DecisionDocument | None:
    """The decision that stands, whole, with every child shown in it noted. None: none was signed."""
    return standing_of(decisions_on(desk, home, referral))


def decision(desk: Desk, id: str) -> DecisionDocument:
    """One decision, with every child shown in it noted. Raises NotThere."""
    desk.ask(Action.READ, Kind.DECISION, id)
    row = desk.t.session.get_one(DecisionRow, id)
    note_residents(desk, row.assessment_id)
    return _words(desk, row)


def proof_of(desk: Desk, id: str) -> Proof:
    """What shows that the decision is the one that the ledger commits to. Raises NotThere."""
    desk.ask(Action.READ, Kind.DECISION, id)
    row = desk.t.session.get_one(DecisionRow, id)
    note_residents(desk, row.assessment_id)
    return Proof(row.sequence, desk.t.words(row, "salt"), desk.t.words(row, "document"))


def corrected_by(desk: Desk, id: str) -> str | None:
    """The id of the decision that puts that one right. None: none does."""
    return desk.t.session.scalars(select(DecisionRow.id).where(DecisionRow.supersedes == id)).first()


def standing_of(decisions: tuple[DecisionDocument, ...]) -> DecisionDocument | None:
    """The last that no other corrects. None: none was signed."""
    corrected = {each.supersedes for each in decisions}
    return next((each for each in reversed(decisions) if each.id not in corrected), None)


def _opened(desk: Desk, row: DecisionRow) -> DecisionDocument:
    desk.ask(Action.READ, Kind.DECISION, row.id)
    return _words(desk, row)


def _words(desk: Desk, row: DecisionRow) -> DecisionDocument:
    return DecisionDocument.model_validate_json(desk.t.words(row, "document"))
