"""What holds on every page that anybody comes upon: what it loads, whom it is about, and that everybody can read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from matching.report_words import day
from matching.world.referral import Referral
from service.demo.site.breaks import STORY
from service.demo.site.filling import DECLINED, ELSEWHERE, STORIES, TO_BE_PLACED
from service.demo.site.long_ago import referrals
from service.solving.long_work import LongWork
from service.store.opening import open_store
from tests.service.conftest import NOW, Make
from tests.service.held_to import failures_of
from tests.service.pages.browsing import demonstrated
from tests.service.pages.crawling import ALL, FIRST_DONE, Met, Walked, browser_of, kind_of, once_given_out, walk_all
from tests.service.pages.looking_at import PLANTED, faults_at, faults_of
from tests.service.pages.test_in_a_browser import Walk
from tests.service.pages.visiting import Looked, Site
from tests.service.pages.writing import decision_path, looked_over
from tests.service.records.made import WORLD

BOARD = "nights"
"""Tables of nights are held to the same and more with the board itself."""
NOT_LOOKED_AT: dict[str, str] = {
    "/desk": "each person of the demonstration has one way to go, and is led on to it",
    "/desk/sign-in/with-provider": "it shows nothing: it leads to the provider",
    "/desk/sign-in/from-provider": "it shows nothing but where it leads, unless a provider signs in",
    "/desk/link": "it is there only where a provider is set up; held where signing in by a provider is",
    "/desk/homes/{home}/facts/keep": "it is seen once a filled form was sent, and is held where that is",
    "/desk/assessments/{assessment}/sign": "it is seen once a decision is written, and is looked at in the journey",
    "/desk/placing/{referral}/at/{urn}/take": "it is the page of letting go in other words, once a home offers a place",
    "/desk/placing/{referral}/released/{place}": "it is a file of the very words that the page before it shows",
    "/desk/placing/{referral}/released/{place}/statement.pdf": "the same as a document; held where it is released",
    "/desk/homes/{home}/referrals/{referral}/close": "it is the officer's page of closing, for a home's own referral",
    "/desk/homes/{home}/upload/check": "it is the page of uploading, with what would be kept once files are sent to it",
    "/desk/authorities/{organisation}/upload/check": "it is the page of uploading, once files are sent to it",
    "/desk/periods/begin/check": "it is the page of beginning a period, once a file is sent to it",
}
"""Pages that neither the walk nor the manager's journey comes upon, each with why."""


def every_page(site: Site) -> list[Looked]:
    """Each page of the manager's journey, and each state of it that has no other page."""
    browser = site.manager
    unchecked = browser.get(site.referral)
    checked = browser.checked(site)
    _, dialogue = looked_over(browser, site)
    way = site.waiting
    looked = next(link for link in browser.get("/desk/children").links() if link.endswith("/looked"))
    paths = (way, f"{way}?by=missing", decision_path(checked), f"{site.referral}/plan", f"{site.referral}/arrival")
    more = ("/desk/children", f"{way}/decided", f"{way}/reviews", f"{way}/learnt", f"{way}/statement", looked)
    sign_in = site.anybody().get("/desk/sign-in")
    forms = (f"{site.referral}/emergency", f"{way}/enter", "/desk/about", "/desk/accessibility")
    return [unchecked, checked, dialogue, sign_in, *map(browser.get, (*paths, *more, *forms))]


@pytest.fixture(scope="module")
def everybody() -> Iterator[Walked]:
    """Everybody's walk over the demonstration, which is served until the last test; nothing more is planned in it."""
    with pytest.MonkeyPatch.context() as patch, demonstrated() as shown:
        once_given_out(browser_of(shown.site, shown.origin, "nell"))
        patch.setattr(LongWork, "turn", lambda _: None)
        yield walk_all(shown.site, shown.origin)


@pytest.fixture(scope="module")
def pages(new_sqlite: Make, everybody: Walked) -> Iterator[list[Looked]]:
    """What the walk came upon, and the manager's journey."""
    store = open_store(new_sqlite(), NOW)
    yield [*every_page(Site(store)), *(each.looked for each in (*everybody.met, *everybody.refused) if each.is_page)]
    store.close()


@cache
def referred() -> tuple[Referral, ...]:
    """Every child who was referred, in the demonstration and in the manager's journey."""
    worlds = [story.world() for story in (*STORIES, *TO_BE_PLACED, ELSEWHERE, DECLINED)]
    now_and_then = (each for world in (*worlds, STORY.period().world, WORLD) for each in world.referrals)
    return (*now_and_then, *referrals(WORLD.as_at))


