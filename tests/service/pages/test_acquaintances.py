"""Who knows a child says so, what that closes is told first, and only another who answers for the record opens it."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import select

from matching.errors import BadInput
from service.access.action import Action
from service.access.relation import RelationKind as Is
from service.actions import keep_from_colleague, know_child, let_see_again, say_one_child
from service.actions.keep_from_colleague import KeepFromColleague
from service.actions.know_child import KnowChild
from service.actions.let_see_again import LetSeeAgain
from service.actions.say_one_child import SayOneChild
from service.records import acquaintances, people
from service.records.arriving import arrive
from service.records.desk import Desk, NotThere, at_desk
from service.records.people import declare
from service.records.sending import send
from service.records.taking_in import take_in_referral
from service.records.versions import Writing
from service.store.rows import AuditRow, ReferralRow
from tests.service.actions.doing import do
from tests.service.pages.visiting import Browser, Looked, Site
from tests.service.records.made import DAY, NOW, WORLD

GONE = "There is nothing here for you"


def known(site: Site) -> str:
    """The page on which somebody says that they know a child who lives here."""
    return f"/desk/children/{site.made.residents[0]}/known"


def sent(by: Browser, way: str, **fields: str) -> Looked:
    """The form of a page, as somebody sends it."""
    return by.send(by.get(way), way, {name.replace("_", "-"): said for name, said in fields.items()})


def lines(site: Site, person: str) -> set[Action]:
    with site.store.transaction() as t:
        about = AuditRow.child_id == site.made.residents[0]
        return set(t.session.scalars(select(AuditRow.action).where(AuditRow.person_id == person, about)))


def test_what_is_closed_is_told_first_then_closed_and_another_who_answers_for_it_opens_it(quick: Site) -> None:
    deputy = quick.made.people[Is.DEPUTY_MANAGER]
    by, group = quick.by(deputy), f"{quick.waiting}/group"
    child = quick.made.residents[0]
    told = by.get(next(link for link in by.get(group).links() if link == known(quick)))
    assert "every check there" in told.words
    assert Is.REGISTERED_MANAGER.value in told.words
    page = by.send(told, known(quick), {})
    assert "Records that are closed to you" in page.words
    assert "one record" in page.words
    assert all(GONE in by.get(path).words for path in (known(quick), group))
    assert Action.BE_KEPT_FROM in lines(quick, deputy)
    way = f"/desk/children/{child}/kept-from"
    sent(quick.manager, way, let_see=deputy)
    assert "I know this child" in by.get(group).words
    assert Action.BE_LET_SEE in lines(quick, deputy)


def test_who_answers_for_a_record_keeps_it_from_a_colleague_and_no_other_organisations_people(quick: Site) -> None:
    deputy, child = quick.made.people[Is.DEPUTY_MANAGER], quick.made.residents[0]
    way = f"/desk/children/{child}/kept-from"
    page = sent(quick.manager, way, keep_from=deputy)
    assert "Colleagues from whom it is kept" in page.words
    assert GONE in quick.by(deputy).get(f"{quick.waiting}/group").words
    for person in (quick.made.officer, quick.made.manager, deputy):
        with pytest.raises(BadInput):
            do(quick.store, keep_from_colleague.ACT, KeepFromColleague(child=child, person=person), quick.made.manager)


def nobody_opens_it_for_themselves(site: Site) -> None:
    child, manager = site.made.residents[0], site.made.manager
    sent(site.manager, known(site))
    with pytest.raises(NotThere):
        do(site.store, let_see_again.ACT, LetSeeAgain(child=child, person=manager), manager)


def test_nobody_lets_themselves_see_a_record_again(quick: Site) -> None:
    nobody_opens_it_for_themselves(quick)


def test_a_declaration_that_is_not_heeded_would_be_caught(quick: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acquaintances, "declare", lambda *_: None)
    with pytest.raises((pytest.fail.Exception, BadInput)):
        nobody_opens_it_for_themselves(quick)


def still_closed_after_the_arrival(site: Site) -> None:
    deputy, made = site.made.people[Is.DEPUTY_MANAGER], site.made
    with site.store.transaction() as t:
        declare(t, deputy, made.referred, DAY)
    arrived = at_desk(
        site.store, made.manager, NOW, lambda desk: arrive(desk, made.home, made.referral, NOW, None, None)
    )
    with pytest.raises(NotThere):
        at_desk(site.store, deputy, NOW, lambda desk: desk.child(arrived))


def test_who_knows_a_child_that_is_referred_does_not_open_the_homes_own_record_either(quick: Site) -> None:
    still_closed_after_the_arrival(quick)


def test_a_record_of_the_home_that_knows_of_no_acquaintance_would_be_caught(
    quick: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "same_child_for", lambda t, organisation, child: (child,))
    with pytest.raises(pytest.fail.Exception):
        still_closed_after_the_arrival(quick)


def every_record_is_closed(site: Site, *, by_the_referral: bool) -> None:
    """A child that has come has a record at home and one that came with its referral; one of them is named."""
    deputy, made = site.made.people[Is.DEPUTY_MANAGER], site.made
    arrived = at_desk(
        site.store, made.manager, NOW, lambda desk: arrive(desk, made.home, made.referral, NOW, None, None)
    )
    said_of = KnowChild(child=made.referred if by_the_referral else arrived)
    do(site.store, know_child.ACT, said_of, deputy)
    for child in (arrived, made.referred):
        with pytest.raises(NotThere):
            at_desk(site.store, deputy, NOW, partial(Desk.child, id=child))


@pytest.mark.parametrize("by_the_referral", [True, False])
def test_of_a_child_that_has_come_whoever_knows_it_opens_no_record(quick: Site, by_the_referral: bool) -> None:
    every_record_is_closed(quick, by_the_referral=by_the_referral)


def test_one_record_of_two_left_open_would_be_caught(quick: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "same_child_for", lambda t, organisation, child: (child,))
    with pytest.raises(pytest.fail.Exception):
        every_record_is_closed(quick, by_the_referral=False)


@pytest.mark.parametrize("above", [Is.RESPONSIBLE_INDIVIDUAL, Is.AUDITOR])
def test_nobody_shuts_out_who_oversees_them(quick: Site, above: Is) -> None:
    asked = KeepFromColleague(child=quick.made.residents[0], person=quick.made.people[above])
    with pytest.raises(BadInput, match="oversees"):
        do(quick.store, keep_from_colleague.ACT, asked, quick.made.manager)


def test_who_answers_for_two_records_says_that_they_are_of_one_child_and_takes_it_back(quick: Site) -> None:
    made, deputy, browser = quick.made, quick.made.people[Is.DEPUTY_MANAGER], quick.manager
    with quick.store.transaction() as t:
        said = WORLD.referrals[0].model_copy(update={"id": "R-other", "placing_authority": "Eastmarch"})
        row = take_in_referral(Writing(t, DAY, NOW), said)
        send(t, row, made.home, DAY)
        other = t.session.get_one(ReferralRow, row).child_id
        declare(t, deputy, made.referred, DAY)
    way = f"/desk/children/{made.referred}/records"
    assert way in browser.get(f"/desk/children/{made.referred}/kept-from").links()
    page = browser.get(way)
    assert "Records that may be of this child" in page.words
    assert at_desk(quick.store, deputy, NOW, partial(Desk.child, id=other)).id == said.child.id
    page = browser.send(page, way, {"one": other})
    assert "Records known to be of this child" in page.words
    with pytest.raises(NotThere):
        at_desk(quick.store, deputy, NOW, partial(Desk.child, id=other))
    page = browser.send(page, way, {"two": other, "one": ""})
    assert "Records that may be of this child" in page.words
    assert at_desk(quick.store, deputy, NOW, partial(Desk.child, id=other)).id == said.child.id
    asked = SayOneChild(child=made.referred, other=made.residents[0], is_one=True)
    with pytest.raises(BadInput, match="no record that you answer for"):
        do(quick.store, say_one_child.ACT, asked, made.officer)
