"""A coordinator types what has happened, sees whom the repair touches before it is kept, and keeps it or does not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from service.records.desk import at_desk
from service.records.periods import period_of, whole
from service.store.opening import open_store
from service.store.rows.solve import SolveState
from tests.service.actions.breaks import NOW, PERIOD, worked_out
from tests.service.conftest import Make
from tests.service.pages.planning import BreakSite


@pytest.fixture
def site(new_sqlite: Make) -> Iterator[BreakSite]:
    opened = open_store(new_sqlite(), NOW)
    yield BreakSite(opened)
    opened.close()


def test_what_happened_is_typed_seen_in_a_repair_and_kept_only_when_it_is_given_out(site: BreakSite) -> None:
    period = site.given_out()
    browser, way = site.coordinator, f"/desk/periods/{period.id}"
    page = browser.get(f"{way}/repair")
    stay, gone = period.kept.sheet.published[0], period.kept.sheet.published[-1]
    closed, free = [r.id for r in PERIOD.world.homes[0].bedrooms if not r.closed_from][:2]
    urn, last = stay.urn, (stay.run.until - timedelta(days=1)).isoformat()
    nights = {"first": stay.first_night.isoformat(), "last": last}
    told = {
        "closed-room": f"{urn}|{closed}",
        **{f"closed-{name}": day for name, day in nights.items()},
        "off-shift": f"{urn}|waking night",
        "off-people": "1",
        **{f"off-{name}": day for name, day in nights.items()},
        "off-task-none": "yes",
        "child-room": f"{urn}|{free}",
        **{f"child-{name}": day for name, day in nights.items()},
        "child-who": "another",
        "child-id": "C-777",
        "length": "ten seconds",
    }
    refused = browser.send(page, f"{way}/repair", told | {"closed-last": "soon", "off-people": "many"})
    assert refused.answer.status_code == 422
    ways = {e.attributes["href"] for e in refused.page.one("div", "govuk-error-summary").all("a")}
    assert ways == {"#closed-last", "#off-people", "#child-day", "#child-night", "#child-tasks"}
    assert 'value="C-777"' in refused.answer.text
    care = {"child-day": "1:4", "child-night": "sleep-in", "child-task-none": "yes"}
    gone_stay = next(e.attributes["value"] for e in page.page.all("option") if e.words.startswith(f"{gone.family}: "))
    asked = told | care | {"gone-stay": gone_stay, "gone-by": "the family"}
    waits = browser.send(refused, f"{way}/repair", asked)
    assert waits.answer.status_code == 200, waits.words
    plan = waits.answer.request.url.path
    assert worked_out(site.store, plan.rpartition("/")[2]) in {SolveState.OPTIMAL, SolveState.FEASIBLE}
    seen = browser.get(plan)
    for words in ("Whom it touches", "closed", "C-777", "off the waking night shift", "Throw it away", "Keep it"):
        assert words in seen.words
    assert browser.get(f"{way}/repair").words.count("C-777") == 0
    kept = browser.send(browser.get(f"{plan}/give-out"), f"{plan}/give-out", {})
    assert kept.answer.status_code == 200, kept.words
    site_now = at_desk(site.store, site.breaks.one, site.now, lambda desk: whole(desk, period_of(desk, period.id).kept))
    room = next(r for h in site_now.world.homes for r in h.bedrooms if r.id == closed)
    assert room.closed_from == stay.first_night
    assert any(r.child.id == "C-777" for g in site_now.world.groups for r in g.residents)
    assert {c.by.value for c in site_now.cancellations if c.family == gone.family} >= {"the family"}
    assert all(not {closed, free} & set(s.bedrooms) for s in site_now.published if s.run == stay.run)
