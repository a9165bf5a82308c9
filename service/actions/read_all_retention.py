"""Shows how long each record is kept, which need not be kept any longer, and which somebody holds or asked to go."""

from __future__ import annotations

from datetime import date

from matching.world.record import Ident, Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.only_shown import show
from service.records.parts import AskPart
from service.records.retention import KeptRecord, Retention, all_retentions


class AskAllRetention(AskPart):
    """Which part of them; of whom, follows from who asks."""


class RetentionOf(Record):
    """One record, by the id of its row. Of one that was destroyed nothing else is told of the child."""

    child: str
    id: Ident | None
    name: Text | None
    date_of_birth: date | None
    retention: Retention


class AllRetention(Record):
    """Every record in whose destruction somebody has a say, by name, those that were destroyed first."""

    records: tuple[RetentionOf, ...]
    next: str | None = None
    """What `after` has to be for the next part. None: nothing is left."""


def read_all_retention(desk: Desk, asked: AskAllRetention) -> AllRetention:
    """A part of them as they stand today; each child is noted. Raises NotInList."""
    part, following = asked.of(all_retentions(desk), lambda each: each.came.child)
    return AllRetention(records=tuple(map(_told, show(desk, part))), next=following)


def all_retention(desk: Desk) -> tuple[RetentionOf, ...]:
    """All of them as they stand today; each child is noted."""
    return tuple(map(_told, show(desk, all_retentions(desk))))


def _told(kept: KeptRecord) -> RetentionOf:
    child = kept.record
    return RetentionOf(
        child=kept.child,
        id=None if child is None else child.id,
        name=None if child is None else child.name,
        date_of_birth=None if child is None else child.date_of_birth,
        retention=kept.retention,
    )


ACT = Act(
    "see how long all records are kept",
    Kind.CHILD,
    Action.DESTROY,
    AskAllRetention,
    AllRetention,
    read_all_retention,
    reads=True,
)
