"""A manager writes down what a resident says of a child referred, and sees the check move."""

from __future__ import annotations

import pytest

from service.pages.each.resident_view import view_in
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.pages.view_words import HowHeard, Welcomes
from service.store.rows import AssessmentRow, ResidenceVersionRow
from tests.service.actions.doing import count
from tests.service.pages.visiting import Browser, Looked, Site

AGAINST = {"heard": "said", "on": "2026-11-16", "words": "I like it as it is.", "welcomes": "against"}


def form(site: Site) -> tuple[Browser, str]:
    """The manager, and where she writes down what the first child who lives there says."""
    browser = site.manager
    ways = browser.get(f"{site.referral}/views").links()
    return browser, next(way for way in ways if "/views/" in way)


def faults(looked: Looked) -> set[str]:
    return {link.attributes["href"] for link in looked.page.one("div", "govuk-error-summary").all("a")}


def test_a_view_that_is_written_down_moves_the_page_before_her_eyes(site: Site) -> None:
    site.manager.checked(site)
    browser, path = form(site)
    moved = browser.send(browser.get(path), path, AGAINST)
    assert moved.answer.status_code == 200
    assert "What moved since the check before" in moved.words
    told = browser.get(f"{site.referral}/views").words
    assert "I like it as it is." in told
    assert "Against it" in told


def test_everything_left_out_of_a_view_is_said_at_once_and_what_was_typed_is_kept(quick: Site) -> None:
    browser, path = form(quick)
    empty = browser.send(browser.get(path), path, {"on": ""})
    assert empty.answer.status_code == 422
    assert faults(empty) == {"#heard", "#on"}
    halfway = browser.send(browser.get(path), path, {"heard": "said", "on": "2026-11-17"})
    assert faults(halfway) == {"#words", "#welcomes"}
    ahead = browser.send(browser.get(path), path, AGAINST | {"on": "2026-11-17"})
    assert faults(ahead) == {"#on"}
    assert ahead.page.one("textarea").words == "I like it as it is."
    assert count(quick.store, AssessmentRow) == 0


def test_a_child_who_did_not_want_to_say_is_neither_for_nor_against_it_whatever_is_chosen(quick: Site) -> None:
    browser, path = form(quick)
    stale = browser.get(path)
    browser.send(browser.get(path), path, {"heard": "would-not-say", "on": "2026-11-16", "welcomes": "for"})
    late = browser.send(stale, path, AGAINST)
    assert (late.answer.status_code, "Was asked, and did not want to say." in late.words) == (412, True)
    told = browser.get(f"{quick.referral}/views").words
    assert "Was asked, and did not want to say." in told
    assert "Left open" in told
    assert "For it" not in told.partition("All that was written")[0]


@pytest.mark.parametrize("how", HowHeard)
def test_only_what_a_child_said_or_showed_comes_to_anything(how: HowHeard) -> None:
    typed = {"heard": how.value, "on": "2026-11-16", "words": "Words.", "welcomes": Welcomes.AGAINST.value}
    view = view_in(Typed(Sent(typed)))
    assert view.welcomes is (False if how in (HowHeard.SAID, HowHeard.SEEN) else None)
    assert (view.words is None) is (how is HowHeard.NOT_ASKED)


def test_a_view_that_is_too_long_to_keep_comes_back_and_is_no_fault_of_the_service(quick: Site) -> None:
    browser, path = form(quick)
    before = count(quick.store, ResidenceVersionRow)
    answer = browser.send(browser.get(path), path, AGAINST | {"words": "a" * 4_001})
    assert answer.answer.status_code == 422
    assert faults(answer) == {"#words"}
    assert count(quick.store, ResidenceVersionRow) == before


def test_the_question_of_a_residents_view_leads_to_where_it_is_written_down(quick: Site) -> None:
    browser, path = form(quick)
    page = browser.send(browser.get(path), path, {"heard": "would-not-say", "on": "2026-11-16"})
    assert path in page.links()
