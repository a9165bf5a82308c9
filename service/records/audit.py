"""One line for every record that was opened, changed or refused: written before anything of it is read.

The line stands in the same transaction as what was done. Where it cannot be written nothing is answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from service.access.action import Action
from service.access.actor import Actor
from service.access.decide import Answer
from service.access.kind import Kind
from service.store.base import is_id
from service.store.opening import Transaction
from service.store.rows import AuditRow

NO_ID = "no id"
SHOWN_TO_NOBODY = "looked for by a program in a statement that somebody writes, who was shown nothing of it"


@dataclass(frozen=True)
class Line:
    """One line: who did what with which record, when, and by which rule it was allowed or refused."""

    at: datetime
    person: str
    organisation: str
    action: Action
    kind: Kind
    subject: str
    child: str | None
    allowed: bool
    because: str


def note(t: Transaction, lines: list[Line]) -> None:
    """Write the lines down now. Raises what the database raises when it cannot."""
    t.session.add_all(
        AuditRow(
            at=line.at,
            person_id=line.person,
            organisation_id=line.organisation,
            action=line.action,
            subject_kind=line.kind,
            subject_id=line.subject,
            child_id=line.child,
            allowed=int(line.allowed),
            because=line.because,
        )
        for line in lines
    )
    t.session.flush()


def line_of(
    actor: Actor, at: datetime, action: Action, kind: Kind, subject: str, child: str | None, answer: Answer
) -> Line:
    """The line of one answer. What was asked for may be anything a person typed: only an id is written down."""
    asked = subject if is_id(subject) else NO_ID
    return Line(at, actor.person, actor.organisation, action, kind, asked, child, answer.allowed, answer.because)
