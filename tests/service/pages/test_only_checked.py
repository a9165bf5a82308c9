"""A file is looked over before it is sent for good: everything wrong is told, or what would be kept, and nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import func, select

from matching.formats import json_period, json_referral, referral_workbook
from service.records import trying
from service.store.base import Base
from service.store.opening import Store, open_store
from service.store.rows import ROWS, AuditRow, SignInSessionRow
from tests.service.actions.breaks import NOW, PERIOD, make_breaks
from tests.service.conftest import LaidOut, Make
from tests.service.pages.planning import BreakSite
from tests.service.pages.test_officers_journey import at, officer
from tests.service.pages.test_upload import told
from tests.service.pages.visiting import Browser, Looked, Site

OF_WHO_LOOKS = (AuditRow, SignInSessionRow)


def rows(store: Store) -> dict[str, int]:
    """How many rows there are of each kind, but those that say who looked."""
    kinds: list[type[Base]] = [kind for kind in ROWS if kind not in OF_WHO_LOOKS]
    with store.transaction() as t:
        return {k.__tablename__: t.session.scalar(select(func.count()).select_from(k)) or 0 for k in kinds}


@contextmanager
def nothing_kept(store: Store) -> Iterator[None]:
    """Fails where a row was written meanwhile that is not of who looked."""
    before = rows(store)
    yield
    assert rows(store) == before


def check(browser: Browser, way: str, content: bytes, field: str = "files") -> Looked:
    page = browser.get(way)
    assert f'formaction="{way}/check"' in page.answer.text
    return browser.post_file(f"{way}/check", page.hidden(way), field, content)


def checked_at_the_home(site: Site) -> Looked:
    way, browser = f"{site.waiting}/upload", site.manager
    with nothing_kept(site.store):
        page = check(browser, way, referral_workbook.write(told(1)))
    assert "Nothing is wrong, and nothing was kept" in page.words
    assert all(said in page.words for said in ("Child 1", "R-901", "a new one"))
    return page


def test_a_manager_is_told_what_would_be_kept_and_then_uploads_it(quick: Site) -> None:
    page, way, browser = checked_at_the_home(quick), f"{quick.waiting}/upload", quick.manager
    assert page.answer.status_code == 200
    kept = browser.post_file(way, browser.get(way).hidden(way), "files", referral_workbook.write(told(1)))
    assert "Not checked yet" in kept.words


def test_a_check_that_is_not_taken_back_would_be_caught(quick: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "undone", lambda desk, work: work())
    monkeypatch.setattr("service.records.looked_over.undone", lambda desk, work: work())
    with pytest.raises(AssertionError):
        checked_at_the_home(quick)


def test_an_officer_is_told_everything_wrong_and_nothing_is_kept(quick: Site) -> None:
    way, browser = at(quick, "/upload"), officer(quick)
    with nothing_kept(quick.store):
        wrong = check(browser, way, json_referral.write(told(1)).replace(b",", b"", 1))
        right = check(browser, way, json_referral.write(told(1)))
    assert wrong.answer.status_code == 422
    assert "it is not JSON" in wrong.words
    assert "Child 1" in right.words


def test_who_was_opened_for_a_check_is_in_the_audit(quick: Site) -> None:
    checked_at_the_home(quick)
    with quick.store.transaction() as t:
        lines = t.session.scalars(select(AuditRow.action).where(AuditRow.person_id == quick.made.manager)).all()
    assert "write" in {line.value for line in lines}


@pytest.fixture
def breaks(new_sqlite: Make, laid_out: LaidOut) -> Iterator[BreakSite]:
    opened = open_store(laid_out(new_sqlite, make_breaks), NOW)
    yield BreakSite(opened)
    opened.close()


def test_a_coordinator_has_a_period_looked_over_and_nothing_is_kept(breaks: BreakSite) -> None:
    way, browser = "/desk/periods/begin", breaks.coordinator
    with nothing_kept(breaks.store):
        page = check(browser, way, json_period.write(PERIOD), "file")
    assert "Nothing is wrong, and nothing was kept" in page.words
    assert all(family.id in page.words for family in PERIOD.families)
    assert "born" in page.words
