"""Of two who each see that nobody is there yet and then write one is kept: nobody is there whom nobody looked at."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from random import Random
from threading import Barrier, BrokenBarrierError, get_ident
from typing import Any

import pytest

from service.records import arriving, bed_nights
from service.records.bed_nights import BedTaken, give_beds
from service.records.bedrooms import nights_shared
from service.records.coming import given_to_guests
from service.records.desk import at_desk
from service.settings import Settings
from service.store.opening import Store
from service.store.rows import BedNightRow
from tests.service.actions.breaks import NOW, make_breaks, stay
from tests.service.actions.doing import count
from tests.service.conftest import LaidOut, Make
from tests.service.two_at_once import PAIRS, Pair, Two, two

A_MOMENT, AS_LONG_AS_IT_TAKES = 0.2, 60
"""Seconds that one who has looked waits for the other to have looked too."""
POSTGRES = pytest.mark.parametrize("new", ["postgresql"], indirect=True)
"""A file has one writer at a time: only there can two look before either has written."""


@pytest.fixture
def settings(new: Make, laid_out: LaidOut) -> Settings:
    return laid_out(new, make_breaks)


def gives(both: Two, number: int, *stays: Any) -> None:
    at_desk(both.store, both.breaks.one, NOW, lambda desk: give_beds(desk, both.periods[number], stays))


def test_guests_of_two_periods_are_at_a_home_on_one_night_only_where_they_were_planned_together(store: Store) -> None:
    both = two(store)
    gives(both, 0, stay())
    with pytest.raises(BedTaken, match="guests of another period are at the home on the nights of"):
        gives(both, 1, stay("F-03", "room 2"))
    assert count(store, BedNightRow) == 2
    gives(both, 1, stay("F-03", "room 2", 8))
    gives(both, 1)
    gives(both, 0)
    gives(both, 1, stay("F-03", "room 2"))


def let_both_look(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Nobody is done before the other has taken the last look too, as far as the other gets to look at all."""
    looked, times = Barrier(2), Counter[int]()

    def last_look(honest: Any, last: int) -> Any:
        def look(*given: Any) -> Any:
            found = tuple(honest(*given))
            times[get_ident()] += 1
            with suppress(BrokenBarrierError):
                if times[get_ident()] == last:
                    looked.wait(seconds)
            return frozenset(found)

        return look

    monkeypatch.setattr(bed_nights, "nights_shared", last_look(nights_shared, 2))
    monkeypatch.setattr(arriving, "given_to_guests", last_look(given_to_guests, 1))


@POSTGRES
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.__name__)
def test_of_two_who_look_before_either_writes_one_is_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch, pair: Pair
) -> None:
    both = two(store)
    let_both_look(monkeypatch, A_MOMENT)
    assert sorted(pair(both, Random(1))) == [False, True]


@POSTGRES
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.__name__)
def test_two_who_hold_nothing_would_be_caught(store: Store, monkeypatch: pytest.MonkeyPatch, pair: Pair) -> None:
    both = two(store)
    let_both_look(monkeypatch, AS_LONG_AS_IT_TAKES)
    for where in (bed_nights, arriving):
        monkeypatch.setattr(where, "hold_homes", lambda *_: None)
    assert pair(both, Random(1)) == [True, True]
