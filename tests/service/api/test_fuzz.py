"""Whatever is asked, by whomever: no fault, and every answer of the type that its route declares."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from httpx2 import Response
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from service.access.relation import RelationKind as Is
from service.api.app import create_app
from service.api.problem import MEDIA_TYPE, Problem
from service.api.resources import RESOURCES, children
from service.api.route import Method, Route
from service.records.desk import Desk
from tests.service.api.asking import ROUTES, example_of, ids_of, keeps_from_somebody
from tests.service.api.conftest import SERVED, Running

EXAMPLES = 100
TURNS = 5
"""What is drawn goes by what modules are loaded: where hardly anything was let through, it is drawn anew so often."""
LEAVING = {"/sign-out", "/sign-in", "/prove-again"}
STAYING = tuple(route for route in ROUTES if route.path not in LEAVING and not keeps_from_somebody(route))
How = Callable[[Any], Any]
some = settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=(Phase.generate,),
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
texts = st.text(max_size=12) | st.sampled_from(["\x00", "\ud800", "é" * 5, "' OR 1=1 --", "../..", "9" * 400, "=1+1"])
leaves = st.none() | st.booleans() | st.integers() | st.floats() | texts
anything = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=8
)


def spoilt(value: Any, data: st.DataObject) -> Any:
    """The same data with one thing in it put in the place of another."""
    if isinstance(value, dict) and value and data.draw(st.booleans()):
        name = data.draw(st.sampled_from(sorted(value)))
        return value | {name: spoilt(value[name], data)}
    if isinstance(value, list) and value and data.draw(st.booleans()):
        return [spoilt(value[0], data), *value[1:]]
    return data.draw(anything)


def as_json(value: Any) -> bytes:
    return json.dumps(value).encode()


def asked_at_random(
    browsers: list[TestClient], running: Running, routes: tuple[Route, ...], data: st.DataObject
) -> tuple[Route, Response]:
    route, by = data.draw(st.sampled_from(routes)), data.draw(st.sampled_from(browsers))
    made = running.made
    ids = ids_of(made, child=data.draw(st.sampled_from((*made.residents, made.referred))))
    ids |= {
        name: data.draw(texts.filter(bool)).encode("utf-8", "replace").hex()
        for name in ids
        if data.draw(st.integers(0, 5)) == 0
    }
    path = route.path.format(**ids)
    whole: Any = None
    if route.guard is not None and data.draw(st.booleans()):
        whole = by.get(path).json().get("record")
    whole = whole or example_of(route, ids)
    body = as_json(spoilt(whole, data) if data.draw(st.integers(0, 3)) else whole)
    mark = (
        by.get(path).headers.get("etag", '"x"') if route.guard is not None and data.draw(st.integers(0, 3)) else '"x"'
    )
    headers = {
        "Content-Type": "application/json",
        "If-Match": mark,
        "Idempotency-Key": data.draw(st.sampled_from(["k" * 16, "l" * 20, "é"])).encode().hex(),
    }
    query = {
        "most": data.draw(st.sampled_from(["1", "50", "0", "x", "9" * 30])),
        "after": data.draw(texts).encode("utf-8", "replace").decode(),
    }
    sent = None if route.method is Method.GET else body
    return route, by.request(
        route.method.value, path, params=query if data.draw(st.booleans()) else {}, headers=headers, content=sent
    )


def broken(route: Route, answer: Response) -> Iterator[str]:
    """What is wrong with an answer, whatever was asked."""
    if answer.status_code >= 500:
        yield f"{answer.status_code} of {route.method.value} {route.path}"
    elif answer.status_code >= 400:
        if answer.headers["content-type"] != MEDIA_TYPE or not Problem.model_validate_json(answer.content).way_out:
            yield "a problem of another shape"
    elif route.gives is not None:
        if answer.headers["content-type"].partition(";")[0] != route.gives.media_type or not answer.content:
            yield "a file of another kind"
    else:
        route.shows.model_validate_json(answer.content)


def faults(
    running: Running, routes: tuple[Route, ...], app: FastAPI | None = None, how: How = some, first: int = 0
) -> tuple[list[str], Counter[int]]:
    """Everything that was wrong, with a word where hardly anything was let through; and how often what was answered.

    Of each `first` something else is asked.
    """
    running.app = app or running.app
    browsers = [*(running.as_(kind) for kind in Is), running.anybody()]
    found: list[str] = []
    statuses: Counter[int] = Counter()

    def ask(data: st.DataObject) -> None:
        route, answer = asked_at_random(browsers, running, routes, data)
        statuses[answer.status_code] += 1
        found.extend(broken(route, answer))

    for number in range(first * TURNS, (first + 1) * TURNS):
        seed(number)(how(given(data=st.data())(ask)))()
        if statuses[200] > statuses.total() / 20:
            return found, statuses
    return [*found, "hardly anything was let through"], statuses


def test_whatever_is_asked_no_route_fails_and_each_answers_as_it_declares(running: Running) -> None:
    assert faults(running, STAYING)[0] == []


def test_a_route_that_fails_on_some_input_would_be_caught(running: Running) -> None:
    def defect(desk: Desk, most: int = 50) -> children.ChildrenForHome:
        """Divide by what was asked for."""
        desk.children()
        return children.ChildrenForHome(children=(), next=str(1 // (most - 1)))

    planted = Route(Method.GET, "/planted", defect, children.ROUTES[0].does, children.ChildrenForHome)
    app = create_app(running.store, SERVED, lambda: running.now, [*RESOURCES, (planted,)])
    assert any(fault.startswith("500") for fault in faults(running, (planted,), app)[0])


@pytest.mark.parametrize(
    "body", ['{"name": "\\ud800", "password": "x", "code": "1"}', "NaN", "[" * 5000, '{"name": 1e999}', "\xff"]
)
def test_what_no_program_sends_is_refused_and_not_a_fault(running: Running, body: str) -> None:
    answer = running.anybody().post(
        "/sign-in", content=body.encode("latin-1"), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422
