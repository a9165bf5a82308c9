"""However beds are given, moved and taken back at once, no bed and no child is ever there twice on a night."""

from __future__ import annotations

import itertools

import pytest

from service.records import bed_nights
from service.settings import Settings
from service.store.opening import Store
from tests.service.actions.breaks import make_breaks
from tests.service.bank_of_beds import banked
from tests.service.conftest import LaidOut, Make


@pytest.fixture
def settings(new: Make, laid_out: LaidOut) -> Settings:
    return laid_out(new, make_breaks)


def test_no_bed_and_no_child_is_there_twice_however_beds_change_hands(store: Store) -> None:
    clerks = banked(store, make_breaks(store), 12, 3, "a bank")
    assert [fault for clerk in clerks for fault in clerk.broken] == []
    assert sum(clerk.given for clerk in clerks) > 5
    assert sum(clerk.refused for clerk in clerks) > 0


def test_beds_that_are_counted_past_each_other_would_be_caught(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    honest, unlike = bed_nights._beds, itertools.count()

    def defect(*given: object) -> list[tuple[str, str, int]]:
        return [(child, bedroom, next(unlike)) for child, bedroom, _ in honest(*given)]  # type: ignore[arg-type]

    monkeypatch.setattr(bed_nights, "_beds", defect)
    monkeypatch.setattr(bed_nights, "nights_shared", lambda *_: frozenset())
    breaks = make_breaks(store)
    days = (banked(store, breaks, 12, 4, f"bank {day}") for day in range(5))
    assert any("in one bedroom" in fault for clerks in days for clerk in clerks for fault in clerk.broken)
