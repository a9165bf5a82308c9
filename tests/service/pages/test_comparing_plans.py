"""Two plans of a period are held side by side, and other rules of fairness are tried as work that waits its turn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from service.actions import allocate_period
from service.actions.allocate_period import AllocatePeriod
from service.store.opening import open_store
from tests.service.actions.breaks import NOW, make_breaks, worked_out
from tests.service.actions.doing import do
from tests.service.conftest import LaidOut, Make
from tests.service.pages.planning import BreakSite, links


@pytest.fixture
def site(new_sqlite: Make, laid_out: LaidOut) -> Iterator[BreakSite]:
    opened = open_store(laid_out(new_sqlite, make_breaks), NOW)
    yield BreakSite(opened)
    opened.close()


def test_who_gains_and_who_loses_is_told_from_one_plan_to_another(site: BreakSite) -> None:
    browser, period = site.coordinator, site.begun()
    one = site.planned(period)
    assert "There is no other plan" in browser.get(f"{one}/compare").words
    other = site.planned(period)
    page = browser.get(f"{one}/compare")
    (way,) = links(page, "?with=")
    assert way.endswith(other.rpartition("/")[2])
    told = browser.get(way).words
    assert "Every family would have as many nights." in told
    assert "Level by level" in told
    assert "not worked out" in browser.get(f"{one}/compare?with=nothing").words


def test_other_rules_are_asked_for_as_long_work_and_told_family_by_family(site: BreakSite) -> None:
    browser, period = site.coordinator, site.begun()
    compare = f"{site.planned(period)}/compare"
    assert browser.send(browser.get(compare), compare, {"length": "soon"}).answer.status_code == 422
    waits = browser.send(browser.get(compare), compare, {"length": "ten seconds"})
    stop = links(waits, "/stop")[0]
    browser.send(browser.get(stop), stop, {})
    asked = AllocatePeriod(period=period.id, rounds=0, moves=2_000, seconds=None, compare=True)
    solve = do(site.store, allocate_period.ACT, asked, site.breaks.one, NOW).id
    worked_out(site.store, solve)
    told = browser.get(f"/desk/periods/{period.id}/plans/{solve}/compare").words
    assert "The price of fairness" in told
    for rule in ("Worst-off first (this plan)", "Floor first", "Need order", "Benefit alone"):
        assert rule in told
    assert "part of any difference is chance" in told
