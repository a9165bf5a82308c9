"""Shows how long a child's record is kept and why, whether a legal hold stands on it, and who asked that it go."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.retention import Retention, retention_of


class AskRetention(Record):
    """Of which child."""

    child: str


def read_retention(desk: Desk, asked: AskRetention) -> Retention:
    """As it stands today."""
    return retention_of(desk, asked.child)


ACT = Act(
    "see how long a record is kept", Kind.CHILD, Action.DESTROY, AskRetention, Retention, read_retention, reads=True
)
