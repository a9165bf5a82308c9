"""The demonstration's coordinator has a period that is planned beside the pages, given out, and can be worked on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from service.demo.site import breaks
from tests.service.pages.browsing import demonstration
from tests.service.pages.crawling import once_given_out
from tests.service.pages.planning import links
from tests.service.pages.visiting import Browser

HERE = "http://127.0.0.1:8000"
NOT_YET = "Nothing has been given out yet"


def nell(site: object) -> Browser:
    """The coordinator, signed in with one click."""
    browser = Browser(
        TestClient(site, base_url=HERE, headers={"Origin": HERE}, follow_redirects=False)  # type: ignore[arg-type]
    )
    browser.post("/desk/demo/nell", {})
    return browser


@pytest.fixture
def browser() -> Iterator[Browser]:
    with demonstration((HERE,), lambda: datetime.now(UTC)) as site:
        yield nell(site)


def test_she_signs_in_with_one_click_to_a_period_given_out_and_all_of_it_can_be_worked_on(browser: Browser) -> None:
    way = once_given_out(browser)
    board = browser.get(way)
    assert NOT_YET not in board.words
    assert list(board.page.all("td", "stay"))
    families = list(dict.fromkeys(links(board, "/families/")))
    assert len(families) == len(breaks.STORY.period().families)
    family = next(f for f in families if links(browser.get(f), "/move"))
    page = browser.get(family)
    assert "Born" in page.words
    assert "Why not more" in page.words
    asked = {"first": breaks.STORY.period().first_night.isoformat(), "nights": "14"}
    form = browser.get(f"{family}/why-not")
    urn = next(e.attributes["value"] for e in form.page.all("input") if e.attributes.get("name") == "urn")
    told = browser.send(form, f"{family}/why-not", asked | {"urn": urn})
    assert "This stands against it" in told.words
    assert browser.get(links(page, "/move")[0]).answer.status_code == 200
    assert f"{way}/repair" in {e.attributes.get("action") for e in browser.get(f"{way}/repair").page.all("form")}


def test_its_pages_are_there_before_its_plan_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.solving.long_work.LongWork.turn", lambda _: None)
    with demonstration((HERE,), lambda: datetime.now(UTC)) as site:
        browser = nell(site)
        way = links(browser.get("/desk"), "/desk/periods/")[0]
        assert NOT_YET in browser.get(way).words
        assert "Queued" in browser.get(f"{way}/plans").words
