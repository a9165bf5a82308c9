"""Records known to be of one child are closed and opened together; two that only go by one id never are."""

from __future__ import annotations

from types import ModuleType

import pytest
from sqlalchemy import select

from matching.errors import BadInput
from matching.world.group import Group
from service.access.action import Action
from service.access.relation import RelationKind as Is
from service.actions import (
    keep_from_colleague,
    know_child,
    let_see_again,
    read_kept_from,
    read_referral,
    read_retention,
    say_one_child,
    who_looked,
)
from service.actions.keep_from_colleague import KeepFromColleague
from service.actions.know_child import KnowChild
from service.actions.let_see_again import LetSeeAgain
from service.actions.read_kept_from import AskKeptFrom
from service.actions.read_referral import AskReferral
from service.actions.read_retention import AskRetention
from service.actions.say_one_child import SayOneChild
from service.actions.who_looked import AskWhoLooked
from service.records import acquaintances, destroying, in_the_way, linking, lives, looked, one_child, people
from service.records.arriving import arrive
from service.records.desk import NotThere, at_desk
from service.records.entering import Entry, enter
from service.records.linking import SAID_APART, SAID_ONE
from service.records.one_child import same_child
from service.records.people import declare
from service.records.sending import send
from service.records.sendings import send as send_to
from service.records.taking_in import GoesBy, take_in_group, take_in_referral
from service.records.versions import Writing
from service.store.opening import Store
from service.store.rows import AuditRow, ReferralRow
from tests.service.actions.doing import do
from tests.service.actions.test_retention import ask, confirm, declined_at, died, left
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


def alone(t: object, organisation: str, child: str) -> tuple[str, ...]:
    """As if no other record were known to be of the child."""
    return (child,)


def test_a_later_referral_left_open_would_be_caught(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "same_child_for", alone)
    with pytest.raises(AssertionError):
        a_later_referral_is_closed_too(store, made)


def test_the_homes_own_record_is_closed_to_whoever_knows_the_child_of_another_referral(
    store: Store, made: Made
) -> None:
    own = arrived(store, made)
    _, child = came_from(store, made, "Westmarch", f"{AGAIN.child.id}@apart")
    with store.transaction() as t:
        declare(t, deputy(made), child, DAY)
    assert closed(store, deputy(made), own)
    (told,) = do(store, read_kept_from.ACT, AskKeptFrom(child=own), made.manager).kept_from
    assert (told.person, told.since) == (deputy(made), DAY)


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
    monkeypatch.setattr(people, "same_child_for", alone)
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
        assert set(t.session.scalars(let)) == {own}


def test_who_may_see_a_child_again_sees_every_record_of_the_child(store: Store, made: Made) -> None:
    every_record_is_opened(store, made)


def test_a_record_that_stays_shut_would_be_caught(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    own = arrived(store, made)
    do(store, know_child.ACT, KnowChild(child=own), deputy(made))
    monkeypatch.setattr(acquaintances, "same_child_for", alone)
    with pytest.raises(BadInput, match="not kept from them"):
        do(store, let_see_again.ACT, LetSeeAgain(child=made.referred, person=deputy(made)), made.manager)
    assert closed(store, deputy(made), own)


def who_is_shut_out_is_told_to_their_own_alone(store: Store, made: Made) -> None:
    asked = KeepFromColleague(child=made.referred, person=deputy(made))
    do(store, keep_from_colleague.ACT, asked, made.manager)
    assert closed(store, deputy(made), made.referred)
    with store.transaction() as t:
        (line,) = t.session.scalars(select(AuditRow).where(AuditRow.action == Action.BE_KEPT_FROM)).all()
        assert (line.person_id, line.organisation_id) == (deputy(made), made.provider)
    found = do(store, who_looked.ACT, AskWhoLooked(child=made.referred), made.officer)
    assert WORLD.homes[0].provider in {line.organisation for line in found.lines}
    assert not [line for line in found.lines if line.action in (Action.KEEP_FROM, Action.BE_KEPT_FROM)]
    assert not [line for line in found.lines if "know" in line.because]


def test_that_somebody_knows_a_child_is_told_to_no_other_organisation(store: Store, made: Made) -> None:
    who_is_shut_out_is_told_to_their_own_alone(store, made)


@pytest.mark.parametrize("told", ["CLOSED_TO", "OF_WHO_KNOWS"])
def test_a_line_that_tells_an_authority_who_knows_its_child_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    monkeypatch.setattr("service.records.looked." + told, ())
    with pytest.raises(AssertionError):
        who_is_shut_out_is_told_to_their_own_alone(store, made)


def test_the_record_a_child_came_with_and_the_homes_own_are_one_childs(store: Store, made: Made) -> None:
    own = arrived(store, made)
    with store.transaction() as t:
        assert same_child(t, own) == tuple(sorted((own, made.referred)))
        assert same_child(t, made.residents[0]) == (made.residents[0],)


def test_a_child_whom_the_home_wrote_down_itself_lives_there_with_all_that_was_written(
    store: Store, made: Made
) -> None:
    """Also what no check of the referral is shown."""
    child = AGAIN.child.model_copy(update={"id": "C-90", "name": "Nadia Own", "home_postcode": "LS1 1AA"})
    entries = (Entry(referral=AGAIN.model_copy(update={"child": child})),)
    (own,) = at_desk(store, made.manager, NOW, lambda desk: enter(desk, made.home, entries))
    before = at_desk(store, made.manager, NOW, lambda desk: desk.child(own.child))

    def comes(known: str | None) -> str:
        return at_desk(store, made.manager, NOW, lambda desk: arrive(desk, made.home, own.referral, NOW, None, known))

    with pytest.raises(BadInput, match="under another record"):
        comes(made.residents[0])
    came = comes(own.child)
    assert (came, before.home_postcode) == (own.child, "LS1 1AA")
    assert at_desk(store, made.manager, NOW, lambda desk: desk.child(came)) == before


def noted_as_what_it_is(store: Store, made: Made) -> None:
    both = {made.referred, made.residents[0]}
    for is_one, because in ((True, SAID_ONE), (False, SAID_APART)):
        asked = SayOneChild(child=made.referred, other=made.residents[0], is_one=is_one)
        do(store, say_one_child.ACT, asked, made.manager)
        with store.transaction() as t:
            said = t.session.scalars(select(AuditRow).where(AuditRow.because == because)).all()
            assert {(row.person_id, row.child_id) for row in said} == {(made.manager, child) for child in both}
    told = do(store, who_looked.ACT, AskWhoLooked(child=made.referred), made.officer).lines
    assert Action.KEEP_FROM not in {line.action for line in told}


def test_that_two_records_are_of_one_child_is_noted_otherwise_than_a_reading_and_told_to_no_other_organisation(
    store: Store, made: Made
) -> None:
    noted_as_what_it_is(store, made)


@pytest.mark.parametrize("defect", [(linking, "note", lambda *_: None), (looked, "CLOSED_TO", ())])
def test_what_was_said_of_two_records_left_out_of_the_audit_or_told_too_far_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch, defect: tuple[ModuleType, str, object]
) -> None:
    monkeypatch.setattr(*defect)
    with pytest.raises(AssertionError):
        noted_as_what_it_is(store, made)


