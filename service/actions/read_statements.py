"""Shows the statements that a home wrote about a referral, and whether the facts have changed since."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.statements import Statement, statements


class AskStatements(Record):
    """Of which referral, at which home."""

    home: str
    referral: str


class AllStatements(Record):
    """The last that was written first."""

    statements: tuple[Statement, ...]


def read_statements(desk: Desk, asked: AskStatements) -> AllStatements:
    """One whose assessment used something that has changed is marked as old, for the home alone."""
    return AllStatements(statements=statements(desk, asked.home, asked.referral))


ACT = Act(
    "read the statements written", Kind.REFERRAL, Action.READ, AskStatements, AllStatements, read_statements, reads=True
)
