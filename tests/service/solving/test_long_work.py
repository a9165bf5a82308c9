"""Each piece of long work ends in one state, with a plan only when that passed its check; no zombie is believed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from matching.errors import BadInput
from service.access.relation import RelationKind
from service.records import working as kept
from service.records.desk import Desk, NotThere, at_desk
from service.records.sessions import end_person
from service.records.solves import MOST_OPEN, Solve, answer_of, ask_to_plan, solve_of, stop
from service.records.working import MOST_LOST, SILENT, Claimed, Ended, claim, finish, say, take_back
from service.solving import long_work
from service.solving.limits import Limits
from service.solving.long_work import LongWork
from service.store.opening import Store, Transaction
from service.store.rows import SolveRow
from service.store.rows.solve import SolveKind, SolveState
from tests.service.records.made import NOW, Made, make

CHILD = (sys.executable, str(Path(__file__).with_name("misbehaving.py")))
LIMITS = Limits(memory_bytes=150_000_000, seconds=1.0, grace_seconds=0.2, processes=3, answer_bytes=1_000_000)
FOUND = Ended(SolveState.FEASIBLE, gap_thousandths=12, answer="a plan")


@pytest.fixture
def made(store: Store) -> Made:
    return make(store)


def coordinator(made: Made) -> str:
    return made.people[RelationKind.COORDINATOR]


def ask(store: Store, made: Made, question: str = "answer x") -> str:
    def work(desk: Desk) -> str:
        return ask_to_plan(desk, made.home, SolveKind.SHORT_BREAKS, question)

    return at_desk(store, coordinator(made), NOW, work)


def see(store: Store, made: Made, id: str) -> tuple[Solve, str | None]:
    return at_desk(store, coordinator(made), NOW, lambda desk: (solve_of(desk, id), answer_of(desk, id)))


def begin(store: Store, now: datetime = NOW) -> Claimed:
    with store.transaction() as t:
        claimed = claim(t, now)
    assert claimed is not None
    return claimed


def end(store: Store, claimed: Claimed, ended: Ended = FOUND) -> bool:
    with store.transaction() as t:
        return finish(t, claimed, NOW, ended)


def worked(store: Store, made: Made, *questions: str) -> list[tuple[Solve, str | None]]:
    ids = [ask(store, made, question) for question in questions]
    with LongWork(store, lambda: NOW, LIMITS, command=CHILD) as work:
        until(lambda: all(see(store, made, id)[0].ended_at is not None for id in ids))
        work.wake()
    return [see(store, made, id) for id in ids]


def until(done: Callable[[], bool], every: float = 0.05) -> None:
    for _ in range(1200):
        if done():
            return
        time.sleep(every)
    raise AssertionError("it never came about")


def test_every_end_has_its_own_state_and_only_what_passed_its_check_is_kept(store: Store, made: Made) -> None:
    sound, crashed, hog, hangs, broken = worked(
        store,
        made,
        f"answer {SolveState.OPTIMAL.value}",
        "abort",
        "hog",
        "hang",
        f"answer {SolveState.FAILED_CHECK.value}",
    )
    states = [each[0].state for each in (sound, crashed, hog, hangs, broken)]
    assert states == [
        SolveState.OPTIMAL,
        SolveState.CRASHED,
        SolveState.OUT_OF_MEMORY,
        SolveState.OUT_OF_TIME,
        SolveState.FAILED_CHECK,
    ]
    assert [each[1] for each in (crashed, hog, hangs, broken)] == [None] * 4
    assert sound[1] == SolveState.OPTIMAL.value
    assert "does not say it is impossible" in hangs[0].reasons[0]


def test_what_a_zombie_brings_late_is_refused(store: Store, made: Made) -> None:
    id = ask(store, made)
    first = begin(store)
    with store.transaction() as t:
        take_back(t, NOW + SILENT + timedelta(seconds=1))
    second = begin(store)
    assert (second.id, second.fence) == (first.id, first.fence + 1)
    assert not end(store, first)
    assert see(store, made, id)[0].state is SolveState.RUNNING
    assert end(store, second, Ended(SolveState.OPTIMAL, answer="the later plan"))
    assert not end(store, first)
    assert see(store, made, id)[1] == "the later plan"


def test_believing_whoever_comes_last_is_caught(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_fence(t: Transaction, claimed: Claimed) -> SolveRow | None:
        return t.session.scalars(select(SolveRow).where(SolveRow.id == claimed.id)).one_or_none()

    monkeypatch.setattr(kept, "_held", without_fence)
    with pytest.raises(AssertionError):
        test_what_a_zombie_brings_late_is_refused(store, made)


def test_what_was_under_way_when_the_service_ended_is_taken_up_again(store: Store, made: Made) -> None:
    id = ask(store, made, f"answer {SolveState.FEASIBLE.value}")
    begin(store)
    after = NOW + SILENT + timedelta(seconds=1)
    with LongWork(store, lambda: after, LIMITS, command=CHILD):
        until(lambda: see(store, made, id)[0].ended_at is not None)
    assert see(store, made, id)[0].state is SolveState.FEASIBLE


def test_closing_gives_back_what_is_under_way(store: Store, made: Made) -> None:
    id = ask(store, made, "hang")
    with LongWork(store, lambda: NOW, LIMITS.__class__(seconds=60.0), command=CHILD):
        until(lambda: see(store, made, id)[0].state is SolveState.RUNNING)
    assert see(store, made, id)[0].state is SolveState.QUEUED


def busy_at_first(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    left = [times]

    def finish_when_free(t: Transaction, claimed: Claimed, now: datetime, ended: Ended) -> bool:
        if left[0] > 0:
            left[0] -= 1
            raise OperationalError("UPDATE", {}, Exception("database is locked"))
        return finish(t, claimed, now, ended)

    monkeypatch.setattr(long_work, "finish", finish_when_free)


def test_what_was_found_is_kept_once_the_records_are_free_again(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_work, "TRIES_AGAIN_AFTER", (0.01, 0.01))
    busy_at_first(monkeypatch, 2)
    ((found, answer),) = worked(store, made, f"answer {SolveState.OPTIMAL.value}")
    assert (found.state, answer) == (SolveState.OPTIMAL, SolveState.OPTIMAL.value)


def test_trying_once_only_is_caught(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_work, "TRIES_AGAIN_AFTER", ())
    busy_at_first(monkeypatch, 1)
    id = ask(store, made, f"answer {SolveState.OPTIMAL.value}")
    with LongWork(store, lambda: NOW, LIMITS, command=CHILD) as work:
        until(lambda: see(store, made, id)[0].state is SolveState.RUNNING)
        until(lambda: not work.is_working)
    assert see(store, made, id)[0].state is SolveState.RUNNING


def test_what_has_ended_is_not_stopped_afterwards(store: Store, made: Made) -> None:
    id = ask(store, made)
    assert end(store, begin(store))
    at_desk(store, coordinator(made), NOW, lambda desk: stop(desk, id))
    assert see(store, made, id)[0].state is SolveState.FEASIBLE


def test_whoever_watches_over_it_is_told_whether_it_takes_up_what_waits(store: Store) -> None:
    work = LongWork(store, lambda: NOW, LIMITS, command=CHILD)
    assert not work.is_heard
    with work:
        assert work.is_heard
    assert not work.is_heard


def test_what_ends_the_service_each_time_is_not_begun_for_ever(store: Store, made: Made) -> None:
    id, now = ask(store, made), NOW
    for _ in range(MOST_LOST):
        begin(store, now)
        now += SILENT + timedelta(seconds=1)
        with store.transaction() as t:
            take_back(t, now)
    assert see(store, made, id)[0].state is SolveState.CRASHED
    with store.transaction() as t:
        assert claim(t, now) is None


def test_what_was_stopped_stays_stopped_whatever_comes_of_it(store: Store, made: Made) -> None:
    id = ask(store, made)
    claimed = begin(store)
    at_desk(store, coordinator(made), NOW, lambda desk: stop(desk, id))
    with store.transaction() as t:
        assert not say(t, claimed, NOW, None)
    assert not end(store, claimed)
    assert see(store, made, id) == (see(store, made, id)[0], None)
    assert see(store, made, id)[0].state is SolveState.STOPPED


@pytest.mark.parametrize("when", ["before it is begun", "before it ends"])
def test_work_of_somebody_whose_right_has_gone_ends_without_a_plan(store: Store, made: Made, when: str) -> None:
    id = ask(store, made)
    claimed = begin(store) if when == "before it ends" else None
    with store.transaction() as t:
        end_person(t, coordinator(made), NOW)
    if claimed is None:
        with store.transaction() as t:
            assert claim(t, NOW) is None
    else:
        end(store, claimed)
    with store.transaction() as t:
        row = t.session.get_one(SolveRow, id)
        assert (row.state, row.answer) == (SolveState.STOPPED, None)


def test_only_who_plans_for_the_home_asks_and_sees(store: Store, made: Made) -> None:
    id = ask(store, made)
    for kind in set(RelationKind) - {RelationKind.COORDINATOR}:
        with pytest.raises(NotThere):
            at_desk(store, made.people[kind], NOW, lambda desk: solve_of(desk, id))


def test_one_organisation_cannot_keep_every_other_waiting(store: Store, made: Made) -> None:
    for _ in range(MOST_OPEN):
        ask(store, made)
    with pytest.raises(BadInput, match="being worked out already"):
        ask(store, made)
