"""An officer pages through the closed referrals of her authority alone, the last first, and looks for a child."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from scenarios.storybook import TODAY
from service.access.relation import RelationKind
from service.actions import close_referral
from service.actions.close_referral import CloseReferral
from service.pages.each import closed_referrals as page
from service.records import closed_referrals as records
from service.records.closed_referrals import Sought, closed_referrals
from service.records.closing import Cause
from service.records.desk import NotThere, at_desk
from service.records.parts import ALL, Part
from service.records.people import relate
from service.records.taking_in import organisation, take_in_referral
from service.records.versions import Writing
from service.store.rows import AuditRow, ReferralRow
from service.store.rows.organisation import Kind
from tests.service.actions.doing import do
from tests.service.actions.test_placing import refer, told
from tests.service.pages.visiting import Site
from tests.service.records.made import NOW


def closed(site: Site, *numbers: int) -> list[str]:
    """Each closed a day after the one before it; the day it is by then is the site's."""
    made, found = site.made, list[str]()
    for number in numbers:
        found += refer(site.store, made, told(number))
        site.now = NOW + timedelta(days=len(found))
        asked = CloseReferral(referral=found[-1], cause=Cause.ELSEWHERE)
        do(site.store, close_referral.ACT, asked, made.officer, site.now)
    return found


def elsewhere(site: Site) -> str:
    """The officer places children of another authority too, one of whose referrals is closed."""
    with site.store.transaction() as t:
        writing = Writing(t, TODAY, NOW)
        other = organisation(writing, Kind.AUTHORITY, "Eastmarch")
        relate(t, site.made.officer, RelationKind.PLACEMENT_OFFICER, other, TODAY)
        id = take_in_referral(writing, told(9, placing_authority="Eastmarch"))
        t.session.get_one(ReferralRow, id).gone_from = TODAY
    return other


def ids(site: Site, part: Part = ALL, **sought: object) -> list[str]:
    asked, made = Sought.model_validate(sought), site.made
    found = at_desk(
        site.store, made.officer, site.now, lambda desk: closed_referrals(desk, made.authority, part, asked)
    )
    return [each.id for each in found]


def one_authoritys_are_told_the_last_closed_first(site: Site) -> None:
    elsewhere(site)
    first, second, third = closed(site, 1, 2, 3)
    assert ids(site) == [third, second, first]
    assert ids(site, Part(third, 1)) == [second]


def test_the_last_closed_comes_first_and_no_other_authoritys_among_them(quick: Site) -> None:
    one_authoritys_are_told_the_last_closed_first(quick)


def test_a_list_of_every_authoritys_would_be_caught(quick: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        records, "_closed", lambda desk, _: select(ReferralRow).where(ReferralRow.gone_from <= desk.day)
    )
    with pytest.raises(AssertionError):
        one_authoritys_are_told_the_last_closed_first(quick)


def test_a_child_is_looked_for_by_each_of_three_and_what_was_not_found_is_not_opened(quick: Site) -> None:
    first, second = closed(quick, 1, 2)
    child = told(2).child
    for sought in ({"name": "yam 2"}, {"born": child.date_of_birth}, {"reference": "c-82"}, {"reference": "R-82"}):
        assert ids(quick, **sought) == [second]
    assert ids(quick, name="Maryam", born=told(1).child.date_of_birth) == [first]
    assert ids(quick, name="Maryam 1", reference="R-82") == []
    with quick.store.transaction() as t:
        before = t.session.query(AuditRow).filter_by(subject_id=first).count()
    ids(quick, name="Maryam 2")
    with quick.store.transaction() as t:
        assert t.session.query(AuditRow).filter_by(subject_id=first).count() == before


def test_only_who_places_for_the_authority_sees_them(quick: Site) -> None:
    closed(quick, 1)
    with pytest.raises(NotThere):
        at_desk(quick.store, quick.made.manager, NOW, lambda desk: closed_referrals(desk, quick.made.authority, ALL))


def test_she_pages_through_them_and_no_name_stands_in_an_address(quick: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    closed(quick, 1, 2, 3)
    monkeypatch.setattr(page, "MOST", 2)
    browser, way = quick.by(quick.made.officer), f"/desk/authorities/{quick.made.authority}/closed"
    own = browser.get(way.removesuffix("/closed"))
    assert "Three referrals are closed" in own.words
    assert way in own.links()
    shown = browser.get(way)
    assert "Maryam 3" in shown.words
    assert "Maryam 1" not in shown.words
    after = next(e.attributes["value"] for e in shown.page.all("input") if e.attributes["name"] == "after")
    older = browser.send(shown, way, {"after": after})
    assert "Maryam 1" in older.words
    assert "Maryam 3" not in older.words
    found = browser.send(older, way, {"name": "Maryam 2", "born": ""})
    assert "Maryam 2" in found.words
    assert "Maryam 1" not in found.words
    assert "Maryam" not in str(found.answer.request.url)
    assert browser.send(found, way, {"born": "in May"}).answer.status_code == 422
