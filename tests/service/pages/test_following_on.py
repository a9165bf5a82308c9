"""A period is begun after one that is given out: what is owed and what was had go with it, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from matching.errors import BadInput
from matching.formats import period_workbook
from matching.short_breaks.next_period import children_of, next_period, owed_after, stays_had
from matching.short_breaks.period import Nights, Period, StaffRow, join, sheet_of
from service.actions import keep_package, keep_period, read_entitlement
from service.actions.keep_package import KeepPackage
from service.actions.keep_period import KeepPeriod
from service.actions.read_entitlement import AskEntitlement
from service.records import periods as records
from service.records import periods_before
from service.records.desk import Desk, NotThere, at_desk
from service.records.kept_period import KeptPeriod, PeriodNow
from service.records.periods import period_of, whole
from service.store.opening import open_store
from tests.service.actions.breaks import NOW, PERIOD, make_breaks
from tests.service.actions.doing import do
from tests.service.conftest import LaidOut, Make
from tests.service.pages.planning import BreakSite

FIRST = PERIOD.run.until
RUN = Nights(first=FIRST, nights=14)
LAST = FIRST + timedelta(days=13)


@pytest.fixture
def site(new_sqlite: Make, laid_out: LaidOut) -> Iterator[BreakSite]:
    opened = open_store(laid_out(new_sqlite, make_breaks), NOW)
    yield BreakSite(opened)
    opened.close()


def read(site: BreakSite, period: str) -> tuple[PeriodNow, Period]:
    def look(desk: Desk) -> tuple[PeriodNow, Period]:
        now = period_of(desk, period)
        return now, whole(desk, now.kept)

    return at_desk(site.store, site.breaks.one, NOW, look)


def filled(site: BreakSite, before: str) -> Period:
    """The next period as a coordinator fills it in."""
    now, period = read(site, before)
    sheet = now.kept.sheet
    begun = next_period(period, stays_had(sheet), owed_after(sheet), RUN, "next").sheet
    families = tuple(f.model_copy(update={"available": (RUN,)}) for f in begun.families)
    staff = tuple(_later(row) for row in sheet.homes[0].staff if row.since <= sheet.first_night < row.until)
    (home,) = (home.model_copy(update={"staff": staff}) for home in begun.homes)
    return join(begun.model_copy(update={"families": families, "homes": (home,)}), period.world)


def _later(row: StaffRow) -> StaffRow:
    return row.model_copy(update={"since": RUN.first, "until": RUN.until})


def begin(site: BreakSite, period: Period, after: str | None) -> PeriodNow:
    kept = KeptPeriod(sheet=sheet_of(period), referrals=site.breaks.referrals, after=after)
    return do(site.store, keep_period.ACT, KeepPeriod(home=site.breaks.home, kept=kept), site.breaks.one, NOW)


def nights_on_record(period: Period, child: str) -> set[date]:
    referral = next(r for r in period.world.referrals if r.child.id == child)
    runs = (Nights(first=b.first_night, nights=b.nights) for b in referral.previous_breaks or ())
    return {night for run in runs for night in run.dates()}


def test_the_form_of_the_next_period_is_fetched_filled_and_begun_after_it(site: BreakSite) -> None:
    before = site.given_out()
    browser, way = site.coordinator, f"/desk/periods/{before.id}/next"
    page = browser.get(way)
    assert "Nights owed after this period" in page.words
    early = browser.send(page, way, {"first": str(FIRST - timedelta(days=1)), "last": str(LAST)})
    assert early.answer.status_code == 422
    assert "the morning on which another ends" in early.words
    form = browser.client.get(f"{way}/{FIRST}/{LAST}")
    assert "next-period.xlsx" in form.headers["content-disposition"]
    with pytest.raises(BadInput) as blank:
        period_workbook.read(form.content)
    assert {p.what for p in blank.value.problems} >= {"the family has no night that it can use"}
    assert browser.client.get(f"{way}/{LAST}/{FIRST}").status_code == 404
    begun = "/desk/periods/begin"
    hidden = browser.get(begun).hidden(begun) | {"after": before.id}
    sent = browser.post_file(begun, hidden, "file", period_workbook.write(sheet_of(filled(site, before.id))))
    assert "Short breaks: next" in sent.words


def test_nights_of_the_period_before_count_in_the_next_and_both_entitlements_add_up(site: BreakSite) -> None:
    before = site.given_out()
    second = begin(site, filled(site, before.id), before.id)
    (_, earlier), (now, period) = read(site, before.id), read(site, second.id)
    sheet = before.kept.sheet
    assert sheet.published
    for family in now.kept.sheet.families:
        had = {n for s in stays_had(sheet) if s.family == family.id for n in s.run.dates()}
        for child in children_of(sheet.families)[family.id]:
            on_record = nights_on_record(period, child)
            assert on_record == nights_on_record(earlier, child) | had
        old = next(each for each in sheet.families if each.id == family.id)
        assert family.owed_nights == old.assessed_nights + old.owed_nights - len(had)


def test_other_nights_owed_than_the_period_before_comes_to_are_refused(site: BreakSite) -> None:
    before = site.given_out()
    next_one = filled(site, before.id)
    families = tuple(f.model_copy(update={"owed_nights": 0}) for f in next_one.families)
    with pytest.raises(BadInput, match="are owed after another"):
        begin(site, next_one.model_copy(update={"families": families}), before.id)
    begin(site, next_one.model_copy(update={"families": families}), None)


def test_a_period_follows_on_one_that_is_there_and_goes_on_doing_so(site: BreakSite) -> None:
    before = site.given_out()
    next_one = filled(site, before.id)
    with pytest.raises(NotThere):
        begin(site, next_one, "0" * 32)
    now = begin(site, next_one, before.id)
    asked = KeepPeriod(
        home=site.breaks.home, period=now.id, version=1, kept=now.kept.model_copy(update={"after": now.id})
    )
    with pytest.raises(BadInput, match="goes on following on"):
        do(site.store, keep_period.ACT, asked, site.breaks.one, NOW)


def test_nights_of_the_period_before_that_do_not_count_would_be_caught(
    site: BreakSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "with_earlier_nights", lambda world, _: world)
    with pytest.raises(AssertionError):
        test_nights_of_the_period_before_count_in_the_next_and_both_entitlements_add_up(site)


def test_a_change_to_other_nights_owed_or_to_a_first_night_too_early_is_refused(site: BreakSite) -> None:
    before = site.given_out()
    now = begin(site, filled(site, before.id), before.id)
    sheet = now.kept.sheet
    families = tuple(f.model_copy(update={"owed_nights": f.owed_nights + 1}) for f in sheet.families)
    early = {"first_night": FIRST - timedelta(days=1), "families": families}
    kept = now.kept.model_copy(update={"sheet": sheet.model_copy(update=early)})
    with pytest.raises(BadInput) as refused:
        do(
            site.store,
            keep_period.ACT,
            KeepPeriod(home=site.breaks.home, period=now.id, version=1, kept=kept),
            site.breaks.one,
            NOW,
        )
    assert "the morning on which another ends" in str(refused.value)
    assert "are owed after another" in str(refused.value)


def an_owed_night_is_corrected_with_its_cause_alone(site: BreakSite) -> None:
    before = site.given_out()
    now = begin(site, filled(site, before.id), before.id)
    family, other = now.kept.sheet.families[:2]
    more = family.model_copy(update={"owed_nights": family.owed_nights + 2})
    asked = KeepPackage(period=now.id, version=1, family=more)
    with pytest.raises(BadInput, match="say why other nights are owed"):
        do(site.store, keep_package.ACT, asked, site.breaks.one, NOW)
    corrected = asked.model_copy(update={"owed_because": "Two nights cancelled by the home were never written down."})
    kept = do(site.store, keep_package.ACT, corrected, site.breaks.one, NOW).kept
    assert [(each.family, each.nights) for each in kept.owed_otherwise] == [(family.id, family.owed_nights + 2)]
    found = do(site.store, read_entitlement.ACT, AskEntitlement(period=now.id), site.breaks.one, NOW).families
    told = {row.family: (row.owed_before, row.owed_because) for row in found}
    assert told[family.id] == (family.owed_nights + 2, corrected.owed_because)
    assert told[other.id] == (other.owed_nights, None)
    record = site.coordinator.get(f"/desk/periods/{now.id}/record")
    assert "never written down" in record.words
    yet = KeepPackage(period=now.id, version=2, family=more.model_copy(update={"owed_nights": 366}))
    with pytest.raises(BadInput, match="are owed after another"):
        do(site.store, keep_package.ACT, yet, site.breaks.one, NOW)
    again = do(site.store, keep_package.ACT, KeepPackage(period=now.id, version=2, family=family), site.breaks.one, NOW)
    assert again.kept.owed_otherwise == ()


def test_an_owed_night_is_corrected_with_its_cause_and_both_stand_in_the_record(site: BreakSite) -> None:
    an_owed_night_is_corrected_with_its_cause_alone(site)


def test_an_owed_night_that_is_changed_without_a_cause_would_be_caught(
    site: BreakSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(periods_before, "wrong_after", lambda *_: iter(()))
    with pytest.raises(pytest.fail.Exception):
        an_owed_night_is_corrected_with_its_cause_alone(site)


def test_another_child_of_the_same_id_has_none_of_the_nights_before(site: BreakSite) -> None:
    sheet = site.given_out().kept.sheet
    child = sheet.families[0].children[0]
    assert periods_before._of_these(sheet, {child: "one"}, {"one": child}).families[0].children == (child,)
    assert periods_before._of_these(sheet, {child: "one"}, {"another": child}).families == ()
