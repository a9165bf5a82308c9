"""Keeps a child's record from a colleague who knows the child or the family, or must not see it."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.acquaintances import KeptFrom, keep_from
from service.records.desk import Desk


class KeepFromColleague(Record):
    """Which child's record, and whom."""

    child: str
    person: str


def keep_from_colleague(desk: Desk, asked: KeepFromColleague) -> KeptFrom:
    """It holds at once. Raises BadInput for somebody else's people, for oneself, and where it is so already."""
    return keep_from(desk, asked.child, asked.person)


ACT = Act(
    "keep a record from a colleague", Kind.CHILD, Action.KEEP_FROM, KeepFromColleague, KeptFrom, keep_from_colleague
)
