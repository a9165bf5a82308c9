"""A placement officer, from a referral she enters to an offer she takes, and what nobody else is shown."""

from __future__ import annotations

import html
from datetime import date, timedelta

import pytest

from matching.world.catalogue import standard_catalogue
from matching.world.child import Child
from matching.world.facts import Account, Basis, Fact, Level, Role, Unanswered
from service.access.relation import RelationKind
from service.actions import release_statement, run_check, write_statement
from service.actions.release_statement import ReleaseStatement
from service.actions.run_check import RunCheck
from service.actions.write_statement import WriteStatement
from service.pages.child_told import child_told
from service.pages.looks import page_of
from service.records.arriving import arrive
from service.records.departing import Departure, WentTo, depart
from service.records.desk import Desk, at_desk
from service.records.home_answers import Says
from service.records.people import add_person
from service.store.rows import HoldRow, ReferralRow, SendingRow
from tests.service.actions.doing import count, do
from tests.service.actions.test_offers import URN, accept, answer, tell
from tests.service.pages.visiting import Browser, Looked, Site
from tests.service.pages.writing import REFERRED
from tests.service.records.made import DAY, NOW, WORLD

REFERRAL = WORLD.referrals[0]
BORN = f"{REFERRAL.child.date_of_birth:%-d %B %Y}"
ENTERED = {name: said for name, said in REFERRED.items() if name != "authority"}


def officer(site: Site) -> Browser:
    return site.by(site.made.officer)


def at(site: Site, path: str = "") -> str:
    return f"/desk/authorities/{site.made.authority}{path}"


def of(site: Site, path: str = "") -> str:
    return f"/desk/placing/{site.made.referral}{path}"


def entered(site: Site, **other: str) -> Looked:
    browser = officer(site)
    return browser.send(browser.get(at(site, "/enter")), at(site, "/enter"), ENTERED | other)


def test_she_goes_from_a_referral_she_enters_to_an_offer_she_takes(site: Site) -> None:
    tell(site.store, site.made, 2)
    browser = officer(site)
    assert REFERRAL.child.name in browser.get("/desk").words
    page = entered(site)
    assert "It was sent to no home yet." in page.words
    way = page.answer.request.url.path
    found = browser.get(f"{way}/homes")
    assert f"URN {URN}" in found.words
    look = browser.get(f"{way}/send?to-{URN}=yes")
    assert "A place that is held is held until" in look.words
    sent = browser.send(look, f"{way}/send", {f"to-{URN}": "yes", f"hold-{URN}": "yes"})
    assert "it is with the home" in sent.words
    assert count(site.store, HoldRow) == 1


def test_she_sees_of_a_home_left_out_the_one_rule_that_keeps_it_out_and_looks_up_any_home(quick: Site) -> None:
    browser, way = officer(quick), of(quick, "/homes")
    assert "Number 1 in the order" in browser.get(f"{way}?home={URN.lower()}").page.of_id("look-up").words
    assert "No home that was searched" in browser.get(f"{way}?home=<b>nowhere").page.of_id("look-up").words
    too_young = f"{entered(quick, born='2025-01-01').answer.request.url.path}/homes"
    page = browser.get(too_young)
    assert "None of 1 home could be right" in page.words
    (rule,) = (row.one("td").words for row in page.page.all("tr") if f"URN {URN}" in row.words)
    assert "ages" in rule
    looked = browser.get(f"{too_young}?home={URN}").page.of_id("look-up").words
    assert f"Left out, as this does not hold: {rule}" in looked


def test_she_takes_an_offer_only_after_she_is_told_what_that_does(quick: Site) -> None:
    browser = officer(quick)
    tell(quick.store, quick.made, 2)
    accept(quick.store, quick.made)
    answer(quick.store, quick.made, quick.made.referral, quick.now, says=Says.OFFERED, until=NOW + timedelta(days=3))
    assert "a place is offered" in browser.get(of(quick)).words
    confirm = browser.get(of(quick, f"/at/{URN}/take"))
    assert "held for the child for good" in confirm.words
    taken = browser.send(confirm, of(quick, f"/at/{URN}/take"), {})
    assert "the offer was taken" in taken.words
    assert "an offer was taken" in browser.get(at(quick)).words
    assert of(quick) in browser.get(at(quick, "?show=taken")).links()
    assert of(quick) not in browser.get(at(quick, "?show=unsent")).links()
    again = browser.send(confirm, of(quick, f"/at/{URN}/take"), {"key": "another-key-0123456"})
    assert again.answer.status_code == 422
    at_desk(quick.store, quick.made.manager, NOW, lambda desk: came_and_left(desk, quick))
    assert "came to live in a home" in browser.get(at(quick)).words
    assert "the child came to live there" in browser.get(of(quick)).words
    assert of(quick, f"/at/{URN}/withdraw") not in browser.get(of(quick)).links()


