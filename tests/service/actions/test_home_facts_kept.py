"""A change of a home is kept as a version on each database: what used it is void, and who is second is told."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from matching.errors import BadInput
from service.access.relation import RelationKind as Is
from service.records import home_facts, versions
from service.records.desk import at_desk
from service.records.differing import ChangedSince
from service.records.home_facts import written_of
from service.store.opening import Store
from service.store.rows import AuditRow, HomeVersionRow
from service.store.rows.assessment_use import Of
from tests.service.actions.test_home_facts import HOME, LATER, ROOM, closed, keep, nobody_awake, read, void_after
from tests.service.records.made import DAY, Made


def test_a_change_is_a_version_with_its_day_and_its_writer_and_what_it_used_is_void(store: Store, made: Made) -> None:
    before = read(store, made)
    assert (before.version, before.by) == ("1.1", None)
    changed = void_after(store, made, lambda: keep(store, made, closed(HOME), since=DAY))
    assert changed == (Of.HOME,)
    now = read(store, made)
    assert (now.version, now.since, now.by) == ("2.1", DAY, Is.REGISTERED_MANAGER.value)
    assert now.record == closed(HOME)
    written = at_desk(store, made.manager, LATER, lambda desk: written_of(desk, made.home))
    assert [each.record for each in written] == [closed(HOME), HOME]
    with store.transaction() as t:
        lines = select(AuditRow).where(AuditRow.subject_id == made.home, AuditRow.person_id == made.manager)
        assert "keep what is true of a home" in {line.action.value for line in t.session.scalars(lines)}


def test_a_changed_bedroom_that_voids_nothing_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = versions.write_down

    def unnoticed(writing: Any, kind: Any, parent: Any, id: str, words: Any) -> None:
        if kind is not HomeVersionRow:
            written(writing, kind, parent, id, words)

    monkeypatch.setattr(home_facts, "write_down", unnoticed)
    with pytest.raises(AssertionError):
        test_a_change_is_a_version_with_its_day_and_its_writer_and_what_it_used_is_void(store, made)


def test_who_is_second_is_told_what_differs_and_nothing_is_kept(store: Store, made: Made) -> None:
    was = read(store, made).version
    keep(store, made, closed(HOME))
    with pytest.raises(ChangedSince) as found:
        keep(store, made, nobody_awake(HOME), version=was)
    assert [each.where for each in found.value.problems] == [f"bedrooms, {ROOM}, closed from"]
    assert read(store, made).record == closed(HOME)
    with pytest.raises(BadInput, match="no such version"):
        keep(store, made, HOME, version="7.7")


def test_a_change_over_what_nobody_has_seen_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home_facts, "must_be_as_read", lambda *_: None)
    with pytest.raises(pytest.fail.Exception):
        test_who_is_second_is_told_what_differs_and_nothing_is_kept(store, made)
