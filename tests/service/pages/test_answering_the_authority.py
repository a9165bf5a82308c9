"""A manager tells what is free, answers and releases a statement; the officer reads just that, and closes it."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from pypdf import PdfReader

from matching.sufficiency.refusals import Reason
from service.access.relation import RelationKind as Is
from service.actions import run_check
from service.actions.run_check import RunCheck
from service.records.desk import at_desk
from service.records.entering import Entry, enter
from service.store.rows import HomeAnswerRow, ReleaseRow, StatementRow
from tests.service.actions.doing import count, do
from tests.service.actions.test_offers import accept
from tests.service.actions.test_placing import told
from tests.service.held_to import failures_of
from tests.service.pages.visiting import Browser, Looked, Site
from tests.service.records.made import DAY, NOW, WORLD

WORDS = "Thank you for the referral.\nWe have no place that suits just now; please ask us again in the spring."
NO = {"says": "not_offered", "reason": Reason.NO_PLACE.value}


def officer(site: Site) -> Browser:
    return site.by(site.made.officer)


def placing(site: Site, part: str = "") -> str:
    return f"/desk/placing/{site.made.referral}{part}"


def test_free_places_are_told_as_a_person_counts_them_and_seen_by_whoever_opens_the_page(quick: Site) -> None:
    way, browser = f"{quick.waiting}/places", quick.manager
    page = browser.get(next(link for link in browser.get(quick.waiting).links() if link == way))
    first = (DAY + timedelta(days=1)).isoformat()
    wrong = browser.send(page, way, {"places-1": "two", "since-1": "", "until-2": "x"})
    assert wrong.answer.status_code == 422
    assert "no number of places can be read here" in wrong.words.lower()
    stale = browser.get(way)
    now = browser.send(page, way, {"places-1": "2", "since-1": first, "kind-1-long": "yes", "note-1": "Ground floor."})
    assert "Two places from" in now.words
    late = browser.send(stale, way, {"places-1": "0", "since-1": first})
    assert (late.answer.status_code, "Two places from" in late.words) == (412, True)
    assert "Ground floor." in now.words
    none = browser.send(now, way, {"places-1": "0", "since-1": first, "note-1": ""})
    assert "Zero places" in none.words or "No places" in none.words or "0 places" in none.words
    three_rows = browser.get(way)
    browser.send(browser.get(way), way, {})
    late = browser.send(three_rows, way, {"places-3": "7", "since-3": first})
    assert (late.answer.status_code, late.page.of_id("places-3").attributes["value"]) == (412, "7")


def test_a_note_that_may_tell_of_a_child_is_read_again_before_it_goes(quick: Site) -> None:
    way, browser = f"{quick.waiting}/places", quick.manager
    first, named = WORLD.groups[0].residents[0].child.name.split()[0], {"places-2": "1", "since-2": DAY.isoformat()}
    told = named | {"note-2": f"Next to {first}."}
    wrong = browser.send(browser.get(way), way, told)
    assert "name of another child" in wrong.words
    assert 'id="note-2-error"' in wrong.answer.text
    assert f"Next to {first}." not in browser.get(way).words
    now = browser.send(wrong, way, told | {"tells-of-no-child": "yes"})
    assert f"Next to {first}." in now.words


def test_a_place_is_offered_only_on_a_decision_and_the_authority_takes_it(quick: Site) -> None:
    way, browser = f"{quick.referral}/tell", quick.manager
    page = browser.get(way)
    until = {"says": "offered", "until-day": (DAY + timedelta(days=3)).isoformat(), "until-time": "12:00"}
    refused = browser.send(page, way, until)
    assert "No decision to accept stands" in refused.words
    accept(quick.store, quick.made)
    places = f"{quick.waiting}/places"
    browser.send(browser.get(places), places, {"places-1": "1", "since-1": DAY.isoformat()})
    assert "a place is offered" in browser.send(browser.get(way), way, until).words
    assert "Take the offer" in officer(quick).get(placing(quick)).words
    assert count(quick.store, HomeAnswerRow) == 1


def test_why_no_place_is_offered_is_told_and_nothing_else(quick: Site) -> None:
    way, browser = f"{quick.referral}/tell", quick.manager
    assert browser.send(browser.get(way), way, {"says": "not_offered"}).answer.status_code == 422
    stale = browser.get(way)
    browser.send(browser.get(way), way, NO)
    late = browser.send(stale, way, NO | {"reason": Reason.GROUP.value})
    assert (late.answer.status_code, NO["reason"] in late.page.one("div", "panel").words) == (412, True)
    words = officer(quick).get(placing(quick)).words
    assert "No place is free for this stay." in words


def written(site: Site, browser: Browser, words: str = WORDS) -> Looked:
    """The page on which the manager reads what would go."""
    made = site.made
    id = do(site.store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager).id
    way = f"/desk/assessments/{id}/statement"
    assert way in browser.get(f"{site.referral}/statements").links()
    return browser.send(browser.get(way), way, {"words": words})


def released(site: Site) -> None:
    browser = site.manager
    page = written(site, browser)
    path = page.answer.request.url.path
    assert page.page.one("div", "as-written").words.split() == WORDS.split()
    assert f"{len(WORDS.split())} words" in page.words
    assert count(site.store, ReleaseRow) == 0
    browser.send(page, path, {})


def test_she_releases_what_she_has_read_and_the_authority_has_those_bytes_as_a_page_a_file_and_a_document(
    quick: Site,
) -> None:
    released(quick)
    browser = officer(quick)
    page = browser.get(placing(quick, "/released"))
    assert page.page.one("div", "as-written").words.split() == WORDS.split()
    assert browser.get(placing(quick, "/released/1")).answer.content == WORDS.encode()
    paper = browser.get(placing(quick, "/released/1/statement.pdf")).answer.content
    assert failures_of(paper) == []
    printed = " ".join("".join(each.extract_text() for each in PdfReader(io.BytesIO(paper)).pages).split())
    assert all(" ".join(line.split()) in printed for line in WORDS.split("\n"))
    assert paper == browser.get(placing(quick, "/released/1/statement.pdf")).answer.content
    assert browser.get(placing(quick, "/released/2/statement.pdf")).answer.status_code == 404


def test_it_is_offered_for_release_to_who_wrote_it_alone(quick: Site) -> None:
    written(quick, quick.manager)
    page = f"{quick.referral}/statements"
    deputy = quick.by(quick.made.people[Is.DEPUTY_MANAGER]).get(page)
    assert "Read what goes, and release it" in quick.manager.get(page).words
    assert "Read what goes, and release it" not in deputy.words
    assert "wrote it, and alone may release it" in deputy.words


def test_a_line_that_tells_of_a_resident_is_refused_and_nothing_is_kept(quick: Site) -> None:
    resident = WORLD.groups[0].residents[0].child.name
    page = written(quick, quick.manager, f"Thank you.\nIt would not suit {resident}.")
    assert page.answer.status_code == 422
    assert count(quick.store, StatementRow) == 0


def test_the_officer_closes_a_referral_with_its_cause_and_opens_it_again(quick: Site) -> None:
    browser, way = officer(quick), placing(quick, "/close")
    assert browser.send(browser.get(way), way, {}).answer.status_code == 422
    before, stale = browser.get(way), browser.get(way)
    closed = browser.send(before, way, {"cause": "a home is no longer looked for"})
    assert "a home is no longer looked for" in closed.words
    assert way in closed.links()
    assert "One referral is closed" in browser.get(f"/desk/authorities/{quick.made.authority}").words
    refused = browser.send(stale, way, {"cause": "no home was found in time"})
    assert "somebody else has closed it" in refused.words.lower()
    opened = browser.send(browser.get(way), way, {"open": "yes"})
    assert "Close the referral" in opened.words


def test_what_a_home_asked_is_answered_in_the_referral_and_its_check_is_void(quick: Site) -> None:
    manager, browser, way = quick.manager, officer(quick), placing(quick, "/more")
    manager.checked(quick)
    assert way in browser.get(placing(quick)).links()
    page = browser.get(f"{way}?about=fire_setting")
    assert browser.send(page, way, {"basis": "observed fact"}).answer.status_code == 422
    said = {"level": "2", "basis": "observed fact", "by": "school", "on": DAY.isoformat(), "words": "Twice."}
    kept = browser.send(browser.get(f"{way}?about=fire_setting"), way, said)
    assert kept.answer.status_code == 200
    assert "Twice." in kept.words
    assert "Something has changed since the check" in manager.get(quick.referral).words


def test_a_home_closes_what_it_wrote_down_itself_and_nothing_of_an_authority(quick: Site) -> None:
    made, browser = quick.made, quick.manager
    own = Entry(referral=told(5, placing_authority="By telephone"))
    (entered,) = at_desk(quick.store, made.manager, NOW, lambda desk: enter(desk, made.home, (own,)))
    page = browser.get(way := f"{quick.waiting}/referrals/{entered.referral}")
    assert f"{way}/close" in page.links()
    assert f"{way}/tell" not in page.links()
    closed = browser.send(browser.get(f"{way}/close"), f"{way}/close", {"cause": "it was made by mistake"})
    assert closed.answer.status_code == 200
    assert "it was made by mistake" in browser.get(f"{way}/close").words
    assert browser.get(f"{quick.referral}/close").answer.status_code == 404


@pytest.mark.parametrize("part", ["/tell", "/statements", "/close"])
def test_who_is_not_of_the_home_is_answered_as_if_it_were_not_there(quick: Site, part: str) -> None:
    assert officer(quick).get(f"{quick.referral}{part}").answer.status_code == 404
