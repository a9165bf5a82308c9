"""Asks that a child's record be destroyed, which somebody else of the organisation confirms 30 days later or after."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.retention import Retention, ask_for_destruction


class AskDestruction(Record):
    """Of which child."""

    child: str


def ask_destruction(desk: Desk, asked: AskDestruction) -> Retention:
    """Raises BadInput with everything that stands in its way, and the day until when."""
    return ask_for_destruction(desk, asked.child)


ACT = Act("ask that a record be destroyed", Kind.CHILD, Action.DESTROY, AskDestruction, Retention, ask_destruction)
