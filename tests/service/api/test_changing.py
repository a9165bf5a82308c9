"""Nothing is written over unseen, done twice, or answered without its line in the audit."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select, text

from service.access.relation import RelationKind as Is
from service.api import answering
from service.records import asking, kept_answers, staff
from service.records.people import add_person, relate
from service.records.taking_in import take_in_home
from service.records.versions import Writing
from service.store.rows import AuditRow, KeptAnswerRow, SendingRow
from tests.service.api.asking import MISSING, ROUTES, asked, ids_of, key, told
from tests.service.api.conftest import Running
from tests.service.records.made import DAY, NOW, WORLD
from tests.service.records.test_desk import break_audit

URN = WORLD.homes[0].urn


def changed(record: dict[str, Any], strength: str) -> dict[str, Any]:
    return record | {"strengths": [*record["strengths"], strength]}


def test_who_changes_a_record_says_from_what_and_is_told_what_differs(running: Running) -> None:
    path, manager, deputy = f"/children/{running.made.residents[0]}", running.manager, running.as_(Is.DEPUTY_MANAGER)
    read, seen = manager.get(path), deputy.get(path)
    mine, hers = changed(read.json()["record"], "calm"), changed(seen.json()["record"], "brave")
    assert manager.put(path, json=mine).status_code == 428
    written = manager.put(path, json=mine, headers={"If-Match": read.headers["etag"]})
    assert written.status_code == 200
    stale = deputy.put(path, json=hers | {"name": "Other"}, headers={"If-Match": seen.headers["etag"]})
    assert stale.status_code == 412
    assert [each["where"] for each in stale.json()["problems"]] == ["/name", "/strengths"]
    assert manager.get(path).json()["record"] == mine
    assert manager.get(path).headers["etag"] == written.headers["etag"]


@pytest.mark.parametrize("mark", ["*", '"x"', 'W/"x"', '"", "y"'])
def test_a_mark_that_is_not_of_what_was_shown_changes_nothing(running: Running, mark: str) -> None:
    path, manager = f"/children/{running.made.residents[0]}", running.manager
    record = manager.get(path).json()["record"]
    assert manager.put(path, json=changed(record, "calm"), headers={"If-Match": mark}).status_code == 412
    assert manager.get(path).json()["record"] == record


def test_last_write_wins_would_be_caught(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "names", lambda *_: True)
    with pytest.raises(AssertionError):
        test_who_changes_a_record_says_from_what_and_is_told_what_differs(running)


def test_a_mark_is_one_persons_and_of_what_they_were_shown(running: Running) -> None:
    path = f"/children/{running.made.residents[0]}"
    mine, hers = (by.get(path) for by in (running.manager, running.as_(Is.DEPUTY_MANAGER)))
    assert mine.content == hers.content
    assert mine.headers["etag"] != hers.headers["etag"]
    assert running.manager.get(path).headers["etag"] == mine.headers["etag"]


def test_a_record_cannot_become_another_childs_nor_say_what_cannot_be(running: Running) -> None:
    path, manager = f"/children/{running.made.residents[0]}", running.manager
    read = manager.get(path)
    for change in (
        {"id": "C-OTHER"},
        {"date_of_birth": "2036-01-01"},
        {"facts": read.json()["record"]["facts"][:1] * 2},
    ):
        answer = manager.put(path, json=read.json()["record"] | change, headers={"If-Match": read.headers["etag"]})
        assert answer.status_code == 422
        assert all(problem["way_out"] for problem in answer.json()["problems"])


def sendings(running: Running) -> int:
    with running.store.transaction() as t:
        return len(t.session.scalars(select(SendingRow)).all())


def sent_twice(running: Running) -> tuple[int, int, bool]:
    """How often it was done, with how many lines in the audit between, and whether the answers are the same."""
    officer, path = running.by(running.made.officer), f"/authority/referrals/{running.made.referral}/withdrawals"
    once = key()
    answers = [officer.post(path, json={"urn": URN}, headers=once) for _ in range(3)]
    return (
        Counter(answer.status_code for answer in answers)[200],
        len({answer.content for answer in answers}),
        answers[0].status_code == 200,
    )


def test_the_same_key_and_body_have_the_same_answer_and_one_effect(running: Running) -> None:
    assert sent_twice(running) == (3, 1, True)


def test_an_answer_that_is_not_kept_would_be_caught(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "keep", lambda *_: None)
    assert sent_twice(running) != (3, 1, True)


def test_a_key_stands_for_one_thing_of_one_person(running: Running) -> None:
    officer, base = running.by(running.made.officer), f"/authority/referrals/{running.made.referral}"
    once = key()
    assert officer.post(f"{base}/sendings", json={"urn": URN}, headers=once).status_code == 200
    assert officer.post(f"{base}/sendings", json={"urn": "SC000000"}, headers=once).status_code == 422
    assert officer.post(f"{base}/withdrawals", json={"urn": URN}, headers=once).status_code == 422
    manager = running.manager.post(f"{base}/sendings", json={"urn": URN}, headers=once)
    assert manager.status_code == 404
    for bad in ({}, {"Idempotency-Key": "short"}, {"Idempotency-Key": "x" * 129}):
        assert officer.post(f"{base}/sendings", json={"urn": URN}, headers=bad).status_code == 400


def logged_by_two_under_one_key(running: Running) -> set[str]:
    """What each of two who may ask the same of the same records is answered under the same key."""
    made, once = running.made, key()
    whom = {"asked": "school", "how": "in writing", "asked_at": NOW.isoformat()}
    body = whom | {"home": made.home, "referral": made.referral}
    people = (made.manager, made.people[Is.DEPUTY_MANAGER])
    answers = [running.by(person).post("/do/log-an-enquiry", json=body, headers=once) for person in people]
    assert {answer.status_code for answer in answers} == {200}
    return {answer.text for answer in answers}


def test_under_the_key_of_another_nobody_hears_what_the_other_was_answered(running: Running) -> None:
    assert len(logged_by_two_under_one_key(running)) == 2


def test_a_key_that_stands_for_anybody_would_be_caught(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    manager, honest = running.made.manager, kept_answers.said_before
    monkeypatch.setattr(asking, "said_before", lambda store, t, _, once: honest(store, t, manager, once))
    assert len(logged_by_two_under_one_key(running)) == 1


def test_what_was_answered_once_is_not_answered_again_to_who_may_no_longer(running: Running) -> None:
    path, once = f"/authority/referrals/{running.made.referral}/sendings", key()
    officer = running.by(running.made.officer)
    assert officer.post(path, json={"urn": URN}, headers=once).status_code == 200
    with running.store.transaction() as t:
        t.session.execute(
            text("UPDATE relations SET until = since WHERE person_id = :id"), {"id": running.made.officer}
        )
    assert officer.post(path, json={"urn": URN}, headers=once).status_code == 404


def test_a_kept_answer_about_a_record_is_not_given_again_to_who_may_not_have_that_record(running: Running) -> None:
    made, once = running.made, key()
    asked_for = {"home": made.home, "referral": made.referral}
    check = running.manager.post("/do/run-the-match-check", json=asked_for, headers=key()).json()["id"]
    body = {"assessment": check, "words": "We have no place that suits just now."}
    statement = running.manager.post("/do/write-a-statement", json=body, headers=key()).json()["id"]
    browser = running.manager
    release = {"statement": statement}
    assert browser.post("/do/release-a-statement", json=release, headers=once).status_code == 200
    assert browser.post("/do/release-a-statement", json=release, headers=once).status_code == 200
    with running.store.transaction() as t:
        t.session.execute(text("UPDATE relations SET until = since WHERE person_id = :id"), {"id": made.manager})
        home = take_in_home(Writing(t, DAY, running.now), WORLD.homes[0].model_copy(update={"urn": "SC777777"}))
        relate(t, made.manager, Is.REGISTERED_MANAGER, home, DAY)
    assert browser.post("/do/release-a-statement", json=release, headers=once).status_code == 404


def test_a_kept_answer_given_again_without_asking_for_the_record_would_be_caught(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_ask_for_all", lambda *_: None)
    with pytest.raises(AssertionError):
        test_a_kept_answer_about_a_record_is_not_given_again_to_who_may_not_have_that_record(running)


def test_of_many_who_ask_at_once_under_one_key_one_does_it_and_all_hear_the_same(running: Running) -> None:
    path, once = f"/authority/referrals/{running.made.referral}/withdrawals", key()
    officers = [running.by(running.made.officer) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda by: by.post(path, json={"urn": URN}, headers=once), officers))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    with running.store.transaction() as t:
        assert len(t.session.scalars(select(KeptAnswerRow)).all()) == 1


def test_what_was_answered_is_kept_sealed_and_forgotten_in_time(running: Running) -> None:
    administrator, organisation = running.as_(Is.ADMINISTRATOR), running.made.provider
    path = f"/organisations/{organisation}/people/{running.made.people[Is.COORDINATOR]}/end"
    assert administrator.post(path, headers=key()).status_code == 200
    with running.store.transaction() as t:
        kept = bytes(t.session.scalars(select(KeptAnswerRow)).one().body)
    assert b"coordinator" not in kept
    running.now += kept_answers.REMEMBERED * 2
    path = f"/organisations/{organisation}/people/{running.made.people[Is.AUDITOR]}/end"
    assert running.as_(Is.ADMINISTRATOR).post(path, headers=key()).status_code == 200
    with running.store.transaction() as t:
        assert len(t.session.scalars(select(KeptAnswerRow)).all()) == 1


def test_whose_access_is_ended_is_out_with_the_next_request(running: Running) -> None:
    coordinator, id = running.as_(Is.COORDINATOR), running.made.people[Is.COORDINATOR]
    assert coordinator.get("/children").status_code == 200
    path = f"/organisations/{running.made.provider}/people/{id}/end"
    assert running.as_(Is.ADMINISTRATOR).post(path, headers=key()).status_code == 200
    assert coordinator.get("/children").status_code == 401


def test_nobody_ends_the_access_of_another_organisations_people(running: Running) -> None:
    path = f"/organisations/{running.made.provider}/people/{running.made.officer}/end"
    assert running.as_(Is.ADMINISTRATOR).post(path, headers=key()).status_code == 404
    assert running.by(running.made.officer).get("/me").status_code == 200


def last_administrator_ended(running: Running) -> None:
    """The last of an organisation is not ended, and is told how; one of two is, and of two who try at once, one."""
    organisation, only = running.made.provider, running.made.people[Is.ADMINISTRATOR]
    path = f"/organisations/{organisation}/people/{only}/end"
    refused = running.by(only).post(path, headers=key())
    assert (refused.status_code, "last administrator" in refused.text) == (422, True)
    assert running.by(only).get("/me").status_code == 200
    with running.store.transaction() as t:
        second = add_person(t, organisation, "Second")
        relate(t, second, Is.ADMINISTRATOR, organisation, DAY)
    ends = [(running.by(one), path.replace(only, other)) for one, other in ((only, second), (second, only))]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda each: each[0].post(each[1], headers=key()).status_code, ends))
    assert answers.count(200) == 1


def test_the_last_administrator_is_not_ended_and_of_two_who_end_each_other_one_is(running: Running) -> None:
    last_administrator_ended(running)


def test_an_administrator_ended_without_a_look_at_who_is_left_would_be_caught(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staff, "must_leave_another", lambda *_: None)
    with pytest.raises(AssertionError):
        last_administrator_ended(running)


def test_a_list_comes_in_parts_and_each_child_shown_is_noted_once(running: Running) -> None:
    manager, found, after, parts = running.manager, [], "", 0
    while parts < 20:
        parts += 1
        answer = manager.get(f"/children?most=2{after}").json()
        assert len(answer["children"]) <= 2
        found += [child["id"] for child in answer["children"]]
        if answer["next"] is None:
            break
        after = f"&after={answer['next']}"
    assert parts == len(found) // 2 + 1
    assert sorted(found) == sorted((*running.made.residents, running.made.referred))
    with running.store.transaction() as t:
        noted = t.session.scalars(select(AuditRow.child_id).where(AuditRow.person_id == running.made.manager))
        assert Counter(noted) == Counter(found)


PARTS = ("most=0", "most=101", "most=x", "most=-1", f"after={MISSING}", "after=Asha", "Asha=Asha", "most=7&most=7")


@pytest.mark.parametrize("asked_for", PARTS)
def test_a_part_that_is_none_is_refused_without_repeating_it(running: Running, asked_for: str) -> None:
    answer = running.manager.get(f"/children?{asked_for}")
    assert answer.status_code == 422
    assert asked_for.partition("=")[2] not in answer.text.replace("10", "")


def test_who_has_looked_is_told_in_parts(running: Running) -> None:
    child, manager = running.made.residents[0], running.manager
    for _ in range(3):
        manager.get(f"/children/{child}")
    first = manager.get(f"/children/{child}/looked?most=2").json()
    rest = manager.get(f"/children/{child}/looked?before={first['next']}").json()
    assert (len(first["lines"]), len(rest["lines"]), rest["next"]) == (2, 2, None)


def test_the_ledger_is_worked_out_again_for_its_auditor(running: Running) -> None:
    answer = running.as_(Is.AUDITOR).get(f"/organisations/{running.made.provider}/ledger").json()
    assert (answer["holds"], answer["entries"], answer["faults"]) == (True, 0, [])
    assert answer["checkpoint"].startswith(f"placewell/{running.made.provider}\n0\n")


def test_without_an_audit_no_route_answers_of_a_record(running: Running) -> None:
    browsers = [running.as_(kind) for kind in Is]
    break_audit(running.store)
    said = {
        (told(route), answer.status_code)
        for route in ROUTES
        if "{" in route.path
        for by in browsers
        for answer in [asked(by, route, ids_of(running.made))]
    }
    assert {status for _, status in said} <= {404, 503, 428}
    assert {route for route, status in said if status == 503} == {told(r) for r in ROUTES if "{" in r.path}


def test_who_has_said_they_know_a_child_is_shown_nothing_of_it(running: Running) -> None:
    from service.records.people import declare

    with running.store.transaction() as t:
        knows = add_person(t, running.made.provider, "Knows")
        relate(t, knows, Is.REGISTERED_MANAGER, running.made.home, DAY)
        declare(t, knows, running.made.residents[0], DAY)
    by, ids = running.by(knows), ids_of(running.made)
    about = [route for route in ROUTES if "{child}" in route.path or route.path.endswith("/group")]
    assert {asked(by, route, ids).status_code for route in about} == {404}
    listed = by.get("/children").json()["children"]
    assert running.made.residents[0] not in {child["id"] for child in listed}
