"""The coordinator's pages in a browser, as wide as a telephone, a tablet and a desk; left out where there is none."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, FilePayload

from service.api.cookie import setting
from service.api.served import Served
from service.pages.site import create_site
from service.records.sessions import begin
from service.store.opening import open_store
from tests.service.actions.breaks import NOW, PERIOD, make_breaks, worked_out
from tests.service.conftest import LaidOut, Make
from tests.service.pages.planning import BreakSite
from tests.service.pages.test_in_a_browser import Walk, kept

__all__ = ["kept"]


@dataclass
class Opened:
    """Where the pages are, and the session of a coordinator."""

    origin: str
    site: BreakSite
    token: str
    secure_name: str


@pytest.fixture
def at(new_sqlite: Make, laid_out: LaidOut) -> Iterator[Opened]:
    """The service with one period, served on this machine."""
    store = open_store(laid_out(new_sqlite, make_breaks), NOW)
    site = BreakSite(store)
    listening = socket.create_server(("127.0.0.1", 0))
    origin = f"http://127.0.0.1:{listening.getsockname()[1]}"
    served = Served((origin,), secure=False)
    app = create_site(store, served, site._clock)
    with store.transaction() as t:
        token = begin(t, site.breaks.one, site.now)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield Opened(origin, site, token, setting(token, served).partition("=")[0])
    finally:
        server.should_exit = True
        thread.join()
        store.close()


def what_happened(walk: Walk, address: str, site: BreakSite) -> None:
    """She types what has happened, is told what is missing, and sees whom the repair touches."""
    page = walk.page
    page.goto(address)
    page.select_option("#closed-room", index=1)
    page.fill("#closed-first", f"{PERIOD.night(4)}")
    page.select_option("#child-who", label="Another child")
    page.click("#off-tasks summary")
    page.check("#off-task-rescue_medicine")
    walk.click("button:has-text('See whom it touches')")
    assert page.input_value("#closed-first") == f"{PERIOD.night(4)}"
    assert page.is_checked("#off-task-rescue_medicine")
    walk.look_everywhere("repair-with-problems")
    page.goto(address)
    page.select_option("#closed-room", index=1)
    for end in ("first", "last"):
        page.fill(f"#closed-{end}", f"{PERIOD.night(4)}")
    walk.click("button:has-text('See whom it touches')")
    worked_out(site.store, urlsplit(page.url).path.rpartition("/")[2])
    page.goto(page.url)
    assert page.inner_text("#touched-heading") == "Whom it touches"
    walk.look_everywhere("repair-to-be-kept")


def test_the_coordinators_pages_are_clean_at_every_width(browser: Browser, at: Opened, kept) -> None:  # type: ignore[no-untyped-def]
    walk = Walk(browser, at.origin, 1280, kept)
    page = walk.page
    page.context.add_cookies([{"name": at.secure_name, "value": at.token, "url": at.origin}])
    page.goto(f"{at.origin}/desk/periods")
    walk.look_everywhere("periods-none")
    walk.click("text=Begin a period")
    walk.look_everywhere("period-begin")
    page.set_input_files("#file", FilePayload(name="x.json", mimeType="application/json", buffer=b"{"))
    walk.click("button:has-text('Begin the period')")
    walk.look_everywhere("period-begin-with-problems")
    period = at.site.begun()
    plan = f"{at.origin}{at.site.planned(period)}"
    way = f"{at.origin}/desk/periods/{period.id}"
    for path in ("", "/plans", "/repair"):
        page.goto(way + path)
        walk.look_everywhere(f"period-new{path.replace('/', '-')}")
    page.goto(f"{way}/plans")
    walk.click("button:has-text('Ask for a plan')")
    page.goto(f"{page.url}?still=yes")
    walk.look_everywhere("plan-waits")
    walk.click("text=Stop the work")
    walk.look_everywhere("plan-stop")
    walk.click("button:has-text('Stop it')")
    page.goto(plan)
    walk.look_everywhere("plan")
    walk.click("text=Compare it with other plans")
    walk.look_everywhere("plan-compare")
    page.goto(plan)
    walk.click("main >> text=Give it out")
    walk.look_everywhere("plan-give-out")
    walk.click("button:has-text('Give it out')")
    walk.look_everywhere("period")
    what_happened(walk, f"{way}/repair", at.site)
    page.goto(f"{way}/papers")
    walk.look_everywhere("period-papers")
    page.goto(f"{way}/record")
    walk.look_everywhere("period-record")
    walk.click("main table a >> nth=0")
    walk.look_everywhere("family")
    family = page.url
    page.goto(f"{family}/package")
    page.fill("#assessed_nights", "many")
    walk.click("button:has-text('Keep the package')")
    walk.look_everywhere("package-with-problems")
    page.goto(f"{family}/request")
    walk.click("button:has-text('Keep the request')")
    walk.look_everywhere("request-with-problems")
    page.goto(f"{family}/why-not")
    page.fill("#first", f"{period.kept.sheet.first_night}")
    page.fill("#nights", "14")
    walk.click("button:has-text('Ask why not')")
    walk.look_everywhere("why-not")
    page.goto(family)
    walk.click("text=Move or promise >> nth=0")
    walk.look_everywhere("move")
    walk.click("button:has-text('See what it would cost')")
    walk.look_everywhere("move-cost")
    page.goto(family)
    walk.click("main >> text=Cancel >> nth=0")
    walk.click("button:has-text('Cancel the stay')")
    walk.look_everywhere("cancel-with-problems")
    assert walk.complaints == []
    page.close()
