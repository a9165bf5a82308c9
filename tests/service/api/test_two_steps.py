"""Whoever writes waits for no search; and no search is answered that is not in the audit, or not allowed any more."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from httpx2 import Response
from sqlalchemy import select, text

from matching.errors import BadInput, Problem
from service.actions import search_homes, search_together, unmet_need
from service.actions.act import Act
from service.api import answering
from service.api.resources.actions import path_of
from service.api.route import Route
from service.records import looking
from service.records.two_steps import TwoSteps
from service.store.rows import AuditRow
from tests.service.api.asking import ROUTES
from tests.service.api.conftest import Running
from tests.service.records.test_desk import break_audit

LONG: tuple[Act[Any, Any], ...] = (search_homes.ACT, search_together.ACT, unmet_need.ACT)
PATIENCE = 20


def route_of(act: Act[Any, Any]) -> Route:
    (found,) = (route for route in ROUTES if route.path == path_of(act))
    return found


def search(running: Running) -> Response:
    officer = running.by(running.made.officer)
    return officer.post(path_of(search_homes.ACT), json={"referral": running.made.referral})


def meanwhile(monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]) -> None:
    """Does that between the two steps of a search."""
    honest = looking.then

    def then(seen: Any, work_out: Any) -> Any:
        work()
        return honest(seen, work_out)

    monkeypatch.setattr(answering, "then", then)


def write_meanwhile(running: Running, monkeypatch: pytest.MonkeyPatch, seconds: float = PATIENCE) -> None:
    def write() -> None:
        with running.store.transaction() as t:
            t.session.execute(text("UPDATE homes SET gone_from = NULL"))

    with ThreadPoolExecutor(1) as pool:
        meanwhile(monkeypatch, lambda: pool.submit(write).result(timeout=seconds))
        assert search(running).status_code == 200


@pytest.mark.parametrize("act", LONG, ids=lambda act: act.name)
def test_what_takes_long_is_done_in_two_steps(act: Act[Any, Any]) -> None:
    assert isinstance(act.do, TwoSteps)
    assert route_of(act).two_steps is act.do


def test_records_are_written_while_a_search_is_worked_out(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    write_meanwhile(running, monkeypatch)


def test_a_search_that_holds_the_records_would_be_caught(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    if running.store.engine.dialect.name != "sqlite":
        pytest.skip("there a writer does not wait for a reader")
    honest = answering._worked_out

    def holding(came: Any, *asked: Any) -> Any:
        with came.ground.store.transaction():
            return honest(came, *asked)

    monkeypatch.setattr(answering, "_worked_out", holding)
    with pytest.raises(AssertionError):
        write_meanwhile(running, monkeypatch, seconds=1)


def lines(running: Running) -> list[tuple[str, str, bool]]:
    with running.store.transaction() as t:
        rows = t.session.scalars(select(AuditRow).where(AuditRow.person_id == running.made.officer)).all()
        return [(row.subject_kind.value, row.subject_id, bool(row.allowed)) for row in rows]


def test_what_was_looked_at_is_noted_once_with_the_answer(running: Running) -> None:
    assert search(running).status_code == 200
    made = running.made
    assert sorted(lines(running)) == sorted([("referral", made.referral, True), ("child", made.referred, True)])


def test_a_search_that_the_audit_does_not_take_is_not_answered(running: Running) -> None:
    break_audit(running.store)
    assert search(running).status_code == 503


def test_a_right_taken_away_while_a_search_is_worked_out_is_gone(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take_away() -> None:
        with running.store.transaction() as t:
            person = {"id": running.made.officer}
            t.session.execute(text("UPDATE relations SET until = since WHERE person_id = :id"), person)

    meanwhile(monkeypatch, take_away)
    answer = search(running)
    assert answer.status_code == 404
    assert [allowed for _, _, allowed in lines(running)] == [False]


def test_an_answer_given_without_asking_again_would_be_caught(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "give", lambda desk, seen: desk.asked.extend(seen.asked) or seen.came)
    with pytest.raises(AssertionError):
        test_a_right_taken_away_while_a_search_is_worked_out_is_gone(running, monkeypatch)
    with pytest.raises(AssertionError):
        test_what_was_looked_at_is_noted_once_with_the_answer(running)


def test_what_was_looked_at_is_noted_also_where_nothing_came_of_it(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object) -> Any:
        raise BadInput([Problem("homes", "there are none", "Take some in.")])

    monkeypatch.setattr(answering, "then", lambda seen, _: looking.then(seen, wrong))
    assert search(running).status_code == 422
    assert ("child", running.made.referred, True) in lines(running)


def test_what_may_not_be_searched_for_is_refused_and_noted(running: Running) -> None:
    officer = running.by(running.made.officer)
    answer = officer.post(path_of(search_homes.ACT), json={"referral": "0" * 32})
    assert answer.status_code == 404
    assert [allowed for _, _, allowed in lines(running)] == [False]