def came_and_left(desk: Desk, site: Site) -> None:
    child = arrive(desk, site.made.home, site.made.referral, NOW, "room 3", None)
    depart(desk, site.made.home, child, Departure(left_on=DAY, to=WentTo.FAMILY), None)


def told(facts: tuple[Fact, ...], on: date = REFERRAL.start, **changes: object) -> str:
    """What is told of a child of whom that was said, as it stands on the page."""
    child = Child(id="C-1", name="Noor", facts=facts, **changes)  # type: ignore[arg-type]
    referral = REFERRAL.model_copy(update={"child": child, "contact": None, "avoid": ()})
    return page_of("child_told.html", {"told": child_told(referral, on)})


def said(about: str, level: Level | Unanswered, on: date = REFERRAL.start) -> Fact:
    account = Account(level=level, said_by=Role.HEALTH, said_on=on, basis=Basis.OBSERVED, words="Every night.")
    return Fact(about=about, accounts=(account,))


def test_she_reads_in_words_what_the_child_needs_who_says_so_and_what_nobody_was_asked(quick: Site) -> None:
    told_here = officer(quick).get(of(quick)).page.of_id("child").words
    assert f"What {REFERRAL.child.name} needs" in told_here
    assert "Wishes and feelings" in told_here
    words = told((said("breathing", 3), said("mobility", 0)))
    assert "3: Needs oxygen or suction" in words
    assert "health" in words
    assert "Every night." in words
    assert "One matter was asked about, and nothing is needed" in words
    assert f"{len(standard_catalogue().needs) - 2} matters of which nobody has said anything: not known" in words


def nothing_is_taken_for_none() -> None:
    old = REFERRAL.start - timedelta(days=5_000)
    for fact in (said("breathing", 0, old), said("breathing", Unanswered.NOT_KNOWN)):
        assert "nothing is needed" not in told((fact,))
    assert told((), clinical_tasks=()).count("Asked, and there is none.") == told(()).count("there is none.") + 1


def test_what_is_too_old_or_was_not_known_is_never_told_as_none() -> None:
    nothing_is_taken_for_none()


def test_an_old_none_taken_for_certain_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.pages.child_told._is_none", lambda fact, *_: fact.accounts[0].level == 0)
    with pytest.raises(AssertionError):
        nothing_is_taken_for_none()


def test_what_is_wrong_with_a_referral_is_said_at_its_fields_and_nothing_is_kept(quick: Site) -> None:
    before, browser = count(quick.store, ReferralRow), officer(quick)
    page = browser.send(browser.get(at(quick, "/enter")), at(quick, "/enter"), {"name": "Noor"})
    assert page.answer.status_code == 422
    links = [link for link in page.links() if link.startswith("#") and link != "#main"]
    ids = {e.attributes["id"] for e in page.page.all() if "id" in e.attributes}
    assert len(links) >= 5
    assert {link[1:] for link in links} <= ids
    assert count(quick.store, ReferralRow) == before


def test_a_place_that_cannot_be_held_is_told_at_that_home_and_nothing_is_sent(quick: Site) -> None:
    page = entered(quick)
    way, before = page.answer.request.url.path, count(quick.store, SendingRow)
    browser = officer(quick)
    look = browser.get(f"{way}/send?to-{URN}=yes")
    refused = browser.send(look, f"{way}/send", {f"to-{URN}": "yes", f"hold-{URN}": "yes"})
    assert refused.answer.status_code == 422
    assert f"#hold-{URN}" in refused.links()
    assert count(quick.store, SendingRow) == before
    assert "#urn" in browser.send(browser.get(f"{way}/send"), f"{way}/send", {}).links()


