"""Everything that a placing authority can ask for, and all that it could tell of the answers: bytes, order and work."""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from random import Random
from typing import Any

import pytest
from httpx2 import Response
from sqlalchemy import event
from starlette.testclient import TestClient

from service.api.route import Route
from service.api.served import Served
from service.pages.each import PAGES
from service.pages.site import create_site
from service.records import published
from service.sealing.keyring import Keyring
from service.store.opening import Store
from tests.service import one_app
from tests.service.api.asking import KEEPS_FROM, MISSING, ROUTES, asked, example_of, ids_of, keeps_from_somebody
from tests.service.page import Element
from tests.service.pages.crawling import leads
from tests.service.pages.visiting import COOKIE, ORIGIN, PATIENT, Browser, Looked
from tests.service.records.made import WORLD, Made

KEYS = "0123456789abcdef"
ELSE = {"urn": WORLD.homes[0].urn, "place": "1", "family": "F-1", "stay": "1"}
"""For what is named in the paths of pages by no id."""
ENDS = ("/sign-out", "/desk/sign-out", "/desk/sign-in")


@dataclass(frozen=True)
class Told:
    """One answer, with the statements that the database was asked and the words that were opened for it."""

    asked: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)
    statements: int
    opened: int


@dataclass
class Authority:
    """Whoever works for the authority, in front of records; what is random is drawn in one order."""

    store: Store
    made: Made
    token: str
    now: datetime
    only: str = ""
    """All is asked of which the path has this in it."""
    told: list[Told] = field(default_factory=list)
    later: list[Element] = field(default_factory=list)
    """Forms that end something, sent when all else was asked."""
    statements: int = 0
    opened: int = 0

    def asks(self, dice: Random) -> list[Told]:
        """Every route, in an order that the dice give; then every page, and every form on one as it stands."""
        app = one_app.on(create_site, self.store, Served((ORIGIN,), seconds_to_answer=PATIENT), lambda: self.now)
        with TestClient(app, base_url=ORIGIN, follow_redirects=False, raise_server_exceptions=False) as client:
            client.headers.update({"Origin": ORIGIN, "Cookie": f"{COOKIE}={self.token}"})
            with drawn_in_turn(self.store), self.counting():
                self._walk(client)
                self._ask_routes(client, dice)
                for form in self.later:
                    self._send(client, form)
        return self.told

    @contextmanager
    def counting(self) -> Iterator[None]:
        """From here on each answer comes with the work that it took."""
        self.statements = self.opened = 0
        honest = Keyring.open

        def asked_for(*_: Any) -> None:
            self.statements += 1

        def opens(ring: Keyring, *given: Any) -> str:
            self.opened += 1
            return honest(ring, *given)

        event.listen(self.store.engine, "before_cursor_execute", asked_for)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Keyring, "open", opens)
            yield
        event.remove(self.store.engine, "before_cursor_execute", asked_for)

    def _keep(self, what: str, answer: Response) -> Response:
        headers = tuple(answer.headers.multi_items())
        self.told.append(Told(what, answer.status_code, headers, answer.content, self.statements, self.opened))
        self.statements = self.opened = 0
        return answer

    def _ask_routes(self, client: TestClient, dice: Random) -> None:
        routes = [route for route in ROUTES if route.path not in ENDS and self.only in route.path]
        dice.shuffle(routes)
        for route in sorted(routes, key=ends_the_referral):
            for ids in _ids(route, self.made):
                once = {"Idempotency-Key": KEYS + str(len(self.told))}
                body = example_of(route, ids) if route.takes else None
                said = None if route.guard is not None and dice.random() < 0.5 else once
                self._keep(f"{route.method.value} {route.path}", asked(client, route, ids, body, said))

    def _walk(self, client: TestClient) -> None:
        ids = ids_of(self.made) | ELSE
        shown = [page.path for page in PAGES if page.show and page.path not in ENDS and self.only in page.path]
        paths = deque(_filled(path, ids) for path in shown)
        seen = set(paths)
        while paths:
            path = paths.popleft()
            looked = Looked(self._keep(path, client.get(path)))
            forms = looked.page.all("form")
            self.later += filter(ends_something, forms)
            for form in forms:
                if not ends_something(form):
                    self._send(client, form)
            onward = [looked.answer.headers["location"]] if looked.answer.status_code == 303 else list(leads(looked))
            new = [each for each in dict.fromkeys(onward) if each not in seen and each.startswith("/desk")]
            seen |= set(new)
            paths.extend(new if not self.only and len(seen) < MOST_PAGES else ())

    def _send(self, client: TestClient, form: Element) -> None:
        action = form.attributes.get("action", "")
        if form.attributes.get("method", "get").lower() == "post" and action not in ENDS:
            self._keep(f"form {action}", Browser(client).post(action, _as_it_stands(form)))


MOST_PAGES = 140


def ends_the_referral(route: Route) -> tuple[bool, bool]:
    """Asked after everything else: what is closed, or kept from the officer, is answered of no more.

    Once more is told of the child, whatever was checked is old at every home, whoever lives there.
    """
    return keeps_from_somebody(route), "clos" in route.path or "tell-more" in route.path


def ends_something(form: Element) -> bool:
    """As of a route: what is closed or kept from the officer is answered of no more."""
    action = form.attributes.get("action", "")
    return action.endswith((*KEEPS_FROM, "/more", "/close"))


def _ids(route: Route, made: Made) -> Iterator[dict[str, str]]:
    for child in (*made.residents, made.referred, MISSING) if "{child}" in route.path else (MISSING,):
        for organisation in (made.provider, made.authority) if "{organ" in route.path else (made.provider,):
            yield ids_of(made, child=child, organisation=organisation)


def _filled(path: str, ids: dict[str, str]) -> str:
    for name in [part.partition("}")[0] for part in path.split("{")[1:]]:
        path = path.replace(f"{{{name}}}", ids.get(name, MISSING))
    return path


def _as_it_stands(form: Element) -> dict[str, str]:
    said = [each.attributes for each in form.all("input") if each.attributes.get("type") not in ("file", "submit")]
    fields = {each["name"]: each.get("value", "") for each in said if "name" in each}
    return fields | {each.attributes["name"]: each.words for each in form.all("textarea")}


@contextmanager
def drawn_in_turn(store: Store) -> Iterator[None]:
    """What would be random is counted, and no homes are known from an earlier search.

    Only what is drawn to answer what is asked of these records: whoever else draws meanwhile takes no number.
    """
    numbers = count(1)

    def counted(honest: Callable[[int], str]) -> Callable[[int], str]:
        def draw(size: int) -> str:
            ground = one_app.ASKED.get(None)
            ours = ground is not None and ground.store is store
            return f"{next(numbers):0{2 * size}x}" if ours else honest(size)

        return draw

    with pytest.MonkeyPatch.context() as patch:
        for name in ("token_hex", "token_urlsafe"):
            patch.setattr(secrets, name, counted(getattr(secrets, name)))
        patch.setattr(published, "_last", [published.Read()])
        published._market.cache_clear()
        yield
