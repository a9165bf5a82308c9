"""A short-break coordinator, from a period that is to be planned to stays given out, moved, cancelled and repaired."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from matching.report_words import day
from matching.short_breaks.searching.progress import Progress
from matching.world.referral import Referral
from service.pages.each import period_record
from service.pages.each.period_plan import missing
from service.records.period_keys import key_of_family
from service.records.solves import Told
from service.solving.short_breaks import words_of
from service.store.opening import open_store
from service.store.rows import BedNightRow
from tests.service.actions.breaks import NOW, PERIOD, make_breaks
from tests.service.actions.doing import count
from tests.service.actions.test_closing import close_breaks
from tests.service.actions.test_mending import close_for
from tests.service.conftest import LaidOut, Make
from tests.service.pages.planning import BreakSite, given_out, links
from tests.service.pages.visiting import Looked

TOLD_CLOSED = "Closed by whoever made the referral"


@pytest.fixture
def site(new_sqlite: Make, laid_out: LaidOut) -> Iterator[BreakSite]:
    opened = open_store(laid_out(new_sqlite, make_breaks), NOW)
    yield BreakSite(opened)
    opened.close()


def test_she_goes_from_her_periods_to_a_plan_that_is_given_out(site: BreakSite) -> None:
    browser = site.coordinator
    assert "You plan no period" in browser.get("/desk").words
    period = site.begun()
    way = f"/desk/periods/{period.id}"
    assert way in browser.get("/desk").links()
    assert "Nothing has been given out yet" in browser.get(way).words
    plan = site.planned(period)
    seen = browser.get(plan)
    assert "How good this plan is" in seen.words
    assert "Benefit that may be missing" not in seen.words, "one figure for all levels says less than none"
    assert "refresh" not in seen.answer.headers
    confirm = browser.get(f"{plan}/give-out")
    assert count(site.store, BedNightRow) == 0
    board = browser.send(confirm, f"{plan}/give-out", {})
    assert "Nothing has been given out yet" not in board.words
    stays = list(board.page.all("td", "stay"))
    assert stays
    for stay in stays:
        leads = stay.one("a")
        assert f"Family {leads.words.strip('◂▸ ')}" in browser.get(leads.attributes["href"]).words
    assert count(site.store, BedNightRow) > 0
    assert "given out" in browser.get("/desk/periods").words


def test_a_search_tells_what_its_best_plan_has_and_what_no_plan_can_exceed() -> None:
    far = Progress(2.0, 3, "looking around", ("promises", "benefit"), (5, 1_000), {"promises": 5, "benefit": 1_010})
    told = Told.model_validate_json(words_of(far))
    assert missing(told) == "1 % at the most: the best plan so far has 1,000, and no plan can have more than 1,010"
    unbound = Told.model_validate_json(words_of(replace(far, bounds={})))
    assert missing(unbound) == missing(None) == "not known yet"


def test_work_on_a_plan_is_watched_without_script_and_can_be_stopped(site: BreakSite) -> None:
    browser = site.coordinator
    way = f"/desk/periods/{site.begun().id}"
    waits = browser.send(browser.get(f"{way}/plans"), f"{way}/plans", {"length": "ten seconds"})
    plan = links(waits, "/stop")[0].removesuffix("/stop")
    assert waits.answer.headers["refresh"] == "5"
    assert "Queued" in waits.words
    assert "Benefit that may be missing not known yet" in waits.words
    assert "refresh" not in browser.get(f"{plan}?still=yes").answer.headers
    stopped = browser.send(browser.get(f"{plan}/stop"), f"{plan}/stop", {})
    assert "It was stopped" in stopped.words
    assert "refresh" not in stopped.answer.headers


def test_two_who_change_one_period_are_each_told_what_the_other_changed(site: BreakSite) -> None:
    one, other = site.coordinator, site.other
    way = f"/desk/periods/{site.begun().id}"
    package = f"{links(one.get(way), '/families/')[0]}/package"
    typed = dict(FILLED)
    hers, his = one.get(package), other.get(package)
    one.send(hers, package, typed | {"assessed_nights": "9"})
    told = other.send(his, package, typed | {"assessed_nights": "8"})
    assert told.answer.status_code == 412
    assert "assessed nights: both of you have changed it" in told.words.lower()
    assert 'value="8"' in told.answer.text
    kept = other.send(told, package, typed | {"assessed_nights": "8"})
    assert "eight nights" in kept.words.lower()


FILLED = {
    "protected_minimum": "2",
    "owed_nights": "1",
    "shortest_stay": "1",
    "longest_stay": "3",
    "least_gap": "1",
    "pattern": "flexible",
    "only_guest": "no",
    "evenly_spaced": "no",
    "available": "2026-12-04 14",
}


def test_a_package_and_nights_asked_for_that_cannot_be_read_come_back_with_each_field(site: BreakSite) -> None:
    browser = site.coordinator
    way = f"/desk/periods/{site.begun().id}"
    family = links(browser.get(way), "/families/")[0]
    wrong = {"assessed_nights": "many", "available": "2026-12-04 14\nsoon", "pattern": "x", "longest_stay": "99"}
    told = browser.send(browser.get(f"{family}/package"), f"{family}/package", FILLED | wrong)
    assert told.answer.status_code == 422
    ways = {e.attributes["href"] for e in told.page.one("div", "govuk-error-summary").all("a")}
    assert {"#assessed_nights", "#available", "#pattern"} <= ways
    told = browser.send(browser.get(f"{family}/request"), f"{family}/request", {"which": "new", "nights": "0"})
    ways = {e.attributes["href"] for e in told.page.one("div", "govuk-error-summary").all("a")}
    assert ways == {"#first", "#nights", "#weight"}
    said = {"which": "new", "first": "2026-12-11", "nights": "2", "weight": "4"}
    assert "weight 4 of 5" in browser.send(browser.get(f"{family}/request"), f"{family}/request", said).words


def test_a_stay_is_promised_after_its_cost_was_seen_and_cancelled_with_its_cause(site: BreakSite) -> None:
    browser = site.coordinator
    way, board = given_out(site, browser)
    family = next(f for f in links(board, "/families/") if links(browser.get(f), "/move"))
    page = browser.get(family)
    assert "Born" in page.words
    move = links(page, "/move")[0]
    beds = count(site.store, BedNightRow)
    stay = browser.get(move)
    as_is = {
        e.attributes["name"]: e.attributes.get("value", "")
        for e in stay.page.all("input")
        if e.attributes["type"] in ("date", "text")
    }
    room = next(e for e in stay.page.all("option") if "selected" in e.attributes).attributes["value"]
    asked = as_is | {"room-1": room, "pinned": "it is promised: no later plan moves it"}
    outside = browser.send(stay, move, asked | {"first": "2030-01-01"})
    assert outside.answer.status_code == 422
    cost = browser.send(browser.get(move), move, asked)
    assert "Nothing in the plan gets worse" in cost.words
    assert "■ promised" not in browser.get(family).words
    assert "■ promised" in browser.send(cost, move, {}).words
    cancel = links(browser.get(family), "/cancel")[0]
    assert browser.send(browser.get(cancel), cancel, {}).answer.status_code == 422
    said = {"by": "the home", "why": "a burst pipe", "again": "yes"}
    gone = browser.send(browser.get(cancel), cancel, said)
    assert "by the home" in gone.words
    assert count(site.store, BedNightRow) < beds
    assert "by the home" in browser.get(f"{way}/record").words


def test_why_not_names_what_stands_against_a_stay(site: BreakSite) -> None:
    browser = site.coordinator
    _, board = given_out(site, browser)
    family = links(board, "/families/")[0]
    path = f"{family}/why-not"
    assert browser.send(browser.get(path), path, {"nights": "2"}).answer.status_code == 422
    urn = next(e.attributes["value"] for e in browser.get(path).page.all("input") if e.attributes.get("name") == "urn")
    first = PERIOD.first_night.isoformat()
    told = browser.send(browser.get(path), path, {"urn": urn, "first": first, "nights": "14"})
    assert "This stands against it" in told.words


def test_a_repair_says_whom_it_touches_before_it_is_given_out(site: BreakSite) -> None:
    browser = site.coordinator
    before = f"/desk/periods/{site.begun().id}/repair"
    assert "nothing to repair" in browser.get(before).words
    sheet = site.given_out()
    broken = sheet.kept.sheet.published[0]
    close_for(site.store, broken.bedrooms[0], broken.run)
    plan = site.repaired(sheet)
    told = browser.get(plan)
    assert "Whom it touches" in told.words
    assert "Nobody: every stay that was given out stands." in told.words or "Lost:" in told.words
    assert broken.family in browser.get(f"{plan}/give-out").words
    after = browser.send(browser.get(f"{plan}/give-out"), f"{plan}/give-out", {})
    assert after.answer.status_code == 200
    assert "Repair" in after.words


def test_nobody_but_a_coordinator_of_the_home_sees_a_period(site: BreakSite) -> None:
    way = f"/desk/periods/{site.begun().id}"
    for path in (way, f"{way}/plans", f"{way}/record", f"{way}/repair"):
        assert site.by(site.breaks.stranger).client.get(path).status_code == 404
    assert site.coordinator.client.get(way).status_code == 200


def test_a_referral_that_was_closed_is_told_on_every_page_she_plans_from(site: BreakSite) -> None:
    way = f"/desk/periods/{site.begun().id}"
    pages = (way, f"{way}/plans", f"{way}/repair", links(site.coordinator.get(way), "/families/")[0])
    assert [page for page in pages if TOLD_CLOSED in site.coordinator.get(page).words] == []
    close_breaks(site.store, site.breaks)
    assert [page for page in pages if TOLD_CLOSED not in site.coordinator.get(page).words] == []
    family, child = PERIOD.families[0].id, PERIOD.families[0].children[0]
    assert f"Family {family}, child {child}: closed on" in site.coordinator.get(way).words


def not_told(site: BreakSite, looked: Looked) -> list[str]:
    """The families named on a page of which a child's name, birth or referral is not on it."""
    words, known = looked.words, {each.child.id: each for each in PERIOD.world.referrals}
    named = [family for family in PERIOD.families if re.search(rf"\b{family.id}\b", words)]
    told = {
        child: all(said in words for said in (known[child].child.name, born_of(known[child]), known[child].id))
        for family in named
        for child in family.children
    }
    return sorted(family.id for family in named if not all(told[child] for child in family.children))


