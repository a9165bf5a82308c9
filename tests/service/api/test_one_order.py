"""Whoever changes several things holds them in one order; of two who do not, the one that was ended tries anew."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest

from service.access.relation import RelationKind as Is
from service.actions import bind_siblings
from service.records import arriving, asking, bed_nights
from service.records.arriving import arrive
from service.records.bed_nights import give_beds
from service.records.bedrooms import hold_homes
from service.records.desk import at_desk
from service.records.open_still import held
from service.records.periods import period_of
from tests.service.actions.test_placing import refer, told
from tests.service.api.asking import key
from tests.service.api.conftest import Running
from tests.service.records.made import NOW

A_MOMENT, AS_LONG_AS_IT_TAKES = 0.3, 60
"""Seconds that one who holds something waits for the other to hold something too."""
KEPT, BUSY = 200, 503


def meeting(seconds: float, once_held: Callable[..., Any], times: int = 1) -> Callable[..., Any]:
    """The same, after which one waits for the other to have come as far, the first so many times."""
    met, left = Barrier(2), [2 * times]

    def then(*given: Any, **named: Any) -> Any:
        found = once_held(*given, **named)
        if left[0] > 0:
            left[0] -= 1
            with suppress(BrokenBarrierError):
                met.wait(seconds)
        return found

    return then


def bound_both_ways(running: Running, first: int = 1) -> list[int]:
    """What two officers are answered who say of the same two children, each named first by one, that they belong."""
    one, other = refer(running.store, running.made, told(first), told(first + 1))

    def bind(*together: str) -> int:
        said = {"together": together, "bond": "must live together", "said_by": "social worker", "why": "Always."}
        browser = running.by(running.made.officer)
        return int(browser.post("/authority/do/say-who-belong-together", json=said, headers=key()).status_code)

    with ThreadPoolExecutor(2) as pool:
        return [each.result() for each in (pool.submit(bind, one, other), pool.submit(bind, other, one))]


POSTGRES = pytest.mark.parametrize("new", ["postgresql"], indirect=True)
"""A file has one writer at a time: only there can two wait for each other."""


@POSTGRES
def test_two_who_bind_the_same_children_in_opposite_orders_are_both_kept_without_trying_anew(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "WAITS", ())
    monkeypatch.setattr(bind_siblings, "held", meeting(A_MOMENT, held))
    assert bound_both_ways(running) == [KEPT, KEPT]


@POSTGRES
def test_without_one_order_one_of_them_is_ended_and_kept_once_it_tries_anew(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bind_siblings, "in_one_order", list)
    monkeypatch.setattr(bind_siblings, "held", meeting(AS_LONG_AS_IT_TAKES, held))
    assert bound_both_ways(running) == [KEPT, KEPT]
    monkeypatch.setattr(asking, "WAITS", ())
    monkeypatch.setattr(bind_siblings, "held", meeting(AS_LONG_AS_IT_TAKES, held))
    assert sorted(bound_both_ways(running, 3)) == [KEPT, BUSY]


@POSTGRES
def test_who_gives_beds_and_who_records_an_arrival_at_once_do_not_wait_for_each_other(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One holds the period and then the home, the other the referral and then the home."""
    made, store = running.made, running.store
    both_hold_one = Barrier(2)

    def slow(*given: Any) -> None:
        both_hold_one.wait(AS_LONG_AS_IT_TAKES)
        hold_homes(*given)

    monkeypatch.setattr(bed_nights, "hold_homes", slow)
    monkeypatch.setattr(arriving, "hold_homes", slow)

    def give(desk: Any) -> None:
        give_beds(desk, period_of(desk, made.period), ())

    def come(desk: Any) -> str:
        return arrive(desk, made.home, made.referral, NOW, None, None)

    with ThreadPoolExecutor(2) as pool:
        given = pool.submit(at_desk, store, made.people[Is.COORDINATOR], NOW, give)
        came = pool.submit(at_desk, store, made.manager, NOW, come)
        assert given.result() is None
        assert came.result()
