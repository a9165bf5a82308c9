"""Says that two records are of one child, or takes that back: by who answers for both."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records import linking
from service.records.desk import Desk
from service.records.linking import OtherRecords


class SayOneChild(Record):
    """Which two records, and whether they are of one child. False: it was said by mistake."""

    child: str
    other: str
    is_one: bool


def say_one_child(desk: Desk, asked: SayOneChild) -> OtherRecords:
    """Nights that were had under either count together from then on, and both are kept from the same people."""
    return linking.say_one_child(desk, asked.child, asked.other, is_one=asked.is_one)


ACT = Act(
    "say whether two records are of one child", Kind.CHILD, Action.KEEP_FROM, SayOneChild, OtherRecords, say_one_child
)