def born_of(referral: Referral) -> str:
    born = referral.child.date_of_birth
    return "not known" if born is None else day(born)


@pytest.fixture
def told_pages(site: BreakSite) -> list[Looked]:
    """Every page of a period on which a family's reference stands."""
    browser, period = site.coordinator, site.given_out()
    way = f"/desk/periods/{period.id}"
    plan = next(link for link in browser.get(way).links() if "/plans/" in link)
    parts = (
        way,
        f"{way}/record",
        f"{way}/papers",
        f"{way}/repair",
        f"{way}/swaps",
        plan,
        f"{plan}/give-out",
        f"{plan}/compare",
    )
    return [browser.get(path) for path in (*parts, links(browser.get(way), "/families/")[0])]


def test_wherever_a_familys_reference_stands_each_child_is_told_by_three_identifiers(
    site: BreakSite, told_pages: list[Looked]
) -> None:
    assert {page.answer.status_code for page in told_pages} == {200}
    assert sum(PERIOD.families[0].id in page.words for page in told_pages) >= 5
    assert [(str(p.answer.request.url), found) for p in told_pages if (found := not_told(site, p))] == []


def test_a_page_with_a_reference_alone_would_be_caught(site: BreakSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(period_record, "everybody_of", lambda _, now, __: {f.id: () for f in now.kept.sheet.families})
    page = site.coordinator.get(f"/desk/periods/{site.begun().id}/record")
    assert not_told(site, page) == sorted(family.id for family in PERIOD.families)


def test_nights_asked_for_stand_beside_the_board_with_how_they_are_answered(site: BreakSite) -> None:
    browser, period = site.coordinator, site.given_out()
    way = f"/desk/periods/{period.id}"
    assert "No family has asked for nights that matter more than others." in browser.get(way).words
    taken = period.kept.sheet.published[0]
    family = f"{way}/families/{key_of_family(period, taken.family)}/request"
    for first, nights in ((taken.first_night, 1), (PERIOD.first_night, PERIOD.nights)):
        said = {"which": "new", "first": first.isoformat(), "nights": str(nights), "weight": "4", "why": "A wedding"}
        assert browser.send(browser.get(family), family, said).answer.status_code == 200
    page = browser.get(way)
    beside, folded = page.page.one("section", "only-wide"), page.page.one("details", "only-narrow")
    for shown in (beside, folded):
        assert "all given" in shown.words
        assert "Matters much: A wedding." in shown.words
        assert f"of {PERIOD.nights} nights given" in shown.words or "of 14 nights given" in shown.words
