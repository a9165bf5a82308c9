"""Nights that a child had under another record are told, and count once somebody says that it is one child."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

import pytest
from sqlalchemy import select

from matching.short_breaks.next_period import stays_had
from matching.short_breaks.period import sheet_of
from service.access.relation import RelationKind
from service.actions import keep_period, say_one_child
from service.actions.keep_period import KeepPeriod
from service.actions.say_one_child import SayOneChild
from service.records import periods_before
from service.records.desk import at_desk
from service.records.kept_period import KeptPeriod, PeriodNow
from service.records.linking import other_records
from service.records.not_counted import not_counted
from service.records.people import add_person, relate
from service.records.sending import send
from service.records.taking_in import take_in_referral
from service.records.versions import Writing
from service.store.opening import open_store
from service.store.rows import HomeRow, ReferralRow
from tests.service.actions.breaks import NOW, PERIOD, make_breaks
from tests.service.actions.doing import do
from tests.service.conftest import LaidOut, Make
from tests.service.pages.planning import BreakSite
from tests.service.pages.test_following_on import filled, nights_on_record, read


@pytest.fixture
def site(new_sqlite: Make, laid_out: LaidOut) -> Iterator[BreakSite]:
    opened = open_store(laid_out(new_sqlite, make_breaks), NOW)
    yield BreakSite(opened)
    opened.close()


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
