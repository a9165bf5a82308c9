"""Walks the demonstration from each person's desk, by every link and form that only asks, to each kind of page."""

from __future__ import annotations

import re
import threading
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from starlette.testclient import TestClient

from service.demo.site.pages import pages_for
from service.pages.each import PAGES
from tests.service.page import Element
from tests.service.pages.planning import links
from tests.service.pages.visiting import Browser, Looked

ALL = (*PAGES, *pages_for(()))
"""Every page there is, with the demonstration's own."""
MOST = 3
"""Pages of one kind that one person is led to: the next of the kind seldom says anything new."""
ALIKE = frozenset(
    {
        "/desk",
        "/desk/children/{child}/kept-from",
        "/desk/children/{child}/known",
        "/desk/children/{child}/records",
        "/desk/homes/{home}/children/{child}/departure",
        "/desk/homes/{home}/facts/bedrooms/{place}",
        "/desk/homes/{home}/referrals/{referral}/statements",
        "/desk/homes/{home}/referrals/{referral}/tell",
        "/desk/homes/{home}/referrals/{referral}/views/{resident}",
    }
)
"""Of these, one page differs from the next in whom it is about alone: each person is led to one."""
DESK, CHOOSE, NOBODY = "/desk", "/desk/demo", ""
PATIENCE = 240
"""Seconds, on a machine that has to make the search ready first."""
OK = 200
GIVES_OUT = "example-period"
"""The thread of the demonstration that waits for the plan, and gives it out."""


@dataclass(frozen=True)
class Met:
    """A page or file that somebody came upon: who, where, the kind of it as it is declared, and from where."""

    key: str
    path: str
    kind: str
    looked: Looked = field(repr=False)
    came_from: str

    @property
    def is_page(self) -> bool:
        """Not a file."""
        return self.looked.answer.headers["content-type"].startswith("text/html")


def kind_of(path: str) -> str:
    """The declared path that this one is of, "" where there is none."""
    asked = urlsplit(path).path
    return next((page.path for page in ALL if re.fullmatch(re.sub("{[^}]+}", "[^/]+", page.path), asked)), "")


def as_it_stands(form: Element) -> str:
    """Where a form leads that is sent as it stands, the first of its boxes ticked."""
    fields, ticked = dict[str, str](), False
    for one in form.all():
        said, name = one.attributes, one.attributes.get("name", "")
        if one.tag == "select":
            options = [option.attributes for option in one.all("option")]
            chosen = next((each for each in options if "selected" in each), options[0])
            fields[name] = chosen.get("value", "")
        elif one.tag == "input" and said.get("type") in ("checkbox", "radio"):
            if "checked" in said or not ticked:
                fields[name], ticked = said["value"], True
        elif one.tag == "input" and name:
            fields[name] = said.get("value", "")
    return f"{form.attributes['action']}?{urlencode(fields)}"


def leads(looked: Looked) -> Iterator[str]:
    """Every address that the page leads to by a link or by a form that only asks."""
    for link in looked.links():
        if not link.startswith("#"):
            yield link.partition("#")[0]
    for form in looked.page.all("form"):
        if form.attributes.get("method", "get").lower() == "get" and "action" in form.attributes:
            yield as_it_stands(form)


def walked(browser: Browser, key: str, begin: Iterable[str]) -> list[Met]:
    """Everything that the person comes upon, at most so many of a kind; the way to it followed."""
    met, seen, counted = list[Met](), set[str](), Counter[str]()
    waiting = deque((path, "") for path in begin)
    while waiting:
        path, came_from = waiting.popleft()
        kind = kind_of(path)
        if path in seen or counted[kind] >= (1 if kind in ALIKE else MOST):
            continue
        seen.add(path)
        counted[kind] += 1
        looked = browser.get(path)
        there = looked.answer.request.url.raw_path.decode()
        met.append(Met(key, there, kind_of(there), looked, came_from))
        if met[-1].is_page:
            waiting.extend((each, path) for each in leads(looked))
    return met


def left_empty(browser: Browser, met: Iterable[Met], done: set[str]) -> Iterator[Met]:
    """What comes back of each form on these pages that is sent with nothing filled in, once of a kind."""
    for each in met:
        for form in each.looked.page.all("form"):
            action = form.attributes.get("action", "")
            if kind_of(action) not in done and _asks(form):
                done.add(kind_of(action))
                looked = browser.send(each.looked, action, {})
                if looked.answer.status_code != OK:
                    yield Met(each.key, action, kind_of(action), looked, each.path)


