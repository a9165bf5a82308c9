"""What can be asked is described to who asked for it, whole, with examples that hold; and to nobody else."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from service.api.app import create_app
from service.api.route import Method, Needs
from service.store.opening import Store
from tests.service.api.asking import ROUTES, told
from tests.service.api.conftest import SERVED, Running
from tests.service.records.made import make


@pytest.fixture
def store(store_in_file: Store) -> Store:
    return store_in_file


@pytest.fixture
def running(store: Store) -> Running:
    return Running(store, make(store), served=replace(SERVED, described=True))


@pytest.fixture
def document(running: Running) -> dict[str, Any]:
    found: dict[str, Any] = running.anybody().get("/openapi.json").json()
    return found


def test_nothing_is_described_unless_that_was_asked_for(running: Running) -> None:
    running.app = create_app(running.store, SERVED, lambda: running.now)
    for path in ("/openapi.json", "/docs", "/redoc"):
        assert running.anybody().get(path).status_code == 404


def test_every_route_is_described_in_a_sentence_with_its_parameters(document: dict[str, Any]) -> None:
    for route in ROUTES:
        said = document["paths"][route.path][route.method.value.lower()]
        assert re.fullmatch(r"[A-Z].*\.", said["summary"]), told(route)
        named = {each["name"] for each in said["parameters"]}
        assert set(re.findall(r"{(\w+)}", route.path)) <= named
        assert ("Idempotency-Key" in named) is route.is_done_once
        assert ("If-Match" in named) is (route.method is Method.PUT)
        assert said["x-placewell"]["for"]


def test_every_example_is_taken_as_it_stands() -> None:
    for route in ROUTES:
        if route.takes is not None and [] not in route.example.values():
            assert route.takes.model_validate_json(json.dumps(dict(route.example)))


def test_every_type_that_is_spoken_of_is_there(document: dict[str, Any]) -> None:
    spoken_of = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert spoken_of <= set(document["components"]["schemas"])
    assert {"Problem", "TakenChild", "ChildForHome", "ChildForAuthority"} <= spoken_of


def test_what_is_shown_to_one_kind_of_viewer_is_a_type_of_its_own() -> None:
    viewers: dict[str, set[str]] = {}
    for route in ROUTES:
        if isinstance(route.does, Needs):
            viewers.setdefault(route.shows.__name__, set()).add(route.path.split("/")[1])
            assert route.shows.model_config.get("extra") == "forbid"
    assert [name for name, places in viewers.items() if len(places) > 1] == []


def test_the_page_names_every_route_and_runs_nothing(running: Running) -> None:
    page = running.anybody().get("/docs").text
    assert [told(route) for route in ROUTES if f"<td>{route.path}</td>" not in page] == []
    assert "<script" not in page