def not_identified(looked: Looked) -> list[str]:
    """Children whose name is on the page without when they were born, or without which referral or record is meant."""
    words = looked.words
    named = [each for each in referred() if re.search(rf"\b{re.escape(each.child.name)}\b", words)]
    told = {each.child.name for each in named if born(each) in words and _meant(each, words)}
    return sorted({each.child.name for each in named} - told)


def born(referral: Referral) -> str:
    on = referral.child.date_of_birth
    return "not known" if on is None else day(on)


def _meant(referral: Referral, words: str) -> bool:
    return referral.id in words or referral.child.id in words


def largest(everybody: Walked) -> list[Met]:
    """Of each kind of page the one that most is on."""
    found = dict[str, Met]()
    for each in sorted((e for e in everybody.met if e.is_page), key=lambda met: len(met.looked.answer.content)):
        found[each.kind] = each
    return list(found.values())


def test_no_page_may_load_or_run_anything_but_its_own_style_sheet_and_sign(pages: list[Looked]) -> None:
    for looked in pages:
        assert looked.answer.status_code in ((200,) if looked.answer.request.method == "GET" else (200, 422))
        policy = looked.answer.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';")
        assert not [e for e in looked.page.all() if e.tag in ("script", "style", "iframe", "object", "base")]
        assert not [e for e in looked.page.all() for name in e.attributes if name == "style" or name.startswith("on")]
        parts = [e.attributes for e in looked.page.all() if e.tag in ("link", "img")]
        loaded = [part.get("src") or part["href"] for part in parts]
        assert all(path.startswith("/desk/static/placewell.") for path in loaded)


def test_no_page_is_kept_by_a_browser_or_leads_outside(pages: list[Looked]) -> None:
    for looked in pages:
        assert looked.answer.headers["cache-control"] == "no-store"
        assert all(not urlsplit(link).netloc for link in looked.links())


def test_every_page_has_one_heading_one_main_part_a_language_and_a_way_past_the_top(pages: list[Looked]) -> None:
    for looked in pages:
        assert looked.page.one("html").attributes["lang"] == "en-GB"
        assert len(list(looked.page.all("h1"))) == 1
        assert len(list(looked.page.all("main"))) == 1
        assert next(iter(looked.page.all("a"))).attributes["href"] == "#main"
        levels = [int(e.tag[1]) for e in looked.page.all() if re.fullmatch("h[1-6]", e.tag)]
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_field_has_a_label_and_every_id_is_there_once(pages: list[Looked]) -> None:
    for looked in pages:
        ids = [e.attributes["id"] for e in looked.page.all() if "id" in e.attributes]
        assert sorted(set(ids)) == sorted(ids)
        labelled = {e.attributes["for"] for e in looked.page.all("label")}
        fields = [e for e in looked.page.all() if e.tag in ("input", "textarea", "select")]
        unseen = [e for e in fields if e.attributes.get("type") != "hidden"]
        assert {e.attributes["id"] for e in unseen} <= labelled


def test_every_table_names_itself_its_columns_and_its_rows(pages: list[Looked]) -> None:
    tables = [t for looked in pages for t in looked.page.all("table") if BOARD not in t.classes]
    assert tables
    for table in tables:
        assert table.one("caption").words
        heads = [e for e in table.all("th") if e.attributes.get("scope") == "col"]
        assert heads
        assert all(head.words for head in heads)
        for row in table.all("tr"):
            assert next(iter(row.all())).attributes.get("scope") in ("col", "row", "rowgroup")


def test_every_mark_says_in_words_what_its_colour_says(pages: list[Looked]) -> None:
    marks = [mark for looked in pages for mark in looked.page.all("span", "mark")]
    assert marks
    assert all(len(mark.words) > len(mark.one("span", "sign").words) for mark in marks)


def test_three_identifiers_stand_on_every_screen_about_a_child(pages: list[Looked]) -> None:
    found = [(str(looked.answer.request.url), names) for looked in pages if (names := not_identified(looked))]
    assert not found, found


def test_a_page_that_leaves_out_an_identifier_would_be_caught(everybody: Walked) -> None:
    looked = next(Looked(each.looked.answer) for each in everybody.met if each.kind == "/desk/placing/{referral}")
    assert not_identified(looked) == []
    looked.page.one("dl", "identity").inside.clear()
    assert not_identified(looked) != []


