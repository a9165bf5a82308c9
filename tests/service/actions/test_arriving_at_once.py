"""Of two arrivals at once into the last bed of a bedroom one is kept, and of two of one child the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from threading import Barrier, BrokenBarrierError
from typing import NamedTuple

import pytest
from sqlalchemy import select

from matching.errors import Problem
from matching.world.group import Resident
from scenarios import storybook
from service.api.in_words import in_words
from service.api.problem import Trouble
from service.records import arriving
from service.records.arriving import arrive
from service.records.coming import wrong_with
from service.records.desk import Desk, at_desk
from service.records.sending import send
from service.records.taking_in import take_in_referral
from service.records.versions import Writing
from service.settings import Settings
from service.store.opening import Store, open_store
from service.store.rows import ResidenceRow
from tests.service.conftest import LaidOut, Make
from tests.service.records.made import DAY, NOW, Made, make

KEPT = 200
A_MOMENT, AS_LONG_AS_IT_TAKES = 0.3, 60
"""Seconds that one who has looked waits for the other to have looked too."""


class Two(NamedTuple):
    """The records, opened by two services, and two referrals of two children."""

    stores: tuple[Store, Store]
    made: Made
    referrals: tuple[str, str]

    def arrive(self, *which: int) -> list[int]:
        """What each is answered who records at once that one of the children came into the one bed."""

        def one(store: Store, number: int) -> int:
            def work(desk: Desk) -> str:
                return arrive(desk, self.made.home, self.referrals[number], NOW, "room 3", None)

            try:
                with in_words():
                    at_desk(store, self.made.manager, NOW, work)
            except Trouble as told:
                return told.problem.status
            return KEPT

        with ThreadPoolExecutor(2) as pool:
            return sorted(pool.map(one, self.stores, which))

    def living(self) -> int:
        """How many live at the home."""
        with self.stores[0].transaction() as t:
            return len(t.session.scalars(select(ResidenceRow)).all())


def two(settings: Settings) -> Iterator[Two]:
    stores = open_store(settings, NOW), open_store(settings, NOW)
    made = make(stores[0])
    with stores[0].transaction() as t:
        child = storybook.child("C-91", "Nora Second", date(2013, 5, 1))
        referral = storybook.referral(id="R-91", child=child, enquiries=())
        other = take_in_referral(Writing(t, DAY, NOW), referral, made.authority)
        send(t, other, made.home, DAY)
    yield Two(stores, made, (made.referral, other))
    for store in stores:
        store.close()


@pytest.fixture
def both(new: Make, laid_out: LaidOut) -> Iterator[Two]:
    yield from two(laid_out(new))


@pytest.fixture
def on_postgres(new_postgres: Make, laid_out: LaidOut) -> Iterator[Two]:
    yield from two(laid_out(new_postgres))


def let_both_look(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Nobody writes before the other has looked too, as far as the other gets to look at all."""
    looked = Barrier(2)

    def slow(desk: Desk, home: str, resident: Resident) -> Sequence[Problem]:
        found = list(wrong_with(desk, home, resident))
        with suppress(BrokenBarrierError):
            looked.wait(seconds)
        return found

    monkeypatch.setattr(arriving, "wrong_with", slow)


def test_of_two_children_who_come_into_one_bed_at_once_one_is_kept(both: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    let_both_look(monkeypatch, A_MOMENT)
    before = both.living()
    assert both.arrive(0, 1) == [KEPT, 422]
    assert both.living() == before + 1


def test_one_child_who_is_recorded_twice_at_once_came_once(both: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    let_both_look(monkeypatch, A_MOMENT)
    before = both.living()
    assert both.arrive(0, 0) == [KEPT, 409]
    assert both.living() == before + 1


def test_an_arrival_that_holds_nothing_would_be_caught(on_postgres: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    let_both_look(monkeypatch, AS_LONG_AS_IT_TAKES)
    monkeypatch.setattr(arriving, "hold_homes", lambda *_: None)
    assert on_postgres.arrive(0, 1) == [KEPT, KEPT]
