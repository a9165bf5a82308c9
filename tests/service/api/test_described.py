"""What can be asked is described to who asked for it, whole, with examples that hold; and to nobody else."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from matching.errors import Problem
from service.actions.take_emergency import TakeEmergency
from service.api.app import create_app
from service.api.body import pointed
from service.api.route import Method, Needs, Open
from service.records import parts
from service.records.parts import AskPart, NotInList
from service.store.opening import Store
from tests.service.api.asking import ROUTES, told
from tests.service.api.conftest import COOKIE, SERVED, Running
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
        assert bool(said["security"]) is not isinstance(route.does, Open)
    assert document["components"]["securitySchemes"]["session"]["name"] == COOKIE


def test_every_example_is_taken_as_it_stands() -> None:
    for route in ROUTES:
        if route.takes is not None:
            assert route.takes.model_validate_json(json.dumps(dict(route.example)))


def test_the_parts_of_a_list_have_each_in_it_once() -> None:
    for at_most, those in ((1, ["a", "b", "c", "d"]), (3, ["abc", "d"]), (4, ["abcd"])):
        found, after = list[str](), None
        while not found or after is not None:
            part, after = AskPart(after=after, at_most=at_most).of("abcd", str)
            found.append("".join(part))
        assert found == those


def begins_again_once_another_was_told_before() -> None:
    _, after = AskPart(at_most=2).of("abcd", str)
    assert AskPart(after=after).of("abdce", str) == (tuple("dce"), None)
    for other in ("acbd", "dabc", "xabcd", "bcd", "acd"):
        with pytest.raises(NotInList):
            AskPart(after=after).of(other, str)
    for wrong in ("b", "e", f"a{after}"):
        with pytest.raises(NotInList):
            AskPart(after=wrong).of("abcd", str)


def test_a_list_in_which_another_was_told_before_is_begun_again() -> None:
    begins_again_once_another_was_told_before()


def test_a_part_that_leaves_out_what_moved_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_mark", lambda told: told[-1])
    with pytest.raises(pytest.fail.Exception):
        begins_again_once_another_was_told_before()


def test_the_number_of_a_version_that_was_read_is_none_beyond_what_a_database_counts() -> None:
    taken = [route.takes.model_json_schema()["properties"] for route in ROUTES if route.takes is not None]
    numbers = [said[name] for said in taken for name in ("number", "version") if name in said]
    counted = [each["exclusiveMaximum"] for each in numbers if each["type"] == "integer"]
    assert len(counted) > 5
    assert set(counted) == {2**31}


GROWING = ("see-which-referrals-wait", "see-what-was-decided", "read-reviews", "see-how-long-all-records-are-kept")


def test_what_grows_for_as_long_as_a_home_is_there_is_told_in_parts() -> None:
    grow = [route for route in ROUTES if route.path.rpartition("/")[2] in GROWING]
    assert len(grow) == len(GROWING)
    for route in grow:
        assert route.takes is not None
        assert issubclass(route.takes, AskPart)
        assert "next" in route.shows.model_fields


@pytest.mark.parametrize(
    ("where", "pointed_at"),
    [
        ("arrives at", "/arrives_at"),
        ("answers 12", "/answers/11"),
        ("answers 0", None),
        ("caller name 2", None),
        ("question 12", None),
        ("enquiry, called at", None),
        ("/answers/0/level", None),
        ("", None),
    ],
)
def test_what_is_wrong_is_told_by_a_pointer_where_it_is_one_field(where: str, pointed_at: str | None) -> None:
    assert pointed(Problem(where, "what", "way out"), TakeEmergency).where == (
        where if pointed_at is None else pointed_at
    )


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
