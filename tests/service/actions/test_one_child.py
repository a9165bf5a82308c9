"""Records known to be of one child are closed and opened together; two that only go by one id never are."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from service.access.action import Action
from service.access.relation import RelationKind as Is
from service.actions import know_child, let_see_again, who_looked
from service.actions.know_child import KnowChild
from service.actions.let_see_again import LetSeeAgain
from service.actions.who_looked import AskWhoLooked
from service.records import acquaintances, entering, one_child, sendings
from service.records.acquaintances import BY_ANOTHER_RECORD
from service.records.arriving import arrive
from service.records.desk import NotThere, at_desk
from service.records.entering import Entry, enter
from service.records.one_child import same_child
from service.records.people import declare
from service.records.sending import send
from service.records.sendings import send as send_to
from service.records.taking_in import GoesBy, take_in_referral
from service.records.versions import Writing
from service.store.opening import Store
from service.store.rows import AcquaintanceRow, AuditRow, ReferralRow
from tests.service.actions.doing import do
from tests.service.conftest import Make
from tests.service.records.made import DAY, NOW, WORLD, Made

AGAIN = WORLD.referrals[0].model_copy(update={"id": "R-again", "enquiries": ()})
"""Another referral of the child that was referred, by the same authority."""


@pytest.fixture
def new(new_sqlite: Make) -> Make:
    """On one database alone: no database can break these."""
    return new_sqlite


def deputy(made: Made) -> str:
    return made.people[Is.DEPUTY_MANAGER]


def arrived(store: Store, made: Made) -> str:
    return at_desk(store, made.manager, NOW, lambda desk: arrive(desk, made.home, made.referral, NOW, None, None))


def came_from(store: Store, made: Made, authority: str, apart: str | None = None) -> tuple[str, str]:
    """A referral with the same child's id, and its child; kept by that authority, sent nowhere yet."""
    with store.transaction() as t:
        said = AGAIN.model_copy(update={"placing_authority": authority})
        referral = take_in_referral(Writing(t, DAY, NOW), said, goes_by=GoesBy(child=apart))
        return referral, t.session.get_one(ReferralRow, referral).child_id


def closed(store: Store, person: str, child: str) -> bool:
    try:
        at_desk(store, person, NOW, lambda desk: desk.child(child))
    except NotThere:
        return True
    return False


def two_authorities_children_are_apart(store: Store, made: Made) -> None:
    referral, other = came_from(store, made, "Eastmarch")
    with store.transaction() as t:
        send(t, referral, made.home, DAY)
    do(store, know_child.ACT, KnowChild(child=made.referred), deputy(made))
    assert closed(store, deputy(made), made.referred)
    assert not closed(store, deputy(made), other)
    with store.transaction() as t:
        declare(t, deputy(made), other, DAY)
    do(store, let_see_again.ACT, LetSeeAgain(child=made.referred, person=deputy(made)), made.manager)
    assert not closed(store, deputy(made), made.referred)
    assert closed(store, deputy(made), other)


def test_two_authorities_children_of_one_id_are_neither_closed_nor_opened_together(store: Store, made: Made) -> None:
    two_authorities_children_are_apart(store, made)


def test_an_id_taken_for_a_child_would_be_caught(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_child, "_is_one", lambda *_: True)
    with pytest.raises(AssertionError):
        two_authorities_children_are_apart(store, made)


def a_later_referral_is_closed_too(store: Store, made: Made) -> None:
    own = arrived(store, made)
    do(store, know_child.ACT, KnowChild(child=own), deputy(made))
    referral, child = came_from(store, made, "Westmarch", f"{AGAIN.child.id}@apart")
    assert not closed(store, made.officer, child)
    at_desk(store, made.officer, NOW, lambda desk: send_to(desk, referral, WORLD.homes[0].urn))
    assert closed(store, deputy(made), child)
    assert not closed(store, made.manager, child)


def test_a_referral_that_is_sent_after_somebody_said_that_they_know_the_child_is_closed_to_them(
    store: Store, made: Made
) -> None:
    a_later_referral_is_closed_too(store, made)


def test_a_later_referral_left_open_would_be_caught(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sendings, "close_alike", lambda *_: None)
    with pytest.raises(AssertionError):
        a_later_referral_is_closed_too(store, made)


