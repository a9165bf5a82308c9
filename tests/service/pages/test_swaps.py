"""A coordinator sees who would change what, sees every rule checked again, and makes a swap once all have agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from matching.report_words import weekday
from service.store.opening import open_store
from tests.service.actions.breaks import NOW, make_breaks
from tests.service.actions.crossed import ONE, OTHER, given_out_crossed
from tests.service.api.asking import key
from tests.service.conftest import LaidOut, Make
from tests.service.pages.planning import BreakSite
from tests.service.pages.visiting import Browser, Looked

FIRST, SECOND = (
    {f"agreed-{n}": "yes", f"agreed-{n}-on": NOW.date().isoformat(), f"agreed-{n}-to": "Nell Farrow"} for n in (1, 2)
)
ALL = FIRST | SECOND


@pytest.fixture
def site(new_sqlite: Make, laid_out: LaidOut) -> Iterator[BreakSite]:
    opened = open_store(laid_out(new_sqlite, make_breaks), NOW)
    yield BreakSite(opened)
    opened.close()


def test_a_swap_is_shown_checked_agreed_to_and_made(site: BreakSite) -> None:
    browser = site.coordinator
    way = f"/desk/periods/{given_out_crossed(site.store).id}"
    assert f"{way}/swaps" in browser.get(way).links()
    listed = browser.get(f"{way}/swaps")
    assert "Swap 1: two families" in listed.words
    weighed = browser.send(listed, f"{way}/swaps", {})
    assert "Every rule was checked again with these nights, and none speaks against it." in weighed.words
    assert "worse at one level" in weighed.words
    (least_change,) = (row.words for row in weighed.page.all("tr") if "Least change" in row.words)
    assert "4 worse" in least_change
    for family in (ONE, OTHER):
        assert f"Family {family} agrees" in weighed.words
    to_whom = browser.send(weighed, f"{way}/swaps", {name: said for name, said in FIRST.items() if "-to" not in name})
    assert (to_whom.answer.status_code, "to whom the family said so" in to_whom.words) == (422, True)
    refused = browser.send(to_whom, f"{way}/swaps", FIRST)
    assert refused.answer.status_code == 422
    assert "is not said to agree" in refused.words
    assert "#agreed" in {e.attributes["href"] for e in refused.page.one("div", "govuk-error-summary").all("a")}
    made = browser.send(refused, f"{way}/swaps", ALL)
    assert made.answer.status_code == 200
    after = browser.get(f"{way}/swaps").words
    assert "No families were found" in after
    assert f"Family {OTHER} agreed on {weekday(NOW.date())}, to Nell Farrow." in after


def test_a_swap_found_in_an_earlier_version_leads_back_to_what_is_there_now(site: BreakSite) -> None:
    one, other = site.coordinator, site.other
    way = f"/desk/periods/{given_out_crossed(site.store).id}/swaps"
    hers, his = (_weighed(by.get(way), by, way) for by in (one, other))
    one.send(hers, way, ALL)
    told = other.send(his, way, ALL)
    assert told.answer.status_code == 412
    assert "No families were found" in told.words


def _weighed(listed: Looked, by: Browser, way: str) -> Looked:
    return by.send(listed, way, {})


def test_what_is_no_swap_is_told_and_where_nothing_is_given_out_there_is_a_way_on(site: BreakSite) -> None:
    browser = site.coordinator
    way = f"/desk/periods/{site.begun().id}"
    assert "there is nothing to swap" in browser.get(f"{way}/swaps").words
    crossed = f"/desk/periods/{given_out_crossed(site.store).id}/swaps"
    told = browser.send(browser.get(crossed), crossed, {"moves": "[]", "weighed": "yes"})
    assert (told.answer.status_code, "which swap it was made for" in told.words) == (422, True)


def test_swaps_are_found_and_made_over_http(site: BreakSite) -> None:
    client = site.coordinator.client
    path = f"/periods/{given_out_crossed(site.store).id}/swaps"
    found = client.get(path).json()
    (swap,) = found["swaps"]
    assert (found["everything"], found["not_looked_at"]) == (True, [])
    moves = [{name: move[name] for name in ("family", "gives", "gets")} for move in swap["moves"]]
    agreed = [{"family": each, "on": NOW.date().isoformat(), "said_to": "Nell Farrow"} for each in (ONE, OTHER)]
    late = [each | {"on": (NOW.date() + timedelta(days=1)).isoformat()} for each in agreed]
    body = {"version": found["version"], "moves": moves}
    for some in ([], agreed[:1], late):
        assert client.post(path, json=body | {"agreed": some}, headers=key()).status_code == 422
    made = client.post(path, json=body | {"agreed": agreed}, headers=key())
    assert made.status_code == 200, made.text
    assert made.json()["record"]["swapped"][0]["agreed"] == agreed
    runs = {stay["family"]: stay["first_night"] for stay in made.json()["record"]["sheet"]["published"]}
    assert runs == {move["family"]: move["gets"]["first_night"] for move in moves}
