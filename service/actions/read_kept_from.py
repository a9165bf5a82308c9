"""Shows from whom of one's own organisation a child's record is kept, and who of it may read it."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.acquaintances import KeptFrom, kept_from
from service.records.desk import Desk


class AskKeptFrom(Record):
    """Of which child."""

    child: str


def read_kept_from(desk: Desk, asked: AskKeptFrom) -> KeptFrom:
    """As it stands today. Whoever asks is not among them."""
    return kept_from(desk, asked.child)


ACT = Act(
    "see from whom a record is kept",
    Kind.CHILD,
    Action.KEEP_FROM,
    AskKeptFrom,
    KeptFrom,
    read_kept_from,
    reads=True,
)
