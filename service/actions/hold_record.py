"""Puts a legal hold on a child's record: whatever its day, nobody can have it destroyed until the hold is lifted."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.retention import Retention, hold
from service.records.retention_steps import Ground


class HoldRecord(Record):
    """Of which child, and why."""

    child: str
    ground: Ground


def hold_record(desk: Desk, asked: HoldRecord) -> Retention:
    """It undoes what was asked for before. Raises BadInput where a hold stands already."""
    return hold(desk, asked.child, asked.ground)


ACT = Act("put a legal hold on a record", Kind.CHILD, Action.DESTROY, HoldRecord, Retention, hold_record)
