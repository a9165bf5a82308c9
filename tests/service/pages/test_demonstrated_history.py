"""The demonstration has something to look at on every page that it offers."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.testclient import TestClient

from service.demo.site.running import demonstration
from tests.service.pages.visiting import Browser

ORIGIN = "http://127.0.0.1:8000"


def test_at_one_home_a_child_has_come_and_was_reviewed_and_another_was_declined() -> None:
    with demonstration((ORIGIN,), lambda: datetime.now(UTC)) as site:
        browser = Browser(TestClient(site, base_url=ORIGIN, headers={"Origin": ORIGIN}, follow_redirects=False))
        desk = browser.get(browser.post("/desk/demo/marta", {}).headers["location"])
        home = desk.answer.request.url.path
        decided = browser.get(f"{home}/decided").words
        assert "Decline" in decided
        assert "arrived" in decided
        reviews = browser.get(f"{home}/reviews").words
        assert "held" in reviews
        assert "sleeps through" in reviews
        assert "too few to say" in browser.get(f"{home}/learnt").words
        came = next(e for e in browser.get(f"{home}/decided").page.all("li") if "Tamsin" in e.words)
        assert "First night Thursday 12 November 2026" in came.words
        way = next(e.attributes["href"] for e in came.all("a") if e.attributes["href"].endswith("/plan"))
        page = browser.get(way.removesuffix("/plan")).words
        assert "is one of the group" in page
        assert "Run the check" not in page