def kept_as_long_as_what_was_written_of_the_stay(store: Store, made: Made) -> None:
    """The referral that was declined is of a child who lives here under another record."""
    before = declined_at(store, made)
    asked = AskRetention(child=before.child)
    assert "did not come" in do(store, read_retention.ACT, asked, made.manager).because
    said = SayOneChild(child=before.child, other=made.residents[0], is_one=True)
    do(store, say_one_child.ACT, said, made.manager)
    assert "75 years" in do(store, read_retention.ACT, asked, made.manager).because
    with pytest.raises(BadInput, match="75 years"):
        ask(store, before)
    stay = do(store, read_retention.ACT, AskRetention(child=made.residents[0]), made.manager).kept_until
    assert died(store, made, DAY, before.child).kept_until == stay


def test_an_earlier_record_of_a_child_who_lives_here_is_kept_as_long_as_that_of_the_stay(
    store: Store, made: Made
) -> None:
    kept_as_long_as_what_was_written_of_the_stay(store, made)


@pytest.mark.parametrize(
    "defect", [(lives, "_lived_by_another", lambda *_: {}), (in_the_way, "longest", lambda found: found[0])]
)
def test_an_earlier_record_destroyed_before_that_of_the_stay_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch, defect: tuple[ModuleType, str, object]
) -> None:
    monkeypatch.setattr(*defect)
    with pytest.raises(AssertionError):
        kept_as_long_as_what_was_written_of_the_stay(store, made)


def closed_also_once_the_other_record_is_destroyed(store: Store, made: Made) -> None:
    gone = declined_at(store, made)
    do(store, know_child.ACT, KnowChild(child=gone.child), deputy(made))
    do(store, say_one_child.ACT, SayOneChild(child=gone.child, other=made.referred, is_one=True), made.manager)
    assert closed(store, deputy(made), made.referred)
    with store.transaction() as t:
        declare(t, made.people[Is.COORDINATOR], made.referred, DAY)
    ask(store, gone)
    confirm(store, gone)
    assert closed(store, deputy(made), made.referred)
    assert left(store, gone.child) == []


def test_a_record_stays_closed_to_who_said_that_they_know_the_child_by_one_that_is_destroyed(
    store: Store, made: Made
) -> None:
    closed_also_once_the_other_record_is_destroyed(store, made)


def test_a_record_that_opens_when_another_is_destroyed_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(destroying, "stays_known", lambda *_: None)
    with pytest.raises(AssertionError):
        closed_also_once_the_other_record_is_destroyed(store, made)


def test_who_lives_here_and_may_be_the_child_referred_is_told_and_taken_for_nobody(store: Store, made: Made) -> None:
    """A home's record that came from a file goes by the same id."""
    (group,) = WORLD.groups
    first = group.residents[0]
    resident = first.model_copy(update={"child": first.child.model_copy(update={"id": AGAIN.child.id}), "views": ()})
    with store.transaction() as t:
        take_in_group(Writing(t, DAY, NOW), Group(urn=group.urn, residents=(resident,)))
    asked = AskReferral(home=made.home, referral=made.referral)
    (told,) = do(store, read_referral.ACT, asked, made.manager).may_live_here
    assert (told.name, told.number) == (resident.child.name, AGAIN.child.id)
    with store.transaction() as t:
        declare(t, deputy(made), told.id, DAY)
    assert do(store, read_referral.ACT, asked, deputy(made)).may_live_here == ()
    do(store, say_one_child.ACT, SayOneChild(child=made.referred, other=told.id, is_one=True), made.manager)
    assert do(store, read_referral.ACT, asked, made.manager).may_live_here == ()
    with pytest.raises(NotThere):
        do(store, read_referral.ACT, asked, deputy(made))
