"""Signing in and out over HTTP: one answer for everything wrong, a cookie nothing else can use, and an end at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from service.access.action import Action
from service.api.served import Served
from service.records import sign_ins
from service.records.people import add_person
from service.records.readiness import NOT_NOW, told_of
from service.records.sessions import IDLE, LONGEST, end_person
from service.records.sign_ins import give
from service.signing_in.codes import SECONDS, new_secret
from service.store.rows import AuditRow, SignInTryRow
from tests.service.api.conftest import COOKIE, PASSWORD, Anna, Running
from tests.service.records.test_desk import break_audit, fill

STEP = timedelta(seconds=SECONDS)


def test_who_signs_in_is_let_in_and_who_signs_out_is_not(anna: Anna) -> None:
    browser = anna.running.anybody()
    assert browser.get("/children").status_code == 401
    assert browser.post("/sign-in", json=anna.given()).status_code == 200
    assert browser.get("/children").status_code == 200
    kept = browser.cookies[COOKIE]
    assert browser.post("/sign-out").status_code == 200
    assert anna.running.anybody(Cookie=f"{COOKIE}={kept}").get("/children").status_code == 401


def test_the_cookie_is_for_this_host_over_tls_alone_and_for_no_script(anna: Anna) -> None:
    answer = anna.running.anybody().post("/sign-in", json=anna.given())
    (cookie,) = answer.headers.get_list("set-cookie")
    name, _, attributes = cookie.partition("; ")
    assert name.startswith(f"{COOKIE}=")
    assert set(attributes.split("; ")) == {"Path=/", "HttpOnly", "SameSite=Strict", "Secure"}
    assert browser_text(answer.text, cookie) == []


def browser_text(text: str, cookie: str) -> list[str]:
    """The token, where a script could read it in the answer."""
    token = cookie.partition("=")[2].partition(";")[0]
    return [token] if token in text else []


def test_only_on_ones_own_machine_does_the_cookie_go_without_tls(anna: Anna) -> None:
    here = "http://127.0.0.1:8000"
    anna.running.served = Served((here,), secure=False)
    anna.running.__post_init__()
    browser = anna.running.anybody(Host="127.0.0.1:8000")
    cookie = browser.post("/sign-in", json=anna.given()).headers["set-cookie"]
    assert "Secure" not in cookie
    assert "HttpOnly; SameSite=Strict" in cookie


@pytest.mark.parametrize("wrong", [{"name": "nobody"}, {"password": "other-otter-violin"}, {"code": "000"}], ids=str)
def test_whatever_is_wrong_has_one_answer(anna: Anna, wrong: dict[str, str]) -> None:
    answer = anna.running.anybody().post("/sign-in", json=anna.given(**wrong))
    everything = {"name": "somebody", "password": "another-otter-violin", "code": "111"}
    nobody = anna.running.anybody().post("/sign-in", json=anna.given(**everything))
    assert (answer.status_code, answer.content, answer.headers) == (401, nobody.content, nobody.headers)
    assert "wait for the next" in answer.json()["way_out"]


def test_nobody_is_signed_in_without_a_line_in_the_audit_and_that_is_no_fault(anna: Anna) -> None:
    break_audit(anna.running.store)
    answer = anna.running.anybody().post("/sign-in", json=anna.given())
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:placewell:cannot-be-kept")
    assert answer.headers["retry-after"]
    assert "set-cookie" not in answer.headers


def test_records_that_can_be_read_and_not_written_are_not_ready_and_asking_leaves_nothing(anna: Anna) -> None:
    browser, store = anna.running.anybody(), anna.running.store
    assert browser.get("/ready").json()["ready"]
    assert told_of(store) == str(store.standing)
    with store.transaction() as t:
        assert t.session.scalars(select(SignInTryRow)).all() == []
    fill(store, "sign_in_tries", "succeeded")
    assert not browser.get("/ready").json()["ready"]
    assert told_of(store).endswith(NOT_NOW)


def test_a_new_session_begins_with_each_sign_in_whatever_cookie_was_there(anna: Anna) -> None:
    planted = "planted-by-somebody-else"
    browser = anna.running.anybody(Cookie=f"{COOKIE}={planted}")
    assert browser.post("/sign-in", json=anna.given()).status_code == 200
    assert anna.running.anybody(Cookie=f"{COOKIE}={planted}").get("/children").status_code == 401


def test_proving_again_goes_on_under_a_new_cookie_and_the_old_one_ends(anna: Anna) -> None:
    browser = anna.running.anybody()
    browser.post("/sign-in", json=anna.given())
    old = browser.cookies[COOKIE]
    anna.running.now += STEP
    assert browser.post("/prove-again", json=anna.given()).status_code == 200
    assert browser.cookies[COOKIE] != old
    assert browser.get("/children").status_code == 200
    assert anna.running.anybody(Cookie=f"{COOKIE}={old}").get("/children").status_code == 401


def test_nobody_proves_with_what_somebody_else_signs_in_with(anna: Anna) -> None:
    secret = new_secret()
    with anna.running.store.transaction() as t:
        other = add_person(t, anna.running.made.provider, "Ben Hale")
        give(anna.running.store, t, other, "ben", PASSWORD, secret)
    browser = anna.running.manager
    bens = Anna(anna.running, secret).given(name="ben")
    assert browser.post("/prove-again", json=bens).status_code == 401
    assert browser.get("/children").status_code == 200


def test_who_is_disabled_is_out_with_the_next_request(anna: Anna) -> None:
    browser = anna.running.manager
    assert browser.get("/children").status_code == 200
    with anna.running.store.transaction() as t:
        end_person(t, anna.running.made.manager, anna.running.now)
    assert browser.get("/children").status_code == 401


def test_a_session_ends_unused_and_after_its_longest(running: Running) -> None:
    unused, used, begun = running.manager, running.manager, running.now
    while running.now < begun + LONGEST - IDLE:
        running.now += IDLE - STEP
        assert used.get("/children?most=1").status_code == 200
    assert unused.get("/children?most=1").status_code == 401
    running.now = begun + LONGEST
    assert used.get("/children?most=1").status_code == 401


def test_too_many_tries_are_told_to_wait_and_not_whether_there_is_such_a_person(
    anna: Anna, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_ins, "OF_ADDRESS", 2)
    monkeypatch.setattr(sign_ins, "is_right", lambda *_: False)
    said = [
        [anna.running.anybody().post("/sign-in", json=anna.given(name=name)) for _ in range(3)][-1]
        for name in ("anna", "nobody")
    ]
    assert {(answer.status_code, answer.headers["retry-after"]) for answer in said} == {(429, "3600")}
    assert said[0].content == said[1].content


def test_signing_in_proving_and_signing_out_are_written_down(anna: Anna) -> None:
    browser = anna.running.anybody()
    browser.post("/sign-in", json=anna.given())
    anna.running.now += STEP
    browser.post("/prove-again", json=anna.given())
    browser.post("/sign-out")
    with anna.running.store.transaction() as t:
        did = t.session.execute(select(AuditRow.action, AuditRow.person_id).order_by(AuditRow.number)).all()
    manager = anna.running.made.manager
    assert [tuple(row) for row in did] == [
        (Action.SIGN_IN, manager),
        (Action.PROVE_AGAIN, manager),
        (Action.SIGN_OUT, manager),
    ]
