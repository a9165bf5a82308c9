"""A place is held, offered and taken by one at a time; what holds lapses; and each no shows what is missing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from matching.errors import BadInput
from matching.sufficiency.refusals import Reason
from matching.world.vacancy import Vacancy
from service.access.relation import RelationKind
from service.actions import (
    answer_authority,
    decide,
    follow_answers,
    let_place_go,
    record_arrival,
    run_check,
    send_to_homes,
    take_offer,
    tell_places,
    unmet_need,
)
from service.actions.answer_authority import AnswerAuthority
from service.actions.decide import Decide
from service.actions.follow_answers import AskAnswers, AtHome, Stands
from service.actions.let_place_go import LetPlaceGo
from service.actions.record_arrival import RecordArrival
from service.actions.run_check import RunCheck
from service.actions.send_to_homes import SendToHomes, ToOne
from service.actions.take_offer import TakeOffer
from service.actions.tell_places import TellPlaces
from service.actions.unmet_need import AskUnmetNeed
from service.ledger.document import Decided
from service.records.desk import NotThere, at_desk
from service.records.holds import PlaceGone
from service.records.home_answers import Says, given
from service.records.homes import places_told
from service.records.sendings import withdraw
from service.store.opening import Store
from service.store.rows import HoldRow, SendingRow
from tests.service.actions.doing import count, do, proved
from tests.service.actions.test_after_admission import HEARD
from tests.service.actions.test_placing import refer, told
from tests.service.records.made import DAY, NOW, WORLD, Made

URN = WORLD.homes[0].urn
SOON = NOW + timedelta(days=3)
LATE = NOW + timedelta(hours=49)


def tell(store: Store, made: Made, places: int, now: datetime = NOW) -> int:
    vacancies = (Vacancy(places=places, since=DAY, told_on=now.date()),)
    was = at_desk(store, made.manager, now, lambda desk: places_told(desk, made.home))
    asked = TellPlaces(home=made.home, vacancies=vacancies, instead_of=was)
    return do(store, tell_places.ACT, asked, made.manager, now).counted


def send(store: Store, made: Made, referral: str, now: datetime = NOW, hold: bool = True) -> datetime | None:
    asked = SendToHomes(referral=referral, homes=(ToOne(urn=URN, hold=hold),))
    return do(store, send_to_homes.ACT, asked, made.officer, now).homes[0].held_until


def stands(store: Store, made: Made, referral: str, now: datetime = NOW) -> AtHome:
    return do(store, follow_answers.ACT, AskAnswers(referral=referral), made.officer, now).homes[-1]


def accept(store: Store, made: Made) -> None:
    id = do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager).id
    asked = Decide(assessment=id, decided=Decided.ACCEPT, reasons="She fits here.", childs_wishes=HEARD)
    do(store, decide.ACT, asked, made.manager, proof=proved(made.manager))


def answer(store: Store, made: Made, referral: str, now: datetime = NOW, **said: Any) -> None:
    was = at_desk(store, made.manager, now, lambda desk: given(desk, made.home, referral)).answer
    asked = AnswerAuthority(home=made.home, referral=referral, instead_of=was, **said)
    do(store, answer_authority.ACT, asked, made.manager, now)


def take(store: Store, made: Made, referral: str, now: datetime = NOW) -> None:
    do(store, take_offer.ACT, TakeOffer(referral=referral, urn=URN), made.officer, now)


def test_a_last_place_is_held_for_one_until_its_time_is_over_and_then_for_another(store: Store, made: Made) -> None:
    (other,) = refer(store, made, told(1))
    with pytest.raises(BadInput, match="has not said lately how many places are free"):
        send(store, made, other)
    assert count(store, SendingRow) == 1
    tell(store, made, 1)
    assert send(store, made, made.referral) == NOW + timedelta(hours=48)
    with pytest.raises(PlaceGone, match="no place is free"):
        send(store, made, other)
    assert count(store, SendingRow) == 1
    assert send(store, made, other, hold=False) is None
    assert send(store, made, made.referral, NOW + timedelta(hours=40)) == NOW + timedelta(hours=48)
    assert send(store, made, other, LATE) is not None
    with pytest.raises(PlaceGone):
        send(store, made, made.referral, LATE)


def test_a_place_let_go_or_withdrawn_from_can_be_held_again_at_once(store: Store, made: Made) -> None:
    (other,) = refer(store, made, told(1))
    tell(store, made, 1)
    send(store, made, made.referral)
    gone = do(store, let_place_go.ACT, LetPlaceGo(referral=made.referral, urn=URN), made.officer)
    assert gone.was_held
    send(store, made, other)
    at_desk(store, made.officer, NOW, lambda desk: withdraw(desk, other, URN))
    assert send(store, made, made.referral) is not None
    assert stands(store, made, other).stands is Stands.WITHDRAWN


def test_an_offer_rests_on_a_decision_holds_the_place_and_is_taken_once(store: Store, made: Made) -> None:
    tell(store, made, 1)
    with pytest.raises(BadInput, match="no decision to accept stands"):
        answer(store, made, made.referral, says=Says.OFFERED, until=SOON)
    accept(store, made)
    assert stands(store, made, made.referral).stands is Stands.WITH_HOME
    answer(store, made, made.referral, says=Says.OFFERED, until=SOON)
    there = stands(store, made, made.referral)
    assert (there.stands, there.until) == (Stands.OFFERED, SOON)
    (other,) = refer(store, made, told(1))
    with pytest.raises(PlaceGone):
        send(store, made, other)
    with pytest.raises(BadInput, match="a decision to accept stands"):
        answer(store, made, made.referral, says=Says.NOT_OFFERED, reason=Reason.GROUP)
    take(store, made, made.referral)
    assert stands(store, made, made.referral).stands is Stands.TAKEN
    with pytest.raises(PlaceGone):
        send(store, made, other, SOON + timedelta(days=1))
    with pytest.raises(BadInput, match="was taken for this child already"):
        take(store, made, made.referral)


def test_an_offer_that_has_lapsed_is_not_taken(store: Store, made: Made) -> None:
    tell(store, made, 1)
    accept(store, made)
    answer(store, made, made.referral, says=Says.OFFERED, until=SOON)
    assert stands(store, made, made.referral, SOON).stands is Stands.LAPSED
    with pytest.raises(PlaceGone):
        take(store, made, made.referral, SOON)


def test_a_place_that_a_child_has_come_to_is_not_given_again_until_places_are_counted(store: Store, made: Made) -> None:
    (other,) = refer(store, made, told(1))
    tell(store, made, 1)
    accept(store, made)
    came = RecordArrival(home=made.home, referral=made.referral, arrived_at=NOW, bedroom="room 3")
    do(store, record_arrival.ACT, came, made.manager)
    assert stands(store, made, made.referral).stands is Stands.CAME
    with pytest.raises(PlaceGone):
        send(store, made, other, LATE)
    assert tell(store, made, 1, LATE) == 1
    assert send(store, made, other, LATE) is not None


def test_places_are_held_for_one_child_at_few_homes_at_a_time(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(store, made, 2)
    monkeypatch.setattr(send_to_homes, "homes_held", lambda *_: frozenset({"a", "b", "c"}))
    with pytest.raises(BadInput, match="more than 3 homes"):
        send(store, made, made.referral)


def test_a_home_answers_only_of_a_referral_that_it_has_and_says_why(store: Store, made: Made) -> None:
    (other,) = refer(store, made, told(1))
    with pytest.raises(NotThere):
        answer(store, made, other, says=Says.NOT_OFFERED, reason=Reason.NO_PLACE)
    for wrong in ({}, {"reason": Reason.NEED}, {"reason": Reason.GROUP, "needs": ("self_harm",)}, {"until": SOON}):
        with pytest.raises(BadInput):
            answer(store, made, made.referral, says=Says.NOT_OFFERED, **wrong)
    for kind in set(RelationKind) - {RelationKind.REGISTERED_MANAGER, RelationKind.DEPUTY_MANAGER}:
        asked = AnswerAuthority(home=made.home, referral=made.referral, says=Says.NOT_OFFERED, reason=Reason.GROUP)
        with pytest.raises(NotThere):
            do(store, answer_authority.ACT, asked, made.people[kind])


def test_a_no_is_followed_lets_the_place_go_and_is_evidence_of_unmet_need(store: Store, made: Made) -> None:
    refer(store, made, told(1))
    asked = AskUnmetNeed(organisation=made.authority, miles=500)
    before = do(store, unmet_need.ACT, asked, made.officer)
    assert made_reference(before.found.with_home)
    assert before.declined == ()
    tell(store, made, 1)
    send(store, made, made.referral)
    answer(store, made, made.referral, says=Says.NOT_OFFERED, reason=Reason.NEED, needs=("self_harm",))
    there = stands(store, made, made.referral)
    assert (there.stands, there.until, there.reason) == (Stands.NOT_OFFERED, None, Reason.NEED)
    after = do(store, unmet_need.ACT, asked, made.officer)
    assert not made_reference(after.found.with_home)
    assert len(after.found.with_home) == len(before.found.with_home) - 1
    assert [(each.reason, each.referrals, each.times) for each in after.declined] == [(Reason.NEED, 1, 1)]
    assert [(each.need, each.referrals) for each in after.needs] == [("self_harm", 1)]


def made_reference(ids: tuple[str, ...]) -> bool:
    return WORLD.referrals[0].id in ids


def test_nothing_is_sent_or_held_where_one_of_the_homes_is_wrong(store: Store, made: Made) -> None:
    tell(store, made, 1)
    asked = SendToHomes(referral=made.referral, homes=(ToOne(urn=URN, hold=True), ToOne(urn="SC000000")))
    with pytest.raises(BadInput, match="no home of that URN"):
        do(store, send_to_homes.ACT, asked, made.officer)
    assert count(store, HoldRow) == 0


def test_only_today_s_count_is_told_and_only_by_who_runs_the_home(store: Store, made: Made) -> None:
    old = Vacancy(places=1, since=DAY, told_on=DAY - timedelta(days=1))
    with pytest.raises(BadInput, match="it is not today"):
        do(store, tell_places.ACT, TellPlaces(home=made.home, vacancies=(old,)), made.manager)
    many = Vacancy(places=60, since=DAY, told_on=DAY)
    with pytest.raises(BadInput, match="what is told, free places 1: more places are free than the"):
        do(store, tell_places.ACT, TellPlaces(home=made.home, vacancies=(many,)), made.manager)
    with pytest.raises(NotThere):
        do(store, tell_places.ACT, TellPlaces(home=made.home, vacancies=()), made.officer)
