"""Whom a provider knows is let in as the one person linked to that, and what it did not sign for us lets nobody in."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from service.api.served import Served
from service.pages.site import create_site
from service.records.provider_sign_ins import BY_PROVIDER, is_proved_by_provider, link_named
from service.records.sessions import end_person, proved
from service.signing_in import provider as provider_file
from service.signing_in.asking_provider import NoProvider
from service.signing_in.going import LONGEST
from service.signing_in.provider import published
from service.signing_in.ways import Ways
from service.store.opening import Store, open_store
from service.store.rows import PersonRow
from tests.service.conftest import NOW, Make
from tests.service.made_up_provider import CLIENT_SECRET, MadeUp, made_up
from tests.service.pages.visiting import COOKIE, ORIGIN, Browser, Looked, Site
from tests.service.pages.writing import looked_over

START, BACK = "/desk/sign-in/with-provider", "/desk/sign-in/from-provider"
OTHER = "https://other.example"


@dataclass
class Linked:
    """A site that believes a made-up provider; the manager is linked to whom it knows as "of-anna"."""

    site: Site
    there: MadeUp

    def set_out(self, browser: Browser, purpose: str = "enter") -> dict[str, str]:
        """What a browser comes back with, having gone there and signed in."""
        address = browser.client.get(f"{START}?for={purpose}").headers["location"]
        assert address.startswith(f"{self.there.issuer}/go?")
        self._in_date()
        return self.there.signed_in(address)

    def _in_date(self) -> None:
        second = int(self.site.now.timestamp())
        for name, said in {"iat": second, "exp": second + 300, "auth_time": second}.items():
            self.there.says.setdefault(name, said)

    def enters(self, browser: Browser | None = None) -> bool:
        """Whether somebody who sets out is let in."""
        used = browser or self.site.anybody()
        used.post(BACK, self.set_out(used))
        return "Sign out" in used.get("/desk").words

    def proves(self, browser: Browser) -> bool:
        """Whether the person who is signed in there has then just proved who they are."""
        used = browser.post(BACK, self.set_out(browser, "prove"))
        token = used.cookies.get(COOKIE) or ""
        return used.status_code == 200 and is_proved_by_provider(self.site.store, token, self.site.now)


@pytest.fixture(scope="module")
def provider() -> Iterator[MadeUp]:
    with made_up() as there:
        yield there


@pytest.fixture
def store_in_file(new_sqlite: Make) -> Iterator[Store]:
    """New records in a file: what is promised here does not come near the database."""
    opened = open_store(new_sqlite(), NOW)
    yield opened
    opened.close()


@pytest.fixture
def linked(store_in_file: Store, provider: MadeUp) -> Linked:
    provider.says, provider.header, provider.published = {}, {"alg": "RS256", "kid": "one"}, {}
    provider.asked.clear()
    site = Site(store_in_file)
    site.with_sign_in()
    link_named(site.store, "anna", provider.issuer, "of-anna", site.now)
    site.app = create_site(site.store, Served((ORIGIN,)), site._clock, ways=Ways(provider=provider.provider()))
    return Linked(site, provider)


def test_whom_the_provider_knows_enters_as_the_person_linked_to_that(linked: Linked) -> None:
    browser = linked.site.anybody()
    page = browser.get(f"{BACK}?code=x&state=y")
    assert "Go on" in page.words
    assert linked.enters(browser)
    assert not is_proved_by_provider(linked.site.store, browser.client.cookies[COOKIE], linked.site.now)


WRONG: dict[str, dict[str, Any]] = {
    "another nonce": {"nonce": "of-another-way"},
    "another audience": {"aud": "another-service"},
    "more audiences, and not said for whom": {"aud": ["placewell", "another-service"]},
    "for another": {"aud": ["placewell", "another-service"], "azp": "another-service"},
    "another issuer": {"iss": OTHER},
    "past its time": {"exp": 1},
    "nobody": {"sub": ""},
    "no words": {"sub": 7},
    "somebody not linked, with her address": {"sub": "of-ben", "email": "anna@larkbeck.example"},
}


@pytest.mark.parametrize("says", WRONG.values(), ids=WRONG)
def test_what_was_not_said_of_her_to_us_lets_nobody_in_and_makes_nobody(linked: Linked, says: dict[str, Any]) -> None:
    count = select(func.count()).select_from(PersonRow)
    with linked.site.store.transaction() as t:
        before = t.session.scalar(count)
    linked.there.says = dict(says)
    assert not linked.enters()
    with linked.site.store.transaction() as t:
        assert t.session.scalar(count) == before


@pytest.mark.parametrize("header", [{"alg": "none"}, {"alg": "RS512", "kid": "one"}], ids=str)
def test_only_named_kinds_of_signature_are_taken(linked: Linked, header: dict[str, str]) -> None:
    linked.there.header = header
    assert not linked.enters()


def test_a_token_signed_with_a_key_that_is_not_the_providers_lets_nobody_in(linked: Linked) -> None:
    assert linked.enters()
    known = linked.there.answer("/keys", {}, "")
    assert known is not None
    ours = linked.site
    linked.there.key = type(linked.there.key).generate_key(2048, {"kid": "one"})
    assert not linked.enters()
    ours.now += timedelta(hours=2)
    linked.there.says = {}
    assert linked.enters(), "a key that the provider publishes anew is taken"


def test_only_the_browser_that_set_out_comes_back_and_only_for_a_while(linked: Linked) -> None:
    hers = linked.site.anybody()
    came = linked.set_out(hers)
    other = linked.site.anybody()
    linked.set_out(other)
    for browser in (other, linked.site.anybody()):
        assert browser.post(BACK, came).status_code == 422
    assert hers.post(BACK, {**came, "iss": OTHER}).status_code == 422
    linked.site.now += LONGEST + timedelta(minutes=1)
    assert hers.post(BACK, came).status_code == 422


def test_a_code_works_once(linked: Linked) -> None:
    browser = linked.site.anybody()
    address = browser.client.get(START).headers["location"]
    held = dict(browser.client.cookies)
    linked._in_date()
    came = linked.there.signed_in(address)
    assert browser.post(BACK, came).status_code == 303
    for name, value in held.items():
        browser.client.cookies.set(name, value, domain="placewell.example", path="/")
    assert browser.post(BACK, came).status_code == 422


def test_a_session_begun_so_ends_with_the_person_at_once(linked: Linked) -> None:
    browser = linked.site.anybody()
    assert linked.enters(browser)
    with linked.site.store.transaction() as t:
        end_person(t, linked.site.made.manager, linked.site.now)
    assert "Sign out" not in browser.get("/desk").words
    assert not linked.enters()


def test_who_proves_it_anew_to_the_provider_can_sign_and_it_is_written_by_what(linked: Linked) -> None:
    browser = linked.site.manager
    address = browser.client.get(f"{START}?for=prove").headers["location"]
    assert "prompt=login" in address
    assert "max_age=0" in address
    assert linked.proves(browser)
    with linked.site.store.transaction() as t:
        assert proved(t, browser.client.cookies[COOKIE], linked.site.now)[1] == BY_PROVIDER


def an_hour_ago(linked: Linked) -> dict[str, Any]:
    return {"auth_time": int((linked.site.now - timedelta(hours=1)).timestamp())}


def test_who_signed_in_to_the_provider_earlier_has_proved_nothing_for_signing(linked: Linked) -> None:
    for says in (an_hour_ago(linked), {"auth_time": None}, {"auth_time": "now"}):
        linked.there.says = dict(says)
        assert not linked.proves(linked.site.manager)
    linked.there.says = an_hour_ago(linked)
    assert linked.enters()


def test_nobody_proves_it_with_somebody_elses_account(linked: Linked) -> None:
    browser = linked.site.by(linked.site.made.officer)
    assert not linked.proves(browser)
    assert "Sign out" in browser.get("/desk").words


def test_a_decision_is_signed_once_the_provider_has_proved_who_signs(linked: Linked) -> None:
    browser = linked.site.manager
    sign, dialogue = looked_over(browser, linked.site)
    assert "Prove it with your organisation" in dialogue.words
    refused = browser.send(dialogue, sign, {})
    assert "ou have not just proved who you are" in refused.words
    assert linked.proves(browser)
    anew = browser.send(refused, sign, {})
    assert "Sign your decision" in anew.words
    signed = browser.send(anew, sign, {})
    assert "proved by OpenID Connect" in signed.words


def test_a_person_links_herself_once_having_just_given_her_password(store_in_file: Store, provider: MadeUp) -> None:
    provider.says, provider.header = {}, {"alg": "RS256", "kid": "one"}
    site = Site(store_in_file)
    site.app = create_site(site.store, Served((ORIGIN,)), site._clock, ways=Ways(provider=provider.provider()))
    linked = Linked(site, provider)
    browser = site.manager
    assert not linked.enters()
    site.now += timedelta(minutes=6)
    provider.says = {}
    assert browser.post(BACK, linked.set_out(browser, "link")).status_code == 422
    again = site.manager
    provider.says = {}
    assert again.post(BACK, linked.set_out(again, "link")).status_code == 200
    assert linked.enters()
    deputy = site.by(site.made.officer)
    assert deputy.post(BACK, linked.set_out(deputy, "link")).status_code == 422


def test_sign_in_by_password_can_be_switched_off(linked: Linked) -> None:
    ways = Ways(passwords=False, provider=linked.there.provider())
    linked.site.app = create_site(linked.site.store, Served((ORIGIN,)), linked.site._clock, ways=ways)
    browser = linked.site.anybody()
    assert "Password" not in browser.get("/desk/sign-in").words
    given = {"name": "anna", "password": "lantern-otter-violin", "code": "000000"}
    refused = Looked(browser.post("/desk/sign-in", given))
    assert "nobody signs in by password here" in refused.words.lower()
    assert browser.client.post("/sign-in", json=given).status_code == 403
    assert linked.enters()


def test_the_secret_of_the_service_is_in_no_address_no_words_and_no_log(
    linked: Linked, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        assert linked.enters()
    said = [
        *linked.there.asked,
        caplog.text,
        repr(linked.there.provider()),
        repr(Ways(provider=linked.there.provider())),
    ]
    assert [words for words in said if CLIENT_SECRET in words] == []


def test_a_provider_that_speaks_for_another_is_not_believed(linked: Linked) -> None:
    for wrong in ({"issuer": OTHER}, {"token_endpoint": "http://other.example/token"}):
        linked.there.published = wrong
        with pytest.raises(NoProvider):
            published(linked.there.issuer)


def test_without_a_provider_there_are_no_such_pages(store_in_file: Store) -> None:
    site = Site(store_in_file)
    assert {site.manager.get(path).answer.status_code for path in (START, BACK, "/desk/link")} == {404}


def since(at: datetime, begun: datetime, now: datetime) -> bool:
    """The defect: whenever they proved it counts."""
    return True


@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")
@pytest.mark.parametrize("defect", ["nonce", "audience", "none", "auth_time"])
def test_each_defect_that_would_let_somebody_in_would_be_caught(
    linked: Linked, monkeypatch: pytest.MonkeyPatch, defect: str
) -> None:
    if defect == "nonce":
        monkeypatch.setattr("service.signing_in.provider.CodeIDToken.validate_nonce", lambda _: None)
        linked.there.says = {"nonce": "of-another-way"}
    if defect == "audience":
        monkeypatch.setattr(provider_file, "expected", lambda _: {})
        linked.there.says = {"aud": "another-service", "azp": "placewell"}
    if defect == "none":
        monkeypatch.setattr(provider_file, "SIGNATURES", ("none",))
        linked.there.header = {"alg": "none"}
    if defect == "auth_time":
        monkeypatch.setattr(provider_file, "is_since", since)
        linked.there.says = an_hour_ago(linked)
        linked.site.now += timedelta(seconds=1)
        browser = linked.site.manager
        assert browser.post(BACK, linked.set_out(browser, "prove")).status_code == 200
        return
    assert linked.enters()
