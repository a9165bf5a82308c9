"""Sees which other records are of a child, and which may be."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.linking import OtherRecords, other_records


class AskOtherRecords(Record):
    """Of which child."""

    child: str


def read_other_records(desk: Desk, asked: AskOtherRecords) -> OtherRecords:
    """Of those that the asker answers for too."""
    return other_records(desk, asked.child)


ACT = Act(
    "see other records of a child",
    Kind.CHILD,
    Action.KEEP_FROM,
    AskOtherRecords,
    OtherRecords,
    read_other_records,
    reads=True,
)
