"""A referral is closed with its cause: nobody waits for it or holds a place for it, and what was done can be read."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from matching.errors import BadInput
from matching.world.statement import StayKind
from service.access.relation import RelationKind
from service.actions import (
    close_referral,
    decided,
    keep_period,
    publish_allocation,
    read_period,
    read_referral,
    record_arrival,
    repair_allocation,
    run_check,
    take_offer,
    waiting,
)
from service.actions.close_referral import CloseReferral
from service.actions.decided import AskDecided
from service.actions.follow_answers import Stands
from service.actions.keep_period import KeepPeriod
from service.actions.publish_allocation import PublishAllocation
from service.actions.read_period import AskPeriod
from service.actions.read_referral import AskReferral, ReadReferral
from service.actions.record_arrival import RecordArrival
from service.actions.repair_allocation import RepairAllocation
from service.actions.run_check import RunCheck
from service.actions.take_offer import TakeOffer
from service.actions.waiting import AskWaiting
from service.records import closing, sendings
from service.records.closed_in_period import closed_in
from service.records.closing import Cause, Closed, Closing, closing_of, write_closing
from service.records.desk import NotThere, at_desk
from service.records.entering import Entry, enter
from service.records.holds import PlaceGone
from service.records.home_answers import Says
from service.records.own_referrals import rewrite
from service.records.people import add_person, relate
from service.records.periods import referrals_in
from service.records.reviews import reviews_at
from service.records.sendings import referral as read
from service.records.sendings import referrals, withdraw
from service.records.sendings import send as send_to
from service.store.opening import Store
from service.store.rows import ReferralClosingRow, ReferralRow
from service.store.rows.solve import SolveState
from tests.service.actions import breaks as breaks_made
from tests.service.actions.breaks import Breaks, asked_for, begun, make_breaks, worked_out
from tests.service.actions.doing import count, do
from tests.service.actions.test_offers import LATE, SOON, URN, accept, answer, send, stands, take, tell
from tests.service.actions.test_placing import refer, told
from tests.service.records.made import DAY, NOW, Made

SOUND = {SolveState.OPTIMAL, SolveState.FEASIBLE}


def close(store: Store, made: Made, referral: str, cause: Cause = Cause.ELSEWHERE) -> Closed:
    return do(store, close_referral.ACT, CloseReferral(referral=referral, cause=cause), made.officer)


def wait(store: Store, made: Made) -> list[str]:
    return [each.id for each in do(store, waiting.ACT, AskWaiting(home=made.home), made.manager).referrals]


def read_at_home(store: Store, made: Made) -> ReadReferral:
    return do(store, read_referral.ACT, AskReferral(home=made.home, referral=made.referral), made.manager)


def test_a_closed_referral_waits_nowhere_and_no_place_is_held_for_it(store: Store, made: Made) -> None:
    (other,) = refer(store, made, told(1))
    tell(store, made, 1)
    send(store, made, made.referral)
    with pytest.raises(PlaceGone):
        send(store, made, other)
    assert close(store, made, made.referral) == Closed(cause=Cause.ELSEWHERE, closed_on=DAY)
    assert wait(store, made) == []
    with pytest.raises(NotThere):
        read_at_home(store, made)
    assert stands(store, made, made.referral).stands is Stands.WITHDRAWN
    assert send(store, made, other) is not None


def test_places_still_held_for_a_closed_referral_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "end", lambda *_: 0)
    with pytest.raises(PlaceGone):
        test_a_closed_referral_waits_nowhere_and_no_place_is_held_for_it(store, made)


def test_an_offer_ends_with_the_referral_and_is_not_taken_after(store: Store, made: Made) -> None:
    tell(store, made, 1)
    accept(store, made)
    answer(store, made, made.referral, says=Says.OFFERED, until=SOON)
    close(store, made, made.referral, Cause.NOT_WANTED)
    with pytest.raises(BadInput, match="the referral is closed"):
        do(store, take_offer.ACT, TakeOffer(referral=made.referral, urn=URN), made.officer)


def test_nothing_is_done_any_more_with_a_closed_referral(store: Store, made: Made) -> None:
    whole = at_desk(store, made.officer, NOW, lambda desk: read(desk, made.referral))
    close(store, made, made.referral)
    with pytest.raises(BadInput, match="closed already"):
        close(store, made, made.referral)
    with pytest.raises(BadInput, match="the referral is closed"):
        send(store, made, made.referral)
    with pytest.raises(BadInput, match="the referral is closed"):
        at_desk(store, made.officer, NOW, lambda desk: rewrite(desk, made.referral, whole))
    with pytest.raises(NotThere):
        do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager)


def test_what_was_done_with_a_closed_referral_is_read_as_before(store: Store, made: Made) -> None:
    whole = at_desk(store, made.officer, NOW, lambda desk: read(desk, made.referral))
    close(store, made, made.referral)
    assert at_desk(store, made.officer, NOW, lambda desk: read(desk, made.referral)) == whole
    listed = (
        at_desk(store, made.officer, NOW, referrals),
        at_desk(store, made.officer, NOW, lambda desk: referrals(desk, closed=True)),
    )
    assert [[each.id for each in some] for some in listed] == [[], [made.referral]]


def test_the_home_that_the_child_came_to_keeps_its_record_of_the_stay(store: Store, made: Made) -> None:
    (other,) = refer(store, made, told(1))
    tell(store, made, 1)
    accept(store, made)
    answer(store, made, made.referral, says=Says.OFFERED, until=SOON)
    take(store, made, made.referral)
    close(store, made, made.referral, Cause.PLACED)
    came = RecordArrival(home=made.home, referral=made.referral, arrived_at=NOW, bedroom="room 3")
    do(store, record_arrival.ACT, came, made.manager)
    found = at_desk(
        store, made.officer, NOW, lambda desk: write_closing(desk, made.referral, Closing(cause=Cause.MISTAKE))
    )
    assert found.cause is Cause.MISTAKE
    assert len(at_desk(store, made.manager, NOW, lambda desk: reviews_at(desk, made.home, made.referral))) == 3
    assert len(read_at_home(store, made).decisions) == 1
    assert [each.id for each in do(store, decided.ACT, AskDecided(home=made.home), made.manager).referrals] == [
        made.referral
    ]
    with pytest.raises(BadInput, match="the referral is closed"):
        do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager)
    with pytest.raises(PlaceGone):
        send(store, made, other, LATE)


def test_a_referral_opened_again_is_sent_anew_and_every_word_is_kept(store: Store, made: Made) -> None:
    close(store, made, made.referral)
    opened = at_desk(store, made.officer, NOW, lambda desk: write_closing(desk, made.referral, Closing(cause=None)))
    assert opened == Closed(cause=None, closed_on=None)
    assert wait(store, made) == []
    send(store, made, made.referral, hold=False)
    assert wait(store, made) == [made.referral]
    assert count(store, ReferralClosingRow) == 2


def test_a_home_closes_what_it_wrote_down_itself_and_nothing_of_an_authority(store: Store, made: Made) -> None:
    own = told(5, placing_authority="By telephone")
    (entered,) = at_desk(store, made.manager, NOW, lambda desk: enter(desk, made.home, (Entry(referral=own),)))
    assert entered.referral in wait(store, made)

    def shut(person: str, referral: str) -> Closed:
        return at_desk(store, person, NOW, lambda desk: write_closing(desk, referral, Closing(cause=Cause.WITHDRAWN)))

    assert shut(made.manager, entered.referral).closed_on == DAY
    assert entered.referral not in wait(store, made)
    found = at_desk(store, made.manager, NOW, lambda desk: closing_of(desk, entered.referral))
    assert found.cause is Cause.WITHDRAWN
    with pytest.raises(NotThere):
        shut(made.manager, made.referral)
    for kind in set(RelationKind) - {RelationKind.REGISTERED_MANAGER, RelationKind.DEPUTY_MANAGER}:
        with pytest.raises(NotThere):
            shut(made.people[kind], entered.referral)


def officer_of(store: Store, breaks: Breaks) -> str:
    with store.transaction() as t:
        authority = t.session.get_one(ReferralRow, breaks.referrals[0]).organisation_id
        officer = add_person(t, authority, "Officer")
        relate(t, officer, RelationKind.PLACEMENT_OFFICER, authority, breaks_made.DAY)
    return officer


def close_breaks(store: Store, breaks: Breaks) -> str:
    """Of a child of the first family; the officer who closed it."""
    officer, (child, *_) = officer_of(store, breaks), breaks_made.PERIOD.families[0].children
    (known_as,) = (each.id for each in breaks_made.PERIOD.world.referrals if each.child.id == child)
    with store.transaction() as t:
        referral = t.session.scalars(select(ReferralRow.id).where(ReferralRow.reference == known_as)).one()
    asked = CloseReferral(referral=referral, cause=Cause.NOT_WANTED)
    do(store, close_referral.ACT, asked, officer, breaks_made.NOW)
    return officer


def test_a_period_of_short_breaks_keeps_the_child_of_a_closed_referral_and_no_other_takes_it_in(store: Store) -> None:
    breaks = make_breaks(store)
    period = begun(store, breaks)
    close_breaks(store, breaks)
    found = do(store, read_period.ACT, AskPeriod(period=period.id), breaks.one, breaks_made.NOW)
    assert found.kept == period.kept
    changed = KeepPeriod(home=period.home, period=period.id, version=period.version, kept=period.kept)
    do(store, keep_period.ACT, changed, breaks.one, breaks_made.NOW)
    sheet = period.kept.sheet.model_copy(update={"id": "another"})
    another = KeepPeriod(home=breaks.home, kept=period.kept.model_copy(update={"sheet": sheet}))
    with pytest.raises(BadInput, match="the referral is closed"):
        do(store, keep_period.ACT, another, breaks.one, breaks_made.NOW)


def test_a_closed_referral_is_told_in_its_period_with_the_child_who_stays_known(store: Store) -> None:
    breaks = make_breaks(store)
    period = begun(store, breaks)
    before = at_desk(store, breaks.one, breaks_made.NOW, lambda desk: referrals_in(desk, period.kept))
    assert at_desk(store, breaks.one, breaks_made.NOW, lambda desk: closed_in(desk, period)) == ()
    close_breaks(store, breaks)
    (told,) = at_desk(store, breaks.one, breaks_made.NOW, lambda desk: closed_in(desk, period))
    assert (told.cause, told.closed_on) == (Cause.NOT_WANTED, breaks_made.DAY)
    first = breaks_made.PERIOD.families[0]
    assert (told.family, told.child) == (first.id, first.children[0])
    assert at_desk(store, breaks.one, breaks_made.NOW, lambda desk: referrals_in(desk, period.kept)) == before


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_repair_is_worked_out_after_a_referral_in_the_period_was_closed(store: Store) -> None:
    breaks = make_breaks(store)
    period = begun(store, breaks)
    solve = asked_for(store, breaks, period, rounds=0, moves=200)
    assert worked_out(store, solve) in SOUND
    given = PublishAllocation(period=period.id, version=period.version, solve=solve)
    do(store, publish_allocation.ACT, given, breaks.one, breaks_made.NOW)
    close_breaks(store, breaks)
    again = RepairAllocation(period=period.id, rounds=0, moves=200, seconds=None)
    assert worked_out(store, do(store, repair_allocation.ACT, again, breaks.one, breaks_made.NOW).id) in SOUND
    assert asked_for(store, breaks, period, rounds=0, moves=200)


def test_a_child_in_a_period_is_not_withdrawn_from_its_home_and_the_way_out_is_told(store: Store) -> None:
    breaks = make_breaks(store)
    officer, urn = officer_of(store, breaks), breaks_made.PERIOD.homes[0].urn
    first, other = breaks.referrals[:2]

    def take_back(id: str) -> object:
        return at_desk(store, officer, breaks_made.NOW, lambda desk: withdraw(desk, id, urn))

    take_back(other)
    at_desk(store, officer, breaks_made.NOW, lambda desk: send_to(desk, other, urn))
    period = begun(store, breaks)
    with pytest.raises(BadInput, match="close the referral"):
        take_back(first)
    whole = at_desk(store, officer, breaks_made.NOW, lambda desk: read(desk, first))
    other_kind = whole.model_copy(update={"kind": StayKind.LONG})
    with pytest.raises(BadInput, match="short breaks have the child"):
        at_desk(store, officer, breaks_made.NOW, lambda desk: rewrite(desk, first, other_kind))
    assert do(store, read_period.ACT, AskPeriod(period=period.id), breaks.one, breaks_made.NOW) == period


def test_a_period_that_a_withdrawal_makes_unreadable_would_be_caught(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sendings, "periods_with", lambda *_: ())
    with pytest.raises(pytest.fail.Exception):
        test_a_child_in_a_period_is_not_withdrawn_from_its_home_and_the_way_out_is_told(store)
