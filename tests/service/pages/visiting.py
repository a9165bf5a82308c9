"""A browser that is none: asks for pages, reads them, and sends their forms as a person would fill them in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from httpx2 import Response
from starlette.testclient import TestClient

from service.api.served import Served
from service.pages.site import create_site
from service.records.sessions import begin
from service.records.sign_ins import give
from service.signing_in.codes import code_at, new_secret, step_at
from service.store.opening import Store
from tests.service import one_app
from tests.service.page import Element, read
from tests.service.records.made import NOW, Made, make

ORIGIN = "https://placewell.example"
TICK = timedelta(milliseconds=1)
PATIENT = 600.0
"""Seconds: a machine that is busy with something else is no fault of a page."""
COOKIE = "__Host-placewell"
PASSWORD = "lantern-otter-violin"  # noqa: S105


@dataclass
class Site:
    """The service with its pages, on records of one home and one referral, at `now`."""

    store: Store
    made: Made = field(init=False)
    now: datetime = NOW
    app: Any = field(init=False)

    def __post_init__(self) -> None:
        self.made = make(self.store)
        self.app = one_app.on(create_site, self.store, Served((ORIGIN,), seconds_to_answer=PATIENT), self._clock)

    def _clock(self) -> datetime:
        """A moment later each time, as clocks are."""
        self.now += TICK
        return self.now

    def anybody(self) -> Browser:
        """The browser of somebody who is not signed in."""
        return Browser(TestClient(self.app, base_url=ORIGIN, headers={"Origin": ORIGIN}, follow_redirects=False))

    def by(self, person: str) -> Browser:
        """The browser of a person who is signed in."""
        with self.store.transaction() as t:
            token = begin(t, person, self.now)
        browser = self.anybody()
        browser.in_session(token)
        return browser

    @property
    def manager(self) -> Browser:
        """The registered manager's browser."""
        return self.by(self.made.manager)

    @property
    def waiting(self) -> str:
        """Where the referrals of the home wait."""
        return f"/desk/homes/{self.made.home}"

    @property
    def referral(self) -> str:
        """The page of the referral."""
        return f"{self.waiting}/referrals/{self.made.referral}"

    def with_sign_in(self) -> Secret:
        """The manager can sign in as "anna" from now on."""
        secret = new_secret()
        with self.store.transaction() as t:
            give(self.store, t, self.made.manager, "anna", PASSWORD, secret)
        return Secret(self, secret)


@dataclass
class Secret:
    """What the manager's authenticator knows."""

    site: Site
    secret: str

    def given(self, steps: int = 0) -> dict[str, str]:
        """What she types so many half minutes from now."""
        return {"name": "anna", "password": PASSWORD, "code": code_at(self.secret, step_at(self.site.now) + steps)}


@dataclass
class Browser:
    """One person's browser."""

    client: TestClient

    def get(self, path: str) -> Looked:
        """A page, the way to it followed."""
        answer = self.client.get(path)
        while answer.status_code == 303:
            answer = self.client.get(answer.headers["location"])
        return Looked(answer)

    def post(self, path: str, fields: Mapping[str, str]) -> Response:
        """A form as it was sent; where it leads is not followed."""
        body = urlencode(dict(fields)).encode()
        return self.client.post(path, content=body, headers={"Content-Type": "application/x-www-form-urlencoded"})

    def post_file(self, path: str, fields: Mapping[str, str], name: str, content: bytes) -> Looked:
        """A form with a file as browsers send it; the way on is followed."""
        answer = self.client.post(path, data=dict(fields), files={name: ("of a child.xlsx", content)})
        return self.get(answer.headers["location"]) if answer.status_code == 303 else Looked(answer)

    def in_session(self, token: str) -> None:
        """From now on its cookie is that one."""
        self.client.cookies.set(COOKIE, token, domain=urlsplit(ORIGIN).netloc, path="/")

    def send(self, page: Looked, action: str, fields: Mapping[str, str]) -> Looked:
        """The form of the page that goes there, with its own hidden fields and these; the way on is followed."""
        answer = self.post(action, {**page.hidden(action), **fields})
        return self.get(answer.headers["location"]) if answer.status_code == 303 else Looked(answer)

    def checked(self, site: Site) -> Looked:
        """The referral's page, its check having been run."""
        page = self.get(site.referral)
        return page if "Write your decision" in page.words else self.send(page, site.referral, {})


@dataclass
class Looked:
    """A page as it came, or a file, on which there is nothing to read."""

    answer: Response
    page: Element = field(init=False)

    def __post_init__(self) -> None:
        is_page = self.answer.headers.get("content-type", "text/html").startswith("text/html")
        self.page = read(self.answer.text if is_page else "")

    @property
    def words(self) -> str:
        """All words on it."""
        return self.page.words

    def hidden(self, action: str) -> dict[str, str]:
        """What the form that goes there carries unseen."""
        form = next(e for e in self.page.all("form") if e.attributes.get("action") == action)
        inputs = (e.attributes for e in form.all("input") if e.attributes.get("type") == "hidden")
        return {each["name"]: each.get("value", "") for each in inputs}

    def links(self) -> list[str]:
        """Where it leads."""
        return [e.attributes["href"] for e in self.page.all("a") if "href" in e.attributes]