def _asks(form: Element) -> bool:
    """Whether it is for something to be written or chosen in it. Files are sent in another way."""
    fields = (one for one in form.all() if one.tag in ("input", "select", "textarea"))
    seen = any(one.attributes.get("type") != "hidden" for one in fields)
    return form.attributes.get("method") == "post" and "enctype" not in form.attributes and seen


def browser_of(site: object, origin: str, key: str) -> Browser:
    """The browser of that person of the demonstration, signed in with one click; of NOBODY, not signed in."""
    client = TestClient(site, base_url=origin, headers={"Origin": origin}, follow_redirects=False)  # type: ignore[arg-type]
    browser = Browser(client)
    if key != NOBODY:
        browser.post(f"{CHOOSE}/{key}", {})
    return browser


def once_given_out(nell: Browser) -> str:
    """The address of the coordinator's period, once nobody waits any longer to give its plan out."""
    for each in threading.enumerate():
        if each.name == GIVES_OUT:
            each.join(PATIENCE)
    return links(nell.get(DESK), "/desk/periods/")[0]


def way_to(looked: Looked, words: str, part: str) -> str:
    """The link on the page that says so and leads there."""
    found = (a for a in looked.page.all("a") if words in a.words and part in a.attributes["href"])
    return next(found).attributes["href"]


def checked_by(anna: Browser) -> list[str]:
    """A referral whose check has been run, a readiness plan of it, and a statement that is read before it goes."""
    way = links(anna.get(DESK), "/referrals/")[0]
    anna.send(anna.get(way), way, {})
    anna.send(anna.get(f"{way}/plan"), f"{way}/plan", {"alternative": "0"})
    write = links(anna.get(f"{way}/statements"), "/assessments/")[0]
    words = {"words": "Thank you. We look at it this week, and write again on Friday."}
    kept = anna.send(anna.get(write), write, words).answer.request.url.path
    return [way, f"{way}/plan", kept]


def sent_by(ruth: Browser) -> list[str]:
    """A referral sent to a home that holds a place, and one of a child who belongs with another."""
    desk = ruth.get(DESK)
    way, together = way_to(desk, "Linnet", "/placing/"), way_to(desk, "Amara", "/placing/")
    look = ruth.get(next(each for each in leads(ruth.get(f"{way}/homes")) if each.startswith(f"{way}/send?")))
    chosen = [e.attributes["name"] for e in look.page.all("input") if e.attributes.get("name", "").startswith("hold-")]
    to = {each.replace("hold-", "to-"): "yes" for each in chosen}
    ruth.send(look, f"{way}/send", to | dict.fromkeys(chosen, "yes"))
    return [way, f"{way}/released", together]


def asked_by(nell: Browser) -> list[str]:
    """Giving out the plan that is there, and the work on another that waits for its turn."""
    way = once_given_out(nell)
    plan = links(nell.get(f"{way}/plans"), "/plans/")[0]
    waits = nell.send(nell.get(f"{way}/plans"), f"{way}/plans", {"length": "ten seconds"})
    return [f"{plan}/give-out", links(waits, "/stop")[0]]


def nothing(browser: Browser) -> list[str]:
    """Nothing is done before the walk."""
    return []


FIRST_DONE = {
    NOBODY: lambda _: ["/desk/sign-in"],
    "anna": checked_by,
    "david": nothing,
    "marta": nothing,
    "ruth": sent_by,
    "nell": asked_by,
}
"""What each does before the walk, so that there is something to come upon; and where more begins than at the desk."""


@dataclass(frozen=True)
class Walked:
    """All that was come upon, with each person's browser to go there again."""

    origin: str
    met: Sequence[Met]
    refused: Sequence[Met]
    """Forms that came back as nothing was filled in."""
    browsers: Mapping[str, Browser]


def walk_all(site: object, origin: str) -> Walked:
    """Everybody's walk, once everything that comes first is done."""
    browsers = {key: browser_of(site, origin, key) for key in FIRST_DONE}
    begin = {key: first(browsers[key]) for key, first in FIRST_DONE.items()}
    desks = {key: [] if key == NOBODY else [DESK, CHOOSE] for key in FIRST_DONE}
    met, done = [e for key in FIRST_DONE for e in walked(browsers[key], key, [*begin[key], *desks[key]])], set[str]()
    pages = {key: [each for each in met if each.key == key and each.is_page] for key in FIRST_DONE}
    refused = [each for key in FIRST_DONE for each in left_empty(browsers[key], pages[key], done)]
    return Walked(origin, met, refused, browsers)
