"""A route that does not say what it does is never served."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI

from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.api import answering
from service.api.app import create_app
from service.api.declared import Undeclared, must_be_declared
from service.api.resources import RESOURCES, children
from service.api.route import Method, Needs, Route, to
from service.records.desk import Desk
from service.store.opening import Store
from tests.service.api.conftest import SERVED, Running
from tests.service.conftest import NOW


@pytest.fixture
def store(store_in_file: Store) -> Store:
    return store_in_file


LIST = children.ROUTES[0]
WRITE = children.ROUTES[2]


def whole(running: Running) -> FastAPI:
    """The whole service, for one test alone."""
    return create_app(running.store, SERVED, lambda: running.now)


def test_every_route_that_is_served_is_declared_and_no_other(running: Running) -> None:
    must_be_declared(whole(running).routes, (route for resource in RESOURCES for route in resource))


def test_a_planted_route_that_declares_no_action_stops_the_start(running: Running) -> None:
    app = whole(running)
    app.add_api_route("/everything", lambda: "every child", methods=["GET"])
    with pytest.raises(Undeclared, match="GET /everything declares no action"):
        must_be_declared(app.routes, (route for resource in RESOURCES for route in resource))


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        (replace(LIST, does=None), "declares no action"),  # type: ignore[arg-type]
        (replace(LIST, does=Needs(Action.READ, Kind.CHILD, to())), "is for nobody"),
        (
            replace(LIST, does=Needs(Action.READ, Kind.CHILD, to(RelationKind.ADMINISTRATOR))),
            "whom nothing allows to read",
        ),
        (replace(LIST, does=Needs(Action.READ, Kind.CHILD, children.READERS, by="child")), "names no child"),
        (replace(WRITE, guard=None), "guards against nothing"),
    ],
    ids=["no action", "for nobody", "for whom nothing allows it", "of no record", "without a guard"],
)
def test_a_route_that_declares_what_cannot_be_stops_the_start(store: Store, planted: Route, said: str) -> None:
    with pytest.raises(Undeclared, match=said):
        create_app(store, SERVED, lambda: NOW, [(planted,)])


def forgetful(desk: Desk) -> children.ChildrenForHome:
    """Answer without asking whether it may."""
    return children.ChildrenForHome(children=(children.NamedChildForHome(id="x", name="Asha"),), next=None)


def careless(desk: Desk) -> children.NamedChildForHome:
    """Answer with another type than declared."""
    desk.children()
    return children.NamedChildForHome(id="x", name="Asha")


@pytest.mark.parametrize("answers", [forgetful, careless])
def test_what_was_not_asked_for_as_declared_is_not_answered(running: Running, answers: Callable[..., Any]) -> None:
    planted = replace(LIST, path="/planted", answers=answers)
    running.app = create_app(running.store, SERVED, lambda: NOW, [(planted,)])
    answer = running.manager.get("/planted")
    assert answer.status_code == 500
    assert "Asha" not in answer.text


def test_an_answer_that_nobody_asked_leave_for_would_be_caught(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "_must_have_asked", lambda *_: None)
    with pytest.raises(AssertionError):
        test_what_was_not_asked_for_as_declared_is_not_answered(running, forgetful)


def test_a_person_asks_only_in_the_relations_that_a_route_is_for(running: Running) -> None:
    for_deputies = replace(LIST, does=Needs(Action.READ, Kind.CHILD, to(RelationKind.DEPUTY_MANAGER)))
    running.app = create_app(running.store, SERVED, lambda: NOW, [(for_deputies,)])
    assert running.manager.get("/children").json() == {"children": [], "next": None}
    assert len(running.as_(RelationKind.DEPUTY_MANAGER).get("/children").json()["children"]) > 1


def test_only_what_changes_nothing_is_asked_by_get() -> None:
    changing = {Action.WRITE, Action.SEND, Action.DECIDE, Action.ASSESS}
    by_get = [route.does for resource in RESOURCES for route in resource if route.method is Method.GET]
    assert [does for does in by_get if isinstance(does, Needs) and does.action in changing] == []
