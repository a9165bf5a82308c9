"""Destroys a child's record that need not be kept any longer, as the second of two people: it cannot be undone."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.retention import Retention, confirm_destruction


class DestroyRecord(Record):
    """Of which child."""

    child: str


def destroy_record(desk: Desk, asked: DestroyRecord) -> Retention:
    """Raises NotJustProved, and BadInput with everything that stands in its way."""
    return confirm_destruction(desk, asked.child)


ACT = Act("destroy a record", Kind.CHILD, Action.DESTROY, DestroyRecord, Retention, destroy_record)
