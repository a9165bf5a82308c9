"""Lets a colleague see a child's record again, from whom it was kept; nobody does so for themselves."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.acquaintances import KeptFrom, let_see
from service.records.desk import Desk


class LetSeeAgain(Record):
    """Which child's record, and whom."""

    child: str
    person: str


def let_see_again(desk: Desk, asked: LetSeeAgain) -> KeptFrom:
    """Raises BadInput where it is not kept from them."""
    return let_see(desk, asked.child, asked.person)


ACT = Act("let a colleague see a record again", Kind.CHILD, Action.KEEP_FROM, LetSeeAgain, KeptFrom, let_see_again)
