"""What holds for every form: it is ours, done once, keeps what was typed, and says where each thing is wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest

from service.access.relation import RelationKind
from service.pages import drafts
from service.records.sessions import IDLE
from service.sealing.sealed import Spot
from service.store.rows import AssessmentRow, DecisionRow
from tests.service.actions.doing import count
from tests.service.pages.visiting import Browser, Looked, Site
from tests.service.pages.writing import DECISION, decision_path

ELSEWHERE = {"Origin": "https://elsewhere.example"}


def fields(looked: Looked) -> dict[str, str]:
    """What stands in the fields that are written in."""
    return {e.attributes["id"]: e.words for e in looked.page.all("textarea")}


def test_a_form_sent_from_another_site_does_nothing(quick: Site) -> None:
    browser = quick.manager
    page = browser.get(quick.referral)
    answer = browser.client.post(quick.referral, data=page.hidden(quick.referral), headers=ELSEWHERE)
    assert answer.status_code == 403
    assert count(quick.store, AssessmentRow) == 0


def test_a_form_with_no_mark_of_this_session_does_nothing_and_comes_back(quick: Site) -> None:
    hidden = quick.manager.get(quick.referral).hidden(quick.referral)
    for sent in ({}, hidden, {**hidden, "mark": "0" * 64}):
        looked = Looked(quick.manager.post(quick.referral, sent))
        assert looked.answer.status_code == 422
        assert "signed in anew" in looked.words
    assert count(quick.store, AssessmentRow) == 0


def test_what_is_sent_twice_is_done_once_and_leads_to_a_page_that_can_be_loaded_again(site: Site) -> None:
    browser = site.manager
    hidden = browser.get(site.referral).hidden(site.referral)
    answers = [browser.post(site.referral, hidden) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert {answer.headers["location"] for answer in answers} == {site.referral}
    assert count(site.store, AssessmentRow) == 1


def test_everything_wrong_is_said_at_once_with_a_way_to_each_field_and_nothing_typed_is_lost(quick: Site) -> None:
    browser = quick.manager
    path = decision_path(browser.checked(quick))
    looked = browser.send(
        browser.get(path), path, {"reasons": "Words that took an hour.", "dissent": "His key worker."}
    )
    assert looked.answer.status_code == 422
    summary = looked.page.one("div", "govuk-error-summary")
    ways = [link.attributes["href"].removeprefix("#") for link in summary.all("a")]
    assert set(ways) == {"decided", "heard", "heard-on", "wishes"}
    assert all(looked.page.of_id(way) for way in ways)
    assert fields(looked)["reasons"] == "Words that took an hour."
    assert fields(looked)["dissent"] == "His key worker."
    assert looked.page.one("title").words.startswith("Error: ")


def test_words_too_long_to_be_kept_are_said_at_their_field_and_come_back_whole(quick: Site) -> None:
    browser, long = quick.manager, "What his school said. " * 200
    path = decision_path(browser.checked(quick))
    looked = browser.send(browser.get(path), path, DECISION | {"reasons": long})
    assert looked.answer.status_code == 422
    assert "It is longer than 4,000 letters." in looked.page.one("div", "govuk-error-summary").words
    assert fields(looked)["reasons"] == long.strip()


def ended_while_writing(site: Site, browser: Browser) -> tuple[str, Looked]:
    """A decision is sent after the session has ended: where to, and what came."""
    path = decision_path(browser.checked(site))
    page = browser.get(path)
    site.now += IDLE + timedelta(minutes=1)
    return path, browser.send(page, path, DECISION)


def come_back(site: Site, browser: Browser, path: str, asked: Looked, given: dict[str, str]) -> Looked:
    """What stands in the form after signing in and going on."""
    offered = Looked(browser.post("/desk/sign-in", asked.hidden("/desk/sign-in") | given))
    return Looked(browser.post(path, offered.hidden(path)))


def test_a_draft_is_there_again_after_signing_in_where_the_session_had_ended(quick: Site) -> None:
    anna, browser = quick.with_sign_in(), quick.manager
    path, asked = ended_while_writing(quick, browser)
    assert asked.answer.status_code == 401
    assert DECISION["reasons"] not in asked.answer.text
    back = come_back(quick, browser, path, asked, anna.given())
    assert fields(back)["reasons"] == DECISION["reasons"]
    assert count(quick.store, DecisionRow) == 0


def anothers_draft(site: Site) -> Looked:
    """The draft of the deputy, with the manager having signed in at the same browser."""
    anna, browser = site.with_sign_in(), site.by(site.made.people[RelationKind.DEPUTY_MANAGER])
    path, asked = ended_while_writing(site, browser)
    return come_back(site, browser, path, asked, anna.given())


def test_a_draft_is_given_back_to_nobody_but_who_wrote_it(quick: Site) -> None:
    assert fields(anothers_draft(quick))["reasons"] == ""


def test_the_test_of_drafts_catches_one_that_is_not_bound_to_its_person(
    quick: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "_spot", lambda person, path: Spot("draft", path, "anybody"))
    assert fields(anothers_draft(quick))["reasons"] == DECISION["reasons"]