def test_sending_closes_the_homes_own_record_to_whoever_knows_the_child_of_the_referral(
    store: Store, made: Made
) -> None:
    own = arrived(store, made)
    referral, child = came_from(store, made, "Westmarch", f"{AGAIN.child.id}@apart")
    with store.transaction() as t:
        declare(t, deputy(made), child, DAY - timedelta(days=9))
    at_desk(store, made.officer, NOW, lambda desk: send_to(desk, referral, WORLD.homes[0].urn))
    assert closed(store, deputy(made), own)
    with store.transaction() as t:
        said = select(AcquaintanceRow.declared_on).where(AcquaintanceRow.person_id == deputy(made))
        assert set(t.session.scalars(said)) == {DAY - timedelta(days=9)}


def written_down_at_the_home(store: Store, made: Made) -> None:
    """The manager writes down what the authority has sent too, of a child that the deputy knows."""
    with store.transaction() as t:
        declare(t, deputy(made), made.referred, DAY)
    entries = (Entry(referral=AGAIN, is_another_child=True),)
    (entered,) = at_desk(store, made.manager, NOW, lambda desk: enter(desk, made.home, entries))
    assert closed(store, deputy(made), entered.child)


def test_what_a_home_writes_down_itself_of_a_child_is_closed_to_who_knows_the_child(store: Store, made: Made) -> None:
    written_down_at_the_home(store, made)


def test_what_was_written_down_left_open_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entering, "close_alike", lambda *_: None)
    with pytest.raises(AssertionError):
        written_down_at_the_home(store, made)


def every_record_is_opened(store: Store, made: Made) -> None:
    own = arrived(store, made)
    do(store, know_child.ACT, KnowChild(child=own), deputy(made))
    do(store, let_see_again.ACT, LetSeeAgain(child=made.referred, person=deputy(made)), made.manager)
    assert not closed(store, deputy(made), own)
    assert not closed(store, deputy(made), made.referred)
    with store.transaction() as t:
        let = select(AuditRow.child_id).where(AuditRow.action == Action.BE_LET_SEE)
        assert set(t.session.scalars(let)) == {own, made.referred}


def test_who_may_see_a_child_again_sees_every_record_of_the_child(store: Store, made: Made) -> None:
    every_record_is_opened(store, made)


def test_a_record_that_stays_shut_would_be_caught(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened_alone(t: object, child: str) -> tuple[str, ...]:
        return (child,)

    own = arrived(store, made)
    do(store, know_child.ACT, KnowChild(child=own), deputy(made))
    monkeypatch.setattr(acquaintances, "same_child", opened_alone)
    do(store, let_see_again.ACT, LetSeeAgain(child=made.referred, person=deputy(made)), made.manager)
    assert closed(store, deputy(made), own)


def who_is_shut_out_is_told_to_their_own_alone(store: Store, made: Made) -> None:
    a_later_referral_is_closed_too(store, made)
    with store.transaction() as t:
        carried = AuditRow.because == BY_ANOTHER_RECORD
        (line,) = t.session.scalars(select(AuditRow).where(carried)).all()
        assert (line.person_id, line.organisation_id) == (deputy(made), made.provider)
        child = str(line.child_id)
    found = do(store, who_looked.ACT, AskWhoLooked(child=child), made.officer)
    assert not [line for line in found.lines if line.action is Action.BE_KEPT_FROM]


def test_a_closing_that_comes_of_another_record_is_a_line_that_no_other_organisation_reads(
    store: Store, made: Made
) -> None:
    who_is_shut_out_is_told_to_their_own_alone(store, made)


def test_a_closing_that_tells_an_authority_who_knows_its_child_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.records.looked.CLOSED_TO", ())
    with pytest.raises(AssertionError):
        who_is_shut_out_is_told_to_their_own_alone(store, made)


def test_the_record_a_child_came_with_and_the_homes_own_are_one_childs(store: Store, made: Made) -> None:
    own = arrived(store, made)
    with store.transaction() as t:
        assert same_child(t, own) == tuple(sorted((own, made.referred)))
        assert same_child(t, made.residents[0]) == (made.residents[0],)
