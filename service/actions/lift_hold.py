"""Lifts the legal hold on a child's record, with the reason."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.retention import Retention, lift
from service.records.retention_steps import Over


class LiftHold(Record):
    """Of which child, and why."""

    child: str
    over: Over


def lift_hold(desk: Desk, asked: LiftHold) -> Retention:
    """Raises BadInput where none stands. What was asked for before has to be asked for anew."""
    return lift(desk, asked.child, asked.over)


ACT = Act("lift the legal hold on a record", Kind.CHILD, Action.DESTROY, LiftHold, Retention, lift_hold)
