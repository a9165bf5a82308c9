"""Writes down that a child has died, with the source, or that it was a mistake: the record may be kept less long."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.deaths import Death
from service.records.desk import Desk
from service.records.retention import Retention
from service.records.retention import record_death as written


class RecordDeath(Record):
    """Of which child, and what is said."""

    child: str
    death: Death


def record_death(desk: Desk, asked: RecordDeath) -> Retention:
    """Every version before is kept. Raises BadInput with everything that is wrong in it."""
    return written(desk, asked.child, asked.death)


ACT = Act("write down a death", Kind.CHILD, Action.DESTROY, RecordDeath, Retention, record_death)
