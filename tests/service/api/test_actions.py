"""What a manager does, over HTTP: for who may, done once, and signed only by who has just proved who they are."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from service.api.resources import actions
from service.records.sessions import PROVED
from tests.service.access.in_short import IN_SHORT as WHO
from tests.service.api.asking import asked, ids_of, key
from tests.service.api.conftest import Running

BY_HAND = {
    "see-which-referrals-wait": "manager deputy responsible",
    "read-a-referral": "manager deputy responsible",
    "run-the-match-check": "manager deputy",
    "read-an-assessment": "manager deputy responsible",
    "log-an-enquiry": "manager deputy",
    "see-what-would-make-it-a-match": "manager deputy",
    "make-a-readiness-plan": "manager deputy",
    "read-a-readiness-plan": "manager deputy responsible",
    "sign-a-decision": "manager deputy",
    "record-a-departure": "manager deputy",
    "read-which-departures-are-recorded": "manager deputy",
    "read-reviews": "manager deputy responsible",
    "see-what-we-learnt": "manager deputy responsible",
    "see-who-has-looked": "manager responsible",
    "see-from-whom-a-record-is-kept": "manager responsible",
    "keep-a-record-from-a-colleague": "manager responsible",
    "let-a-colleague-see-a-record-again": "responsible",
    "see-how-long-a-record-is-kept": "manager responsible",
    "write-down-a-death": "manager responsible",
    "put-a-legal-hold-on-a-record": "manager responsible",
    "lift-the-legal-hold-on-a-record": "manager responsible",
    "ask-that-a-record-be-destroyed": "manager responsible",
    "destroy-a-record": "manager responsible",
    "see-what-was-decided": "manager deputy responsible",
    "tell-of-free-places": "manager deputy",
    "answer-the-authority": "manager deputy",
    "write-a-statement": "manager deputy",
    "see-what-is-true-of-a-home": "manager deputy responsible",
    "see-what-a-change-of-a-home-would-do": "manager deputy responsible",
    "keep-what-is-true-of-a-home": "manager deputy responsible",
    "say-what-is-known-between-children": "manager deputy responsible",
    "read-the-statements-written": "manager deputy responsible",
}
OF_AUTHORITY = {
    "see-brothers-and-sisters": "officer",
    "search-homes": "officer",
    "search-homes-for-brothers-and-sisters": "officer",
    "send-to-homes": "officer",
    "follow-the-answers-of-homes": "officer",
    "tell-more-of-a-child": "officer",
    "take-an-offer": "officer",
    "let-a-place-go": "officer",
    "close-a-referral": "officer",
    "see-unmet-need": "officer",
    "read-the-statements-released": "officer",
}
"""Who may ask what of this home and its referral. The other actions are of records that these tests do not make.

The responsible individual keeps the record from the manager, who then cannot have it opened again.
"""

READS = {
    "see-which-referrals-wait",
    "read-a-referral",
    "read-an-assessment",
    "see-what-would-make-it-a-match",
    "see-other-records-of-a-child",
}
READS |= {"read-a-readiness-plan", "read-a-decision", "read-reviews", "see-what-we-learnt", "see-who-has-looked"}
READS |= {"see-brothers-and-sisters", "search-homes", "search-homes-for-brothers-and-sisters"}
READS |= {"follow-the-answers-of-homes", "see-unmet-need"}
READS |= {"see-what-was-decided", "review-a-statement-of-purpose"}
READS |= {"see-how-long-a-record-is-kept", "see-how-long-all-records-are-kept", "read-what-residents-say"}
READS |= {"print-a-statement-released", "read-which-departures-are-recorded"}
READS |= {"see-from-whom-a-record-is-kept", "look-over-referrals", "look-over-referrals-of-children"}
READS |= {"see-what-is-true-of-a-home", "see-what-a-change-of-a-home-would-do"}
READS |= {"read-the-statements-written", "read-the-statements-released"}


def do(by: TestClient, action: str, body: dict[str, Any], **headers: str) -> Response:
    return by.post(f"/do/{action}", json=body, headers=key() | headers)


def check(running: Running) -> dict[str, Any]:
    body = {"home": running.made.home, "referral": running.made.referral}
    answer = do(running.manager, "run-the-match-check", body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_what_only_reads_needs_no_key_and_all_else_does() -> None:
    assert {route.path.rpartition("/")[2] for route in actions.ROUTES if route.only_reads} == READS


def test_each_action_is_for_who_may_and_nobody_else(running: Running) -> None:
    ids = ids_of(running.made, assessment=check(running)["id"])
    browsers = {name: running.as_(kind) for name, kind in WHO.items()}
    for route in actions.ROUTES:
        under, _, name = route.path.rpartition("/")
        of_authority = under == "/authority/do"
        table = OF_AUTHORITY if of_authority else BY_HAND
        of = ids | ({"organisation": running.made.authority} if of_authority else {})
        if name in table:
            may = {who for who, by in browsers.items() if asked(by, route, of).status_code != 404}
            assert may == set(table[name].split()), name
        assert asked(running.anybody(), route, ids).status_code == 401


def test_a_check_run_twice_under_one_key_is_one_assessment(running: Running) -> None:
    body, once = {"home": running.made.home, "referral": running.made.referral}, key()
    answers = [running.manager.post("/do/run-the-match-check", json=body, headers=once) for _ in range(2)]
    assert answers[0].content == answers[1].content
    assert running.manager.post("/do/run-the-match-check", json=body).status_code == 400
    again = do(running.manager, "read-an-assessment", {"assessment": answers[0].json()["id"]})
    assert again.json()["id"] == answers[0].json()["id"]


def signing(running: Running) -> Response:
    wishes = {"heard": "said", "on": running.now.date().isoformat(), "words": "A quiet room."}
    body = {
        "assessment": check(running)["id"],
        "decided": "ask for more before deciding",
        "reasons": "The school has not answered yet.",
        "childs_wishes": wishes,
    }
    manager = running.manager
    running.now += PROVED - timedelta(seconds=1)
    late = body | {"reasons": "Read over for too long."}
    signed = do(manager, "sign-a-decision", body)
    running.now += timedelta(seconds=1)
    assert do(manager, "sign-a-decision", late).json()["type"] == "urn:placewell:not-just-proved"
    return signed


def test_a_decision_is_signed_by_who_has_just_proved_who_they_are(running: Running) -> None:
    signed = signing(running)
    assert signed.status_code in {200, 422}, signed.text
    if signed.status_code == 422:
        pytest.fail(signed.text)
    assert signed.json()["checkpoint"].startswith("placewell/")
