"""Whoever changes several things holds them in one order; of two who do not, the one that was ended tries anew."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import combinations
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest

from service.access.relation import RelationKind as Is
from service.actions import bind_siblings
from service.records import arriving, asking, bed_nights
from service.records.arriving import arrive
from service.records.bed_nights import give_beds
from service.records.bedrooms import hold_homes
from service.records.desk import Desk, at_desk
from service.records.holds import hold_places
from service.records.open_still import HELD_IN_ORDER, held, hold_children, hold_row
from service.records.periods import period_of
from service.records.signing import one_at_a_time
from service.store.opening import Store
from service.store.rows import HoldRow, HomeEnquiryRow, ReviewRow, TaskRow
from tests.service.actions.test_placing import bind, refer, told
from tests.service.api.asking import key
from tests.service.api.conftest import Running
from tests.service.holding import Holding, OutOfOrder, let_be, refuse_out_of_order
from tests.service.records.made import NOW, Made, make

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


@pytest.fixture
def quick(store_in_file: Store) -> Running:
    """On one database alone: what is held is asked for alike of both."""
    return Running(store_in_file, make(store_in_file))


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
    with let_be():
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


def held_after(made: Made, first: str, then: str) -> Callable[[Desk], None]:
    """Somebody's work that holds one kind of row and then another, both by their ids."""
    ways: dict[str, Callable[[Desk], object]] = {
        "periods": lambda desk: period_of(desk, made.period),
        "referrals": lambda desk: held(desk.t, made.referral),
        "home_enquiries": lambda desk: hold_row(desk.t, HomeEnquiryRow, made.referral),
        "reviews": lambda desk: hold_row(desk.t, ReviewRow, made.referral),
        "tasks": lambda desk: hold_row(desk.t, TaskRow, made.referral),
        "children": lambda desk: hold_children(desk.t, [made.referred]),
        "homes": lambda desk: hold_homes(desk.t, [made.home]),
        "holds": lambda desk: hold_places(desk, HoldRow.home_id == made.home),
        "organisations": lambda desk: one_at_a_time(desk.t, made.provider),
    }

    def work(desk: Desk) -> None:
        ways[first](desk)
        ways[then](desk)

    return work


def test_whoever_holds_two_kinds_of_rows_in_another_order_is_caught_by_every_test(quick: Running) -> None:
    """Of every pair there is: in the one order it is let be, in the other it is refused."""
    made, person = quick.made, quick.made.people[Is.COORDINATOR]
    for first, then in combinations(HELD_IN_ORDER[1:], 2):
        at_desk(quick.store, person, NOW, held_after(made, first, then))
        with pytest.raises(OutOfOrder):
            at_desk(quick.store, person, NOW, held_after(made, then, first))


def test_who_holds_rows_with_others_and_then_alone_or_out_of_their_order_is_caught() -> None:
    one, two = frozenset({"1" * 32}), frozenset({"2" * 32})
    for before, then in (((one, True), (one, False)), ((two, False), (one, False))):
        with pytest.raises(OutOfOrder):
            refuse_out_of_order([Holding("referrals", *before)], Holding("referrals", *then))
    refuse_out_of_order([Holding("referrals", one, False)], Holding("referrals", two, False))


def test_two_referrals_bound_in_the_order_they_are_named_would_be_caught(
    quick: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = quick.made
    named = sorted(refer(quick.store, made, told(1), told(2)), reverse=True)
    monkeypatch.setattr(bind_siblings, "in_one_order", list)
    with pytest.raises(OutOfOrder):
        bind(quick.store, made, *named)
