"""Reads a decision as it was signed, beside what the engine read, with the one that corrected it."""

from __future__ import annotations

from matching.world.record import Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.assessing.reading import differs, reading_of
from service.assessing.shown import shown_in
from service.ledger.document import DecisionDocument
from service.records.decisions import corrected_by, decision, proof_of
from service.records.desk import Desk
from service.records.signing import checkpoint_of


class AskDecision(Record):
    """Which decision, by its id."""

    decision: str


class DecisionProof(Record):
    """What `verify_ledger.py` holds against the ledger: the document as it was written, and the salt beside it."""

    sequence: int
    salt: str
    written: str


class ReadDecision(Record):
    """The decision. `corrected_by` is the id of the one that puts it right. None: it stands."""

    document: DecisionDocument
    reading: Text
    differs: bool
    corrected_by: str | None
    proof: DecisionProof
    checkpoint: Text
    """Of the ledger as it is now, to be printed on the decision and kept elsewhere."""


def read_decision(desk: Desk, asked: AskDecision) -> ReadDecision:
    """The decision, with every child shown in it noted."""
    document = decision(desk, asked.decision)
    report = shown_in(document).report
    return ReadDecision(
        document=document,
        reading=reading_of(report),
        differs=differs(report, document.decided),
        corrected_by=corrected_by(desk, asked.decision),
        proof=DecisionProof(**proof_of(desk, asked.decision)._asdict()),
        checkpoint=str(checkpoint_of(desk.t, document.organisation)),
    )


ACT = Act("read a decision", Kind.DECISION, Action.READ, AskDecision, ReadDecision, read_decision, reads=True)
