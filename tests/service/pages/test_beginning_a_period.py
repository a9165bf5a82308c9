"""A period is begun from a file with all of it right, or not at all and with every problem by its sheet and cell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from matching.formats import json_period, period_workbook
from service.receiving import period as receiving
from service.store.opening import open_store
from service.store.rows import PeriodRow
from tests.service.actions.breaks import NOW, PERIOD, make_breaks
from tests.service.actions.doing import count
from tests.service.conftest import LaidOut, Make
from tests.service.pages.planning import BreakSite, links
from tests.service.pages.visiting import Looked
from tests.workbook.editing import edited, under

BEGIN = "/desk/periods/begin"
FILLED = period_workbook.write(PERIOD)


@pytest.fixture
def site(new_sqlite: Make, laid_out: LaidOut) -> Iterator[BreakSite]:
    opened = open_store(laid_out(new_sqlite, make_breaks), NOW)
    yield BreakSite(opened)
    opened.close()


def sent(site: BreakSite, content: bytes) -> Looked:
    browser = site.coordinator
    return browser.post_file(BEGIN, browser.get(BEGIN).hidden(BEGIN), "file", content)


def test_without_a_period_she_is_told_how_to_begin_one_and_given_the_form(site: BreakSite) -> None:
    browser = site.coordinator
    page = browser.get("/desk/periods")
    assert "begin one from a filled form" in page.words
    assert BEGIN in page.links()
    assert "/desk/periods/form.xlsx" in browser.get(BEGIN).links()
    form = browser.client.get("/desk/periods/form.xlsx")
    assert "period-form.xlsx" in form.headers["content-disposition"]
    assert form.content == period_workbook.template()


@pytest.mark.parametrize("content", [FILLED, json_period.write(PERIOD)], ids=["the form", "JSON with its world"])
def test_a_period_is_begun_from_a_file_and_can_be_planned(site: BreakSite, content: bytes) -> None:
    page = sent(site, content)
    assert f"Short breaks: {PERIOD.id}" in page.words
    assert "Nothing has been given out yet" in page.words
    assert len(set(links(page, "/families/"))) == len(PERIOD.families)
    assert count(site.store, PeriodRow) == 1
    again = sent(site, content)
    assert "keeps a period of that id already" in again.words
    assert count(site.store, PeriodRow) == 1


def test_a_form_older_than_a_sheet_of_todays_is_taken_in_and_what_it_cannot_tell_is_said(site: BreakSite) -> None:
    page = sent(site, edited(FILLED, drop="Home marks"))
    assert count(site.store, PeriodRow) == 1
    assert "has no sheet Home marks: nothing is told" in page.words
    way = str(page.answer.request.url).partition("?")[0]
    assert "has no sheet" not in site.coordinator.get(f"{way}?absent=Families,<b>").words


def problems_of(page: Looked) -> list[str]:
    assert page.answer.status_code == 422
    found = list(page.page.one("div", "govuk-error-summary").all("a"))
    assert {e.attributes["href"] for e in found} == {"#file"}
    return [e.words for e in found]


def test_everything_wrong_in_a_form_is_told_by_sheet_and_cell_and_nothing_is_kept(site: BreakSite) -> None:
    many = under(FILLED, "Families", "Nights assessed for this period")
    none = under(FILLED, "Families", "Children", 1)
    said = problems_of(sent(site, edited(FILLED, {many: 2.5, none: None})))
    assert all(any(f"{where}:" in each for each in said) for where in (many, none))
    assert count(site.store, PeriodRow) == 0


def test_a_child_or_home_that_is_not_hers_is_named_and_nothing_is_kept(site: BreakSite) -> None:
    first = PERIOD.families[0]
    strange = first.model_copy(update={"children": ("C-NOBODY",)})
    (home,) = PERIOD.homes
    other = PERIOD.model_copy(update={"families": (strange, *PERIOD.families[1:])})
    said = problems_of(sent(site, json_period.write(other)))
    assert any("C-NOBODY" in each and first.id in each for each in said)
    elsewhere = PERIOD.model_copy(update={"homes": (home.model_copy(update={"urn": "SC999999"}),)})
    said = problems_of(sent(site, json_period.write(elsewhere)))
    assert any("SC999999" in each for each in said)
    assert count(site.store, PeriodRow) == 0


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"{", b"PK\x03\x04 no form", b"\xff\xfe"])
def test_what_is_no_period_is_refused_with_a_way_out(site: BreakSite, content: bytes) -> None:
    assert problems_of(sent(site, content))
    assert count(site.store, PeriodRow) == 0


def test_no_file_is_read_for_somebody_who_is_not_signed_in(site: BreakSite, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bytes] = []
    monkeypatch.setattr(receiving, "written_by", lambda _, content: read.append(content))
    stranger = site.anybody()
    marks = stranger.get("/desk/sign-in").hidden("/desk/sign-in")
    answer = stranger.post_file(BEGIN, marks | {"key": "k" * 32, "home": "SC900131"}, "file", b"{}")
    assert answer.answer.status_code == 401
    assert read == []


def test_a_file_larger_than_is_taken_is_refused_before_it_is_read(site: BreakSite) -> None:
    assert sent(site, b"{" + b" " * 6_000_000).answer.status_code == 413
    assert "bytes" in problems_of(sent(site, b"{" + b" " * 5_000_000))[0]
