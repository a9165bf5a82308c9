"""A period is begun after one that is given out: what is owed and what was had go with it, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from sqlalchemy import select

from matching.errors import BadInput
from matching.formats import period_workbook
from matching.short_breaks.next_period import children_of, next_period, owed_after, stays_had
from matching.short_breaks.period import Nights, Period, StaffRow, join, sheet_of
from service.access.relation import RelationKind
from service.actions import keep_period, say_one_child
from service.actions.keep_period import KeepPeriod
from service.actions.say_one_child import SayOneChild
from service.records import periods as records
from service.records import periods_before
from service.records.desk import Desk, NotThere, at_desk
from service.records.linking import other_records
from service.records.not_counted import not_counted
from service.records.people import add_person, relate
from service.records.periods import KeptPeriod, PeriodNow, period_of, whole
from service.records.sending import send
from service.records.taking_in import take_in_referral
from service.records.versions import Writing
from service.store.opening import open_store
from service.store.rows import HomeRow, ReferralRow
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


def test_another_child_of_the_same_id_has_none_of_the_nights_before(site: BreakSite) -> None:
    sheet = site.given_out().kept.sheet
    child = sheet.families[0].children[0]
    assert periods_before._of_these(sheet, {child: "one"}, {"one": child}).families[0].children == (child,)
    assert periods_before._of_these(sheet, {child: "one"}, {"another": child}).families == ()


class Anew(NamedTuple):
    """A period that follows on another, in which one child stands under a record that was made anew."""

    before: PeriodNow
    now: PeriodNow
    child: str
    """The id that it goes by in the new record."""
    records: tuple[str, str]
    """The rows of the record of the period before, and of the new one."""
    had: set[date]
    manager: str


def entered_anew(site: BreakSite) -> Anew:
    before = site.given_out()
    next_one = filled(site, before.id)
    stay = next(each for each in stays_had(before.kept.sheet) if len(each.bedrooms) == 1)
    (family,) = (each for each in next_one.families if each.id == stay.family)
    old = next(each for each in PERIOD.world.referrals if each.child.id == family.children[0])
    child = old.child.model_copy(update={"id": "C-anew"})
    with site.store.transaction() as t:
        writing = Writing(t, NOW.date(), NOW)
        row = take_in_referral(writing, old.model_copy(update={"id": "R-anew", "child": child}))
        send(t, row, site.breaks.home, NOW.date())
        provider = t.session.get_one(HomeRow, site.breaks.home).organisation_id
        manager = add_person(t, provider, "Mo")
        relate(t, manager, RelationKind.REGISTERED_MANAGER, site.breaks.home, date(2020, 1, 1))
        rows = {each.id: each for each in t.session.scalars(select(ReferralRow))}
        first = next(each for each in rows.values() if each.reference == old.id)
        records = first.child_id, rows[row].child_id
        others = tuple(id for id in site.breaks.referrals if id != first.id)
    changed = tuple(
        each.model_copy(update={"children": (child.id,)}) if each.id == family.id else each
        for each in next_one.families
    )
    kept = KeptPeriod(
        sheet=sheet_of(next_one).model_copy(update={"families": changed}), referrals=(*others, row), after=before.id
    )
    now = do(site.store, keep_period.ACT, KeepPeriod(home=site.breaks.home, kept=kept), site.breaks.one, NOW)
    had = {n for s in stays_had(before.kept.sheet) if s.family == family.id for n in s.run.dates()}
    return Anew(before, now, child.id, records, had, manager)


def say(site: BreakSite, anew: Anew, is_one: bool) -> None:
    asked = SayOneChild(child=anew.records[1], other=anew.records[0], is_one=is_one)
    do(site.store, say_one_child.ACT, asked, anew.manager, NOW)


def nights_of_a_child_entered_anew_are_asked_about_and_never_taken(site: BreakSite) -> None:
    anew = entered_anew(site)
    (told,) = at_desk(site.store, site.breaks.one, NOW, lambda desk: not_counted(desk, anew.now))
    assert (told.child, told.period, told.nights, told.may_link) == (
        "C-anew",
        anew.before.kept.sheet.id,
        len(anew.had),
        False,
    )
    _, period = read(site, anew.now.id)
    assert anew.had.isdisjoint(nights_on_record(period, anew.child))
    page = site.coordinator.get(f"/desk/periods/{anew.now.id}")
    assert "may be this child" in page.words
    assert "say so on the page of other records" in page.words
    found = at_desk(site.store, anew.manager, NOW, lambda desk: other_records(desk, anew.records[1]))
    assert [each.id for each in found.may_be] == [anew.records[0]]
    say(site, anew, is_one=True)
    _, period = read(site, anew.now.id)
    assert anew.had <= nights_on_record(period, anew.child)
    assert at_desk(site.store, site.breaks.one, NOW, lambda desk: not_counted(desk, anew.now)) == ()
    say(site, anew, is_one=False)
    assert anew.had.isdisjoint(nights_on_record(read(site, anew.now.id)[1], anew.child))


def test_nights_of_a_child_entered_anew_are_told_and_count_once_somebody_says_that_it_is_one_child(
    site: BreakSite,
) -> None:
    nights_of_a_child_entered_anew_are_asked_about_and_never_taken(site)


def by_looks(_: object, rows: Mapping[str, str], here: Mapping[str, str]) -> dict[str, str]:
    """Whoever is not here is taken for the child who is here anew."""
    return dict.fromkeys(set(rows.values()) - set(here), "C-anew")


@pytest.mark.parametrize("links", [lambda *_: {}, by_looks])
def test_nights_that_are_lost_or_another_childs_would_be_caught(
    site: BreakSite, monkeypatch: pytest.MonkeyPatch, links: Callable[..., dict[str, str]]
) -> None:
    monkeypatch.setattr(periods_before, "also_here", links)
    with pytest.raises(AssertionError):
        nights_of_a_child_entered_anew_are_asked_about_and_never_taken(site)
