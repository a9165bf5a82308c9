"""Of a child told to a period nobody is taken for it who only goes by the same id."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.period import Nights
from matching.world.child import Child
from service.records.told_of import lived_since
from service.store.base import new_id
from service.store.opening import Store
from service.store.rows import ChildRow, HomeRow, ResidenceRow
from tests.service.records.made import DAY, Made, make

NEAR, FAR = "SC900981", "SC900982"
TOLD = EmergencyAdmission(
    urn=NEAR, bedroom="room 4", nights=Nights(first=DAY, nights=3), child=Child(id="C-92", name="C-92")
)


@pytest.fixture
def made(store: Store) -> Made:
    return make(store)


@pytest.fixture
def homes(store: Store, made: Made) -> dict[str, str]:
    """Two homes of one provider, by URN."""
    rows = {urn: new_id() for urn in (NEAR, FAR)}
    with store.transaction() as t:
        t.session.add_all(HomeRow(id=id, organisation_id=made.provider, urn=urn) for urn, id in rows.items())
    return rows


def lives(store: Store, made: Made, reference: str, *stays: tuple[str, date, date | None]) -> None:
    """A child of that reference, and where it lived from when to when."""
    with store.transaction() as t:
        child = ChildRow(id=new_id(), organisation_id=made.provider, reference=reference)
        t.session.add(child)
        t.session.flush()
        t.session.add_all(
            ResidenceRow(id=new_id(), home_id=home, child_id=child.id, since=since, gone_from=gone)
            for home, since, gone in stays
        )


def found(store: Store, homes: dict[str, str]) -> list[str]:
    with store.transaction() as t:
        return [each.urn for each in lived_since(t, (homes[NEAR],), (), (TOLD,))]


def test_a_child_who_was_here_and_went_to_another_home_frees_its_bedroom(
    store: Store, made: Made, homes: dict[str, str]
) -> None:
    gone = DAY + timedelta(days=1)
    lives(store, made, "C-92", (homes[NEAR], DAY, gone), (homes[FAR], gone, None))
    assert found(store, homes) == [NEAR, FAR]


@pytest.mark.parametrize("reference", ["C-92", "C-92@0123"])
def test_a_child_of_the_same_id_who_was_never_here_ends_no_emergency_and_frees_no_bedroom(
    store: Store, made: Made, homes: dict[str, str], reference: str
) -> None:
    lives(store, made, reference, (homes[FAR], DAY, None))
    assert found(store, homes) == []


def test_of_two_children_of_the_same_id_neither_is_taken_for_the_one_told_of(
    store: Store, made: Made, homes: dict[str, str]
) -> None:
    lives(store, made, "C-92", (homes[NEAR], DAY, DAY + timedelta(days=1)))
    lives(store, made, "C-92@0123", (homes[NEAR], DAY, None))
    assert found(store, homes) == []
