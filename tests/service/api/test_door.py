"""What every request goes through, whatever it asks: headers, hosts, origins, limits, and faults that tell nothing."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from starlette.types import Message

from service.api import headers as of_all
from service.api import same_origin
from service.api.app import create_app
from service.api.resources import RESOURCES, health
from service.api.route import Method, Open, Route
from service.api.visit import Reply, Visit
from service.store.opening import Store
from tests.service.api.asking import ROUTES, UNSAFE, asked, ids_of, told
from tests.service.api.conftest import ORIGIN, SERVED, Running


@pytest.fixture
def store(store_in_file: Store) -> Store:
    return store_in_file


EVERY = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
}
POLICY = {"default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'none'"}


def without_headers(running: Running) -> list[str]:
    """The requests whose answers lack a header that every answer has."""
    manager, nobody, ids = running.manager, running.anybody(), ids_of(running.made)
    answers = [asked(by, route, ids) for route in ROUTES for by in (nobody, manager)]
    answers += [manager.get("/nowhere"), manager.post("/health"), manager.get("/children?most=0")]
    answers += [manager.get("/health", headers={"Host": "elsewhere.example"})]
    answers += [manager.post("/sign-in", headers={"Sec-Fetch-Site": "cross-site"})]
    answers += [manager.post("/sign-in", content=b"x" * (SERVED.most_bytes + 1))]
    return [
        str(answer.url)
        for answer in answers
        if not EVERY.items() <= dict(answer.headers).items()
        or set(answer.headers["content-security-policy"].split("; ")) != POLICY
        or "strict-transport-security" not in answer.headers
    ]


def test_every_answer_is_kept_nowhere_and_framed_nowhere(running: Running) -> None:
    assert without_headers(running) == []


def test_an_answer_that_may_be_kept_would_be_caught(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(of_all.HEADERS, "Cache-Control")
    running.app = create_app(running.store, SERVED, lambda: running.now)
    assert without_headers(running)


def test_no_route_lets_a_parameter_pass_that_it_does_not_know(running: Running) -> None:
    nobody, ids = running.anybody(), ids_of(running.made)
    for route in ROUTES:
        answer = nobody.request(route.method.value, f"{route.path.format(**ids)}?Asha=Asha")
        assert (answer.status_code, "Asha" in answer.text) == (422, False), told(route)
    assert "once each: after, most." in running.manager.get("/children?at_most=1").text


CAME_FROM: list[tuple[dict[str, str], bool]] = [
    ({"Sec-Fetch-Site": "same-origin"}, True),
    ({"Sec-Fetch-Site": "same-origin", "Origin": ORIGIN}, True),
    ({"Origin": ORIGIN}, True),
    ({"Sec-Fetch-Site": "same-site"}, False),
    ({"Sec-Fetch-Site": "cross-site"}, False),
    ({"Sec-Fetch-Site": "none"}, False),
    ({"Sec-Fetch-Site": "cross-site", "Origin": ORIGIN}, False),
    ({"Sec-Fetch-Site": "same-origin", "Origin": "https://elsewhere.example"}, False),
    ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, False),
    ({"Origin": "null"}, False),
    ({"Origin": f"{ORIGIN}.elsewhere.example"}, False),
    ({"Origin": ORIGIN.replace("https", "http")}, False),
    ({}, False),
]


@pytest.mark.parametrize(("came", "allowed"), CAME_FROM, ids=str)
def test_only_our_own_pages_change_anything(running: Running, came: dict[str, str], allowed: bool) -> None:
    browser, ids = running.manager, ids_of(running.made)
    del browser.headers["sec-fetch-site"]
    for route in UNSAFE:
        answer = asked(browser, route, ids, headers=came)
        assert (answer.status_code != 403) is allowed, told(route)
    assert browser.get("/health").status_code == 200


def test_taking_an_origin_of_null_would_be_caught(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(same_origin, "is_ours", lambda headers, _: headers.get("origin") == "null")
    with pytest.raises(AssertionError):
        test_only_our_own_pages_change_anything(running, {"Origin": "null"}, False)


def test_another_host_is_not_answered(running: Running) -> None:
    for host in ("elsewhere.example", "placewell.example.elsewhere.example", "placewell.example:8080", ""):
        assert running.manager.get("/children", headers={"Host": host}).status_code == 421


def in_parts() -> Iterator[bytes]:
    for _ in range(SERVED.most_bytes // 1024 + 1):
        yield b" " * 1024


@pytest.mark.parametrize("content", [b" " * (SERVED.most_bytes + 1), in_parts], ids=["whole", "in parts"])
def test_what_is_too_large_is_refused(running: Running, content: Any) -> None:
    sent = content() if callable(content) else content
    assert running.anybody().post("/sign-in", content=sent).status_code == 413


def test_a_body_that_does_not_arrive_is_not_waited_for(running: Running) -> None:
    slow = create_app(running.store, replace(SERVED, seconds_to_arrive=0.01), lambda: running.now)
    assert asyncio.run(statuses_of(slow, never_comes)) == [408]


async def never_comes() -> Message:
    await asyncio.Event().wait()
    raise AssertionError


async def statuses_of(app: Any, receive: Any) -> list[int]:
    said: list[int] = []

    async def send(message: Message) -> None:
        said.extend([message["status"]] if "status" in message else [])

    headers = [(b"host", b"placewell.example"), (b"sec-fetch-site", b"same-origin"), (b"content-length", b"7")]
    scope = {"type": "http", "method": "POST", "path": "/sign-in", "raw_path": b"/sign-in", "headers": headers}
    await app(scope | {"query_string": b"", "http_version": "1.1", "scheme": "https"}, receive, send)
    return said


def test_an_answer_that_takes_too_long_is_not_waited_for_and_its_work_goes_on(running: Running) -> None:
    may_end, ended = threading.Event(), threading.Event()

    def slowly(visit: Visit) -> Reply:
        """Take long."""
        may_end.wait(30)
        ended.set()
        return Reply(health.Health())

    planted = Route(Method.GET, "/slowly", slowly, Open("this test"), health.Health)
    running.app = create_app(
        running.store, replace(SERVED, seconds_to_answer=0.01), lambda: running.now, [*RESOURCES, (planted,)]
    )
    with running.anybody() as browser:
        answer = browser.get("/slowly")
        may_end.set()
        assert ended.wait(30)
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:placewell:too-long")


SECRET = "Asha of Larkbeck, born 2014"  # noqa: S105


def broken(visit: Visit) -> Reply:
    """Fail."""
    raise KeyError(SECRET)


def told_of_a_fault(running: Running, caplog: pytest.LogCaptureFixture) -> str:
    """Everything that leaves the service when something unforeseen happens."""
    planted = Route(Method.GET, "/broken", broken, Open("this test"), health.Health)
    running.app = create_app(running.store, SERVED, lambda: running.now, [(planted,)])
    caplog.set_level(0)
    answer = running.manager.get("/broken")
    assert answer.status_code == 500
    assert answer.json()["reference"] in caplog.text
    return f"{answer.text}\n{dict(answer.headers)}\n{caplog.text}\n{caplog.records}"


def test_an_unforeseen_fault_has_a_number_and_tells_nothing_of_a_child(
    running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    told = told_of_a_fault(running, caplog)
    assert SECRET not in told
    assert "KeyError" in told
    assert "test_door.py" in told


def test_a_fault_that_is_logged_with_its_text_would_be_caught(
    running: Running, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from service.api import door

    def defect(scope: object, fault: BaseException) -> str:
        door.LOG.exception("fault", exc_info=fault)
        return "fault"

    monkeypatch.setattr(door, "noted", defect)
    assert SECRET in told_of_a_fault(running, caplog)


def test_missing_forbidden_and_nowhere_are_the_same_to_the_byte_and_the_header(running: Running) -> None:
    officer = running.by(running.made.officer)
    resident = running.made.residents[0]
    of_child = [f"/children/{id}" for id in (resident, "0" * 32, "Asha", "%00")]
    paths = ["/nowhere", *of_child, f"/authority/children/{resident}"]
    answers = [officer.get(path) for path in paths]
    assert {answer.status_code for answer in answers} == {404}
    assert len({(answer.content, tuple(answer.headers.items())) for answer in answers}) == 1
