"""What was only tried is in the audit as what was opened for it, and never as written."""

from __future__ import annotations

from sqlalchemy import select

from service.access.action import Action
from service.records.desk import Desk, at_desk
from service.records.trying import undone
from service.store.opening import Store
from service.store.rows import AuditRow
from tests.service.records.made import NOW, make


def test_a_record_that_was_written_and_taken_back_was_read(store: Store) -> None:
    made = make(store)
    child = made.residents[0]

    def tried(desk: Desk) -> None:
        undone(desk, lambda: desk.write_child(child, desk.child(child)))

    def written(desk: Desk) -> None:
        tried(desk)
        desk.write_child(child, desk.child(child))

    def lines() -> list[Action]:
        with store.transaction() as t:
            return sorted(t.session.scalars(select(AuditRow.action).where(AuditRow.child_id == child)))

    before = lines()
    at_desk(store, made.manager, NOW, tried)
    assert lines() == sorted([*before, Action.READ])
    at_desk(store, made.manager, NOW, written)
    assert lines() == sorted([*before, Action.READ, Action.READ, Action.WRITE])
