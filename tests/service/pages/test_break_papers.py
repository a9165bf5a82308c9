"""Letters, calendars and the board are of the plan that was given out, and only while every stay stands as it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import select

from service.actions import read_period
from service.actions.read_period import AskPeriod
from service.solving import papers
from service.store.opening import open_store
from service.store.rows import AuditRow
from tests.service.actions.breaks import NOW, PERIOD, make_breaks
from tests.service.actions.doing import do
from tests.service.conftest import LaidOut, Make
from tests.service.pages.planning import BreakSite, given_out, links


@pytest.fixture
def site(new_sqlite: Make, laid_out: LaidOut) -> Iterator[BreakSite]:
    opened = open_store(laid_out(new_sqlite, make_breaks), NOW)
    yield BreakSite(opened)
    opened.close()


def reads(site: BreakSite) -> int:
    with site.store.transaction() as t:
        return len(t.session.scalars(select(AuditRow.child_id).where(AuditRow.child_id.is_not(None))).all())


def test_each_family_has_a_letter_and_a_calendar_and_each_look_is_on_record(site: BreakSite) -> None:
    browser = site.coordinator
    way, _ = given_out(site, browser)
    page = browser.get(f"{way}/papers")
    letters, calendars = links(page, "/letter.pdf"), links(page, "/families/")
    assert len(letters) == len(PERIOD.families)
    begins = {letters[0]: b"%PDF", f"{way}/board.xlsx": b"PK", f"{way}/board.pdf": b"%PDF"}
    for link, begin in (begins | {links(page, "/homes/")[0]: b"BEGIN:"}).items():
        before = reads(site)
        file = browser.client.get(link)
        assert (file.status_code, file.content.startswith(begin)) == (200, True)
        assert "attachment" in file.headers["content-disposition"]
        assert "no-store" in file.headers["cache-control"]
        assert reads(site) > before
    nights = 0
    for link in (each for each in calendars if each.endswith(".ics")):
        found: Any = Calendar.from_ical(browser.client.get(link).content)
        nights += sum((each["dtend"].dt - each["dtstart"].dt).days for each in found.walk("VEVENT"))
    asked = AskPeriod(period=way.rpartition("/")[2])
    sheet = do(site.store, read_period.ACT, asked, site.breaks.one, NOW).kept.sheet
    assert nights == sum(stay.nights for stay in sheet.published) > 0


def move_one(site: BreakSite, way: str) -> None:
    """One stay is cancelled."""
    browser = site.coordinator
    family = next(f for f in links(browser.get(way), "/families/") if links(browser.get(f), "/cancel"))
    cancel = links(browser.get(family), "/cancel")[0]
    browser.send(browser.get(cancel), cancel, {"by": "the home", "why": "a burst pipe", "again": "yes"})


def test_once_a_stay_has_changed_no_letter_of_the_plan_is_given(site: BreakSite) -> None:
    browser = site.coordinator
    way, _ = given_out(site, browser)
    letter = links(browser.get(f"{way}/papers"), "/letter.pdf")[0]
    move_one(site, way)
    assert "moved or cancelled since" in browser.get(f"{way}/papers").words
    assert browser.client.get(letter).status_code == 404
    assert [browser.client.get(f"{way}/board.{kind}").status_code for kind in ("xlsx", "pdf")] == [404, 404]


def test_a_letter_of_stays_that_no_longer_stand_is_caught(site: BreakSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "set", lambda _: 0, raising=False)
    with pytest.raises(AssertionError):
        test_once_a_stay_has_changed_no_letter_of_the_plan_is_given(site)


def test_before_anything_is_given_out_there_is_nothing_to_tell_families(site: BreakSite) -> None:
    way = f"/desk/periods/{site.begun().id}"
    assert "nothing to tell families" in site.coordinator.get(f"{way}/papers").words
    assert site.coordinator.client.get(f"{way}/board.xlsx").status_code == 404