def test_a_place_is_let_go_and_a_referral_withdrawn_only_when_that_is_confirmed(quick: Site) -> None:
    tell(quick.store, quick.made, 2)
    way, browser = entered(quick).answer.request.url.path, officer(quick)
    look = browser.get(f"{way}/send?to-{URN}=yes")
    browser.send(look, f"{way}/send", {f"to-{URN}": "yes", f"hold-{URN}": "yes"})
    for what, told in (("let-go", "it is with the home"), ("withdraw", "it was withdrawn")):
        confirm = browser.get(f"{way}/at/{URN}/{what}")
        assert "Leave it as it is" in confirm.words
        done = browser.send(confirm, f"{way}/at/{URN}/{what}", {})
        assert told in done.words
        assert "until" not in done.page.one("tbody").words


def test_every_page_of_hers_names_the_child_by_three_identifiers(quick: Site) -> None:
    browser = officer(quick)
    for path in ("", "/homes", "/send", f"/at/{URN}/withdraw", "/released"):
        page = browser.get(of(quick, path))
        assert page.answer.status_code == 200, path
        assert all(words in page.words for words in (REFERRAL.child.name, BORN, REFERRAL.id)), path


def test_nobody_but_her_is_shown_a_page_of_hers(quick: Site) -> None:
    others = [person for kind, person in quick.made.people.items() if kind is not RelationKind.PLACEMENT_OFFICER]
    with quick.store.transaction() as t:
        others.append(add_person(t, quick.made.authority, "Nobody"))
    for person in others:
        for path in (at(quick), at(quick, "/enter"), of(quick), of(quick, "/homes"), of(quick, "/released")):
            assert quick.by(person).client.get(path).status_code == 404


def test_brothers_and_sisters_are_bound_in_each_referral_and_searched_for_as_one(quick: Site) -> None:
    other, browser = entered(quick).answer.request.url.path.rpartition("/")[2], officer(quick)
    assert "Nobody is to live with this child" in browser.get(of(quick, "/together")).words
    form = browser.get(of(quick, "/siblings"))
    empty = browser.send(form, of(quick, "/siblings"), {})
    assert {"#with", "#bond", "#said-by", "#why"} <= set(empty.links())
    said = {f"with-{other}": "yes", "bond": "must live together", "said-by": "social worker", "why": "Always together."}
    bound = browser.send(browser.get(of(quick, "/siblings")), of(quick, "/siblings"), said)
    assert "Always together." in bound.words
    assert "Always together." in browser.get(f"/desk/placing/{other}").words
    else_said = said | {"why": "They asked for it."}
    told = browser.send(browser.get(of(quick, "/siblings")), of(quick, "/siblings"), else_said)
    assert all(words in told.words for words in ("something else was said before", "Always together."))
    browser.send(told, of(quick, "/siblings"), else_said | {"puts-right": "yes"})
    assert "They asked for it." in browser.get(f"/desk/placing/{other}").words
    together = browser.get(of(quick, "/together"))
    assert all(words in together.words for words in (REFERRAL.child.name, "Noor", "homes could take both of them"))
    assert "1 of 1 homes could take both" in together.words
    to_the_same = {link for link in together.links() if link.endswith(f"/send?to-{URN}=yes")}
    assert len(to_the_same) == 2, "each child's referral can be sent to the home for both"


def test_unmet_need_is_told_within_as_many_miles_as_she_asks_for(quick: Site) -> None:
    browser = officer(quick)
    assert "Referrals looked at" in browser.get(at(quick, "/unmet?miles=30")).words
    wrong = browser.get(at(quick, "/unmet?miles=far"))
    assert wrong.answer.status_code == 422
    assert "#miles" in wrong.links()


def test_a_released_statement_is_the_very_words_on_the_page_and_the_very_bytes_as_a_file(quick: Site) -> None:
    words = "We cannot meet her needs  yet.\n\n  Ask again in the spring & we will look."
    asked_of = RunCheck(home=quick.made.home, referral=quick.made.referral)
    check = do(quick.store, run_check.ACT, asked_of, quick.made.manager)
    asked = WriteStatement(assessment=check.id, words=words)
    kept = do(quick.store, write_statement.ACT, asked, quick.made.manager)
    browser = officer(quick)
    assert "No home has released" in browser.get(of(quick, "/released")).words
    assert browser.client.get(of(quick, "/released/1")).status_code == 404
    do(quick.store, release_statement.ACT, ReleaseStatement(statement=kept.id), quick.made.manager)
    shown = html.unescape(browser.client.get(of(quick, "/released")).text)
    assert f'<div class="as-written">{words}</div>' in shown
    file = browser.client.get(of(quick, "/released/1"))
    assert file.content == words.encode()
    assert file.headers["content-type"] == "text/plain; charset=utf-8"
