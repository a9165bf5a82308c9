"""The manager's journey in a browser, as wide as a telephone, a tablet and a desk; left out where there is none."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from service.demo.site.running import demonstration

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
WIDTHS = (320, 768, 1280)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser of the machine. Nothing is downloaded."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("NOT TESTED IN A BROWSER: there is none of " + ", ".join(NAMES))
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The demonstration, served on this machine."""
    listening = socket.create_server(("127.0.0.1", 0))
    origin = f"http://127.0.0.1:{listening.getsockname()[1]}"
    with demonstration((origin,), lambda: datetime.now(UTC)) as site:
        server = uvicorn.Server(uvicorn.Config(site, log_config=None, lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield origin
        server.should_exit = True
        thread.join()


class Walk:
    """One visit at one width; what the browser complains of is gathered."""

    def __init__(self, browser: Browser, origin: str, width: int, kept: Path | None) -> None:
        self.page: Page = browser.new_page(viewport={"width": width, "height": 800}, locale="en-GB")
        self.origin, self.width, self.kept = origin, width, kept
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self._note(said.type, said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda asked: self._must_be_ours(asked.url))

    def _note(self, kind: str, text: str) -> None:
        """A form that comes back says so with a status, of which the console tells; that is no fault."""
        if kind == "error" and "422" not in text:
            self.complaints.append(text)

    def _must_be_ours(self, url: str) -> None:
        if not url.startswith(self.origin):
            self.complaints.append(f"asked of elsewhere: {url}")

    def click(self, what: str) -> None:
        """Press something that leads to another page, and wait until that one is there."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.click(what)

    def look(self, name: str) -> None:
        """The page has no fault that axe finds, and can be read without moving it sideways."""
        if self.kept is not None:
            self.page.screenshot(path=self.kept / f"{name}-{self.width}.png", full_page=True)
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{name} is {wide} px too wide at {self.width} px"
        found: Any = Axe().run(self.page, options=RULES).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], name


@pytest.fixture
def kept(request: pytest.FixtureRequest) -> Path | None:
    """The folder that pictures of the pages are kept in, where one is given."""
    folder = request.config.getoption("--pictures")
    if folder is None:
        return None
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_journey_is_clean_at_every_width(browser: Browser, address: str, width: int, kept: Path | None) -> None:
    walk = Walk(browser, address, width, kept)
    page = walk.page
    page.goto(f"{address}/desk/demo")
    walk.look("choose")
    walk.click("text=Be Anna Reed")
    walk.look("waiting")
    walk.click("main >> text=Safiya")
    if page.locator("button:has-text('Run the check')").count():
        walk.look("not-checked")
        walk.click("button:has-text('Run the check')")
    walk.look("referral")
    walk.click("text=Log an answer >> nth=0")
    walk.click("text=Log it and run the check again")
    walk.look("answer-with-problems")
    walk.click(".back a")
    walk.click("text=Write your decision >> nth=0")
    walk.click("text=Look it over")
    walk.look("decision-with-problems")
    page.check("label:has-text('Ask for more')")
    page.fill("#reasons", "We want to hear from her school first.")
    page.check("label:text-is('Said')")
    page.fill("#heard-on", "2026-11-14")
    page.fill("#wishes", "I want to keep swimming.")
    walk.click("text=Look it over")
    walk.look("sign")
    page.goto(f"{address}/desk/children")
    walk.look("children")
    walk.click("text=Who has looked >> nth=0")
    walk.look("looked")
    assert walk.complaints == []
    page.close()


def test_the_keyboard_leads_past_the_top_first_and_is_always_seen(browser: Browser, address: str) -> None:
    page = Walk(browser, address, 1280, None).page
    page.goto(f"{address}/desk/sign-in")
    stops = []
    for _ in range(7):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                "() => { const e = document.activeElement, s = getComputedStyle(e);"
                " return [e.id || e.textContent.trim(), s.outlineStyle, parseFloat(s.outlineWidth)]; }"
            )
        )
    names = [name for name, _, _ in stops]
    notice = "Who you are, and your code"
    assert names == ["Skip to the main part", notice, "Placewell", "name", "password", "code", "Sign in"]
    assert all(style == "solid" and width >= 2 for _, style, width in stops)
    page.close()
