"""Whoever writes waits for no page that takes long; none is shown that is not in the audit, or not allowed any more."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import text

from service.pages import working
from service.pages.each import PAGES
from service.records import looking
from tests.service.pages.test_officers_journey import at, of, officer
from tests.service.pages.visiting import Site
from tests.service.records.test_desk import break_audit

PATIENCE = 20
LONG = {page.path for page in PAGES if page.takes_long}


def meanwhile(monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]) -> None:
    """Does that while a page is worked out."""
    honest = looking.then

    def then(seen: Any, work_out: Any) -> Any:
        work()
        return honest(seen, work_out)

    monkeypatch.setattr(looking, "then", then)


def write_meanwhile(site: Site, monkeypatch: pytest.MonkeyPatch, seconds: float = PATIENCE) -> None:
    def write() -> None:
        with site.store.transaction() as t:
            t.session.execute(text("UPDATE homes SET gone_from = NULL"))

    with ThreadPoolExecutor(1) as pool:
        meanwhile(monkeypatch, lambda: pool.submit(write).result(timeout=seconds))
        assert officer(site).get(of(site, "/homes")).answer.status_code == 200


def test_pages_that_search_and_the_largest_document_take_long() -> None:
    assert {path.rpartition("/")[2] for path in LONG} == {"homes", "together", "unmet", "board.pdf", "swaps"}


def test_records_are_written_while_a_page_is_worked_out(quick: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    write_meanwhile(quick, monkeypatch)


def test_a_page_that_holds_the_records_would_be_caught(quick: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = working.worked_out

    def holding(asked: Any, work: Any) -> Any:
        with asked.visit.ground.store.transaction():
            return honest(asked, work)

    monkeypatch.setattr("service.pages.answering.worked_out", holding)
    with pytest.raises(AssertionError):
        write_meanwhile(quick, monkeypatch, seconds=1)


@pytest.mark.parametrize("where", ["homes", "unmet"])
def test_a_page_that_the_audit_does_not_take_is_not_shown(quick: Site, where: str) -> None:
    break_audit(quick.store)
    path = at(quick, "/unmet") if where == "unmet" else of(quick, "/homes")
    assert officer(quick).get(path).answer.status_code == 503


def take_right_away(site: Site) -> None:
    with site.store.transaction() as t:
        t.session.execute(text("UPDATE relations SET until = since WHERE person_id = :id"), {"id": site.made.officer})


def test_a_right_taken_away_while_a_page_is_worked_out_is_gone(quick: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = officer(quick)
    meanwhile(monkeypatch, lambda: take_right_away(quick))
    assert browser.get(of(quick, "/homes")).answer.status_code == 404


def test_a_page_shown_without_asking_again_would_be_caught(quick: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "give", lambda desk, seen: desk.asked.extend(seen.asked) or seen.came)
    with pytest.raises(AssertionError):
        test_a_right_taken_away_while_a_page_is_worked_out_is_gone(quick, monkeypatch)
