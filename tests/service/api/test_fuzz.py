"""Whatever is asked, by whomever: no fault, and every answer of the type that its route declares."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind as Is
from service.actions import log_answer
from service.api.app import create_app
from service.api.resources import RESOURCES, children
from service.api.route import Method, Needs, Route, to
from service.records.desk import Desk
from service.store.opening import Store
from tests.service.api.asking import ROUTES
from tests.service.api.coming_before import BY_PATH
from tests.service.api.conftest import SERVED, Running
from tests.service.api.fitting import Fitting, begun_in
from tests.service.api.spoiling import Asked
from tests.service.records.made import make

REQUESTS, FEW, MANY = 25, 8, 40


@pytest.fixture
def in_file(store_in_file: Store) -> Running:
    return Running(store_in_file, make(store_in_file))


def asking(running: Running) -> Asked:
    dice = Random("small")
    return Asked(Fitting(running, dice, begun_in(running.store, running.made)), dice)


def test_whatever_is_asked_no_route_fails_and_each_answers_as_it_declares(running: Running) -> None:
    asked = asking(running).asks(ROUTES, REQUESTS)
    assert asked.broken == []
    assert asked.share(2) > 0.5


def defect(desk: Desk, most: int = 50) -> children.ChildrenForHome:
    """Divide by what was asked for."""
    desk.children()
    return children.ChildrenForHome(children=(), next=str(1 // (most - 1)))


PLANTED = Route(Method.GET, "/planted", defect, children.ROUTES[0].does, children.ChildrenForHome)


def found_in(running: Running, served: Route, declared: Route) -> list[str]:
    running.app = create_app(running.store, SERVED, lambda: running.now, [*RESOURCES, (served,)])
    return asking(running).asks((declared,), MANY).broken


def test_a_route_that_fails_on_some_input_would_be_caught(in_file: Running) -> None:
    assert "500 of GET /planted" in found_in(in_file, PLANTED, PLANTED)


def test_a_route_that_answers_whom_it_is_not_for_would_be_caught(in_file: Running) -> None:
    needs = Needs(Action.READ, Kind.CHILD, to(Is.COORDINATOR), by="child")
    declared = replace(PLANTED, does=needs)
    assert any("whom it is not for" in fault for fault in found_in(in_file, PLANTED, declared))


def test_a_fault_behind_what_was_done_before_would_be_caught(in_file: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody comes there without an enquiry that was logged, and an answer to it that is as it should be."""

    def defect(*_: Any) -> None:
        raise KeyError

    monkeypatch.setattr(log_answer, "facts_of", defect)
    route = BY_PATH["/do/log-an-answer"]
    assert "500 of POST /do/log-an-answer" in asking(in_file).asks((route,), FEW // 2).broken


@pytest.mark.parametrize(
    "body", ['{"name": "\\ud800", "password": "x", "code": "1"}', "NaN", "[" * 5000, '{"name": 1e999}', "\xff"]
)
def test_what_no_program_sends_is_refused_and_not_a_fault(running: Running, body: str) -> None:
    answer = running.anybody().post(
        "/sign-in", content=body.encode("latin-1"), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422