def wrongly_told(looked: Looked) -> list[str]:
    """What is not so of a summary of errors: each leads to its field, in their order, in words of its own."""
    links = list(looked.page.one("div", "govuk-error-summary").all("a"))
    fields, ids = [a.attributes["href"][1:] for a in links], [e.attributes.get("id") for e in looked.page.all()]
    wrong = [f"it leads nowhere: {each}" for each in fields if each not in ids]
    wrong += [] if [id for id in ids if id in fields] == fields else ["it is not in the order of the fields"]
    return wrong + (["two are told in the same words"] if len({a.words for a in links}) < len(fields) else [])


def test_a_form_with_nothing_filled_in_tells_each_field_in_its_order_in_words_of_its_own(everybody: Walked) -> None:
    assert len(everybody.refused) > 30
    wrong = [(each.path, told) for each in everybody.refused if (told := wrongly_told(each.looked))]
    assert not wrong, wrong


def test_a_summary_of_errors_in_another_order_would_be_caught(everybody: Walked) -> None:
    looked = Looked(next(each for each in everybody.refused if each.kind.endswith("/cancel")).looked.answer)
    next(looked.page.one("div", "govuk-error-summary").all("ul")).inside.reverse()
    assert wrongly_told(looked) == ["it is not in the order of the fields"]


def test_the_first_three_homes_found_stand_open_and_everything_else_opens_on_its_line(everybody: Walked) -> None:
    page = next(met.looked.page for met in largest(everybody) if met.kind == "/desk/placing/{referral}/homes")
    folded = [table for each in page.all("details") for table in each.all("table")]
    (stands_open,) = (table for table in page.all("table") if not any(table is each for each in folded))
    assert [row.words[:2] for row in stands_open.all("tr")][1:] == ["1.", "2.", "3."]
    assert next(table for table in folded if "homes" in table.classes).words.count("URN") > 3


def test_everywhere_that_anybody_is_led_there_is_something(everybody: Walked) -> None:
    nothing = [(m.path, "from", m.came_from) for m in everybody.met if m.looked.answer.status_code != 200 or not m.kind]
    assert nothing == []


def test_every_page_is_come_upon_or_it_is_said_why_not(everybody: Walked, pages: list[Looked]) -> None:
    met = {each.kind for each in everybody.met} | {kind_of(each.answer.request.url.path) for each in pages}
    assert {page.path for page in ALL if page.show is not None} - met == set(NOT_LOOKED_AT)


def test_every_file_is_given_to_be_kept_and_every_document_is_what_it_says_that_it_is(everybody: Walked) -> None:
    files = [each for each in everybody.met if not each.is_page]
    assert {each.path.rpartition(".")[2] for each in files} >= {"pdf", "xlsx", "ics"}
    for each in files:
        assert "attachment" in each.looked.answer.headers["content-disposition"]
        assert each.looked.answer.headers["cache-control"] == "no-store"
        assert not each.path.endswith(".pdf") or failures_of(each.looked.answer.content) == []


def longest_refused(everybody: Walked, key: str) -> list[Met]:
    """Of the person's forms that came back, the one that most is on; none where others' came back before."""
    found = sorted((each for each in everybody.refused if each.key == key), key=lambda e: len(e.looked.answer.content))
    return found[-1:]


def _shown_again(walk: Walk, met: Met) -> str:
    """The address at which the browser is shown the form as it came back."""
    path = f"{met.path}?refused"
    body = met.looked.answer.text
    walk.page.route(f"{walk.origin}{path}", lambda route: route.fulfill(body=body, content_type="text/html"))
    return path


@pytest.mark.parametrize("key", FIRST_DONE)
def test_every_page_is_clean_narrow_large_by_keyboard_and_on_paper(
    everybody: Walked, browser: Browser, key: str
) -> None:
    cookies = everybody.browsers[key].client.cookies
    walk = Walk(browser, everybody.origin, 320, None)
    walk.page.context.add_cookies([{"name": n, "value": v, "url": everybody.origin} for n, v in cookies.items()])
    paths = [met.path for met in largest(everybody) if met.key == key]
    paths += [_shown_again(walk, met) for met in longest_refused(everybody, key)]
    wrong = [f"{path}: {fault}" for path in paths for fault in faults_at(walk, path)]
    assert not wrong, "\n".join(wrong)
    assert walk.complaints == []
    walk.page.close()


def test_a_page_with_each_fault_would_be_caught(everybody: Walked, browser: Browser) -> None:
    walk = Walk(browser, everybody.origin, 320, None)
    assert list(faults_at(walk, "/desk/sign-in")) == []
    for done, said in PLANTED.items():
        walk.page.reload()
        walk.page.evaluate(done)
        assert [fault for fault in faults_of(walk) if fault.startswith(said)], done
    walk.page.close()
