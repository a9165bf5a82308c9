"""Says what a change of a home would come to, before anything is kept: what differs, and which checks it undoes."""

from __future__ import annotations

from matching.world.home import Home
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.assessing.weighing import Looked, Weighed, look, work_out
from service.records.desk import Desk
from service.records.two_steps import TwoSteps


class AskChange(Record):
    """Which home, and what would be true of it."""

    home: str
    record: Home


def look_at_change(desk: Desk, asked: AskChange) -> Looked:
    """On the records of today. Raises BadInput with every problem of the change."""
    return look(desk, asked.home, asked.record)


weigh_home = TwoSteps(look_at_change, work_out)

ACT = Act("see what a change of a home would do", Kind.HOME, Action.KEEP, AskChange, Weighed, weigh_home, reads=True)
