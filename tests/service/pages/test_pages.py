"""What holds of pages as such: who may see one, what signing in leads to, and what never gets onto one."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from service.access.action import Action
from service.access.kind import Kind
from service.access.relation import RelationKind
from service.api.declared import Undeclared
from service.api.route import Needs
from service.api.served import Served
from service.pages.each import PAGES
from service.pages.moments import moment
from service.pages.page import Draft, Page, Seat, Shown
from service.pages.readers import OF_A_HOME
from service.pages.site import create_site
from service.store.base import new_id
from tests.service.pages.changing import rename
from tests.service.pages.visiting import ORIGIN, Site
from tests.service.pages.writing import decision_path
from tests.service.records.made import WORLD

OF_RECORDS = [page for page in PAGES if "{" in page.path]
REFERRAL = WORLD.referrals[0]


def test_a_page_that_declares_what_nothing_allows_stops_the_start(quick: Site) -> None:
    def show(seat: Seat, draft: Draft) -> Shown:
        return Shown("accessibility.html", "planted")

    for does in (None, Needs(Action.DECIDE, Kind.CHILD, OF_A_HOME)):
        with pytest.raises(Undeclared):
            create_site(quick.store, Served((ORIGIN,)), lambda: quick.now, (Page("/desk/planted", does, show),))  # type: ignore[arg-type]


def test_a_page_that_forgets_to_ask_shows_nothing(quick: Site) -> None:
    def show(seat: Seat, draft: Draft, home: str) -> Shown:
        return Shown("accessibility.html", "planted words")

    page = Page("/desk/planted/{home}", Needs(Action.READ, Kind.HOME, OF_A_HOME, by="home"), show)
    quick.app = create_site(quick.store, Served((ORIGIN,)), lambda: quick.now, (page,))
    looked = quick.manager.get(f"/desk/planted/{quick.made.home}")
    assert looked.answer.status_code == 500
    assert "planted words" not in looked.answer.text


def test_what_is_missing_and_what_is_anothers_are_one_page_to_the_byte(quick: Site) -> None:
    checked = quick.manager.checked(quick)
    made = {
        "home": quick.made.home,
        "referral": quick.made.referral,
        "child": quick.made.referred,
        "assessment": decision_path(checked).split("/")[3],
        "place": "1",
    }
    others = quick.by(quick.made.people[RelationKind.AUDITOR])
    for page in OF_RECORDS:
        names = re.findall(r"{(\w+)}", page.path)
        paths = [page.path.format_map({name: given.get(name, new_id()) for name in names}) for given in (made, {})]
        answers = [others.client.get(path) for path in paths]
        assert [answer.status_code for answer in answers] == [404, 404], page.path
        assert answers[0].content == answers[1].content
        assert answers[0].headers == answers[1].headers


def test_whoever_is_not_signed_in_is_led_to_sign_in_and_back(quick: Site) -> None:
    anna, browser = quick.with_sign_in(), quick.anybody()
    page = browser.get(quick.referral)
    assert page.words.count("Sign in")
    assert page.hidden("/desk/sign-in")["then"] == quick.referral
    answer = browser.post("/desk/sign-in", page.hidden("/desk/sign-in") | anna.given())
    assert answer.status_code == 303
    assert answer.headers["location"] == quick.referral
    assert REFERRAL.child.name in browser.get(quick.referral).words


@pytest.mark.parametrize("then", ["https://elsewhere.example/desk", "//elsewhere.example", "/desk/../x", "/children"])
def test_signing_in_leads_nowhere_but_to_our_own_pages(quick: Site, then: str) -> None:
    anna = quick.with_sign_in()
    answer = quick.anybody().post("/desk/sign-in", anna.given() | {"then": then})
    assert answer.headers["location"] == "/desk"


def test_whatever_is_wrong_with_signing_in_is_said_in_one_way(quick: Site) -> None:
    anna = quick.with_sign_in()
    wrongs = ({"password": "x"}, {"code": "1"}, {"name": "nobody"})
    pages = [quick.anybody().post("/desk/sign-in", anna.given() | wrong) for wrong in wrongs]
    assert {page.status_code for page in pages} == {422}
    names = [re.sub(r'name="(mark|key)" value="[^"]*"|value="(anna|nobody)"', "", page.text) for page in pages]
    assert len(set(names)) == 1
    assert all(anna.given()["password"] not in page.text for page in pages)


def test_who_signs_out_is_signed_out_at_once_everywhere_in_that_browser(quick: Site) -> None:
    browser = quick.manager
    token = browser.client.cookies.get("__Host-placewell")
    answer = browser.post("/desk/sign-out", {})
    assert "Max-Age=0" in answer.headers["set-cookie"]
    browser.in_session(str(token))
    assert browser.client.get(quick.waiting).headers["location"].startswith("/desk/sign-in")


def test_words_from_records_never_become_markup(quick: Site) -> None:
    rename(quick.store, '<script>x</script>"&')
    looked = quick.manager.get(quick.referral)
    assert "<script" not in looked.answer.text
    assert '<script>x</script>"&' in looked.page.one("h1").words


def test_times_are_those_of_london_in_summer_and_winter() -> None:
    assert moment(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2026, 00:30"
    assert moment(datetime(2026, 12, 1, 23, 30, tzinfo=UTC)) == "1 December 2026, 23:30"


def test_the_style_sheet_may_be_kept_for_ever_under_the_name_it_has(quick: Site) -> None:
    sheet = next(e.attributes["href"] for e in quick.anybody().get("/desk/sign-in").page.all("link"))
    answer = quick.anybody().client.get(sheet)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert "url(" not in answer.text
    assert "@import" not in answer.text


def test_an_empty_list_says_what_would_stand_there(quick: Site) -> None:
    for path, words in (("decided", "Nothing has been"), ("reviews", "No review"), ("learnt", "Nothing yet")):
        assert words in quick.manager.get(f"{quick.waiting}/{path}").words
