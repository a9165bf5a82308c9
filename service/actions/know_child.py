"""Says that one knows a child or the family, or must not see the record: from then on it is closed to oneself."""

from __future__ import annotations

from datetime import date

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.acquaintances import say_own
from service.records.desk import Desk


class KnowChild(Record):
    """Which child."""

    child: str


class ClosedToSelf(Record):
    """Since when the record is closed to whoever said so. Only somebody else can take it back."""

    child: str
    since: date


def know_child(desk: Desk, asked: KnowChild) -> ClosedToSelf:
    """It holds at once, also for what is open in another window."""
    return ClosedToSelf(child=asked.child, since=say_own(desk, asked.child))


ACT = Act("say that one knows a child", Kind.CHILD, Action.READ, KnowChild, ClosedToSelf, know_child)
