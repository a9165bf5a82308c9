"""The decisions a home has signed about a referral, and which of them stands."""

from __future__ import annotations

from sqlalchemy import select

from service.access.action import Action
from service.access.kind import Kind
from service.ledger.document import Decided, DecisionDocument
from service.records.desk import Desk
from service.store.rows import AssessmentRow, DecisionRow

SETTLES = frozenset({Decided.ACCEPT, Decided.ACCEPT_WITH_CONDITIONS, Decided.DECLINE})
"""What ends the waiting of a referral; to ask for more does not."""


def decisions_on(desk: Desk, home: str, referral: str) -> tuple[DecisionDocument, ...]:
    """Each that was signed, first to last, also those that were corrected since; each is noted."""
    about = (AssessmentRow.home_id == home) & (AssessmentRow.referral_id == referral)
    chosen = select(DecisionRow).join(AssessmentRow, AssessmentRow.id == DecisionRow.assessment_id).where(about)
    rows = desk.t.session.scalars(chosen.order_by(DecisionRow.sequence)).all()
    return tuple(_opened(desk, row) for row in rows)


def decision(desk: Desk, id: str) -> DecisionDocument:
    """One decision. Raises NotThere."""
    desk.ask(Action.READ, Kind.DECISION, id)
    return _words(desk, desk.t.session.get_one(DecisionRow, id))


def standing_of(decisions: tuple[DecisionDocument, ...]) -> DecisionDocument | None:
    """The last that no other corrects. None: none was signed."""
    corrected = {each.supersedes for each in decisions}
    return next((each for each in reversed(decisions) if each.id not in corrected), None)


def _opened(desk: Desk, row: DecisionRow) -> DecisionDocument:
    desk.ask(Action.READ, Kind.DECISION, row.id)
    return _words(desk, row)


def _words(desk: Desk, row: DecisionRow) -> DecisionDocument:
    return DecisionDocument.model_validate_json(desk.t.words(row, "document"))
