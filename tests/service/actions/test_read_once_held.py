"""What is written again as a whole is read once it is held, so that what somebody wrote just before is not lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from matching.world.facts import Basis, Role
from matching.world.referral import Referral
from matching.world.vacancy import Vacancy
from service.actions import tell_more, tell_places
from service.actions.tell_more import TellMore
from service.actions.tell_places import TellPlaces
from service.records import arriving, open_still
from service.records.arriving import arrive
from service.records.bedrooms import hold_homes
from service.records.desk import Desk, at_desk
from service.records.homes import home
from service.records.open_still import held, held_with_child, hold_children
from service.records.own_referrals import rewrite
from service.records.people import actor_of
from service.records.referrals import referral_at
from service.records.sendings import referral
from service.records.taking_in import take_in_home
from service.records.versions import Writing
from service.store.opening import Store, Transaction
from service.store.rows import ReferralRow
from tests.service.actions.doing import do
from tests.service.conftest import Make
from tests.service.records.made import DAY, NOW, WORLD, Made

NIGHTS = 77
Stays = Callable[[Store, Made, pytest.MonkeyPatch], None]


@pytest.fixture
def new(new_sqlite: Make) -> Make:
    """On one database alone: who comes between comes there too."""
    return new_sqlite


def between(t: Transaction, made: Made) -> Desk:
    """Where somebody writes who was held by nobody yet."""
    return Desk(t, actor_of(t, made.officer, NOW), NOW)


def stays_beside_what_is_told(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def just_before(t: Transaction, id: str) -> ReferralRow:
        desk = between(t, made)
        rewrite(desk, id, referral(desk, id).model_copy(update={"expected_nights": NIGHTS}))
        return held_with_child(t, id)

    monkeypatch.setattr(tell_more, "held_with_child", just_before)
    told = told_more(store, made)
    assert told.expected_nights == NIGHTS
    assert at_desk(store, made.officer, NOW, lambda desk: referral(desk, made.referral)) == told


def told_more(store: Store, made: Made) -> Referral:
    asked = TellMore(
        referral=made.referral, about="medicines", level=0, basis=Basis.OBSERVED, said_by=Role.SCHOOL, said_on=DAY
    )
    return do(store, tell_more.ACT, asked, made.officer).record


def stays_when_its_referral_is_written_anew(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """By whoever writes the child's record by itself, and holds no referral for it."""

    def just_before(t: Transaction, children: list[str]) -> None:
        desk = between(t, made)
        desk.write_child(made.referred, desk.child(made.referred).model_copy(update={"strengths": ("rows well",)}))
        hold_children(t, children)

    monkeypatch.setattr(open_still, "hold_children", just_before)
    assert told_more(store, made).child.strengths == ("rows well",)


def stays_when_places_are_told(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def just_before(t: Transaction, homes: list[str]) -> None:
        take_in_home(Writing(t, DAY, NOW), WORLD.homes[0].model_copy(update={"activities": ("rowing",)}))
        hold_homes(t, homes)

    monkeypatch.setattr(tell_places, "hold_homes", just_before)
    told = Vacancy(places=1, since=DAY, told_on=DAY)
    do(store, tell_places.ACT, TellPlaces(home=made.home, vacancies=(told,)), made.manager)
    assert at_desk(store, made.manager, NOW, lambda desk: home(desk, made.home)).activities == ("rowing",)


def stays_when_the_child_arrives(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def just_before(t: Transaction, id: str) -> ReferralRow:
        desk = between(t, made)
        desk.write_child(made.referred, desk.child(made.referred).model_copy(update={"strengths": ("rows well",)}))
        return held(t, id)

    monkeypatch.setattr(arriving, "held", just_before)
    own = at_desk(store, made.manager, NOW, lambda desk: arrive(desk, made.home, made.referral, NOW, None, None))
    assert at_desk(store, made.manager, NOW, lambda desk: desk.child(own)).strengths == ("rows well",)


STAYS = (
    stays_beside_what_is_told,
    stays_when_its_referral_is_written_anew,
    stays_when_places_are_told,
    stays_when_the_child_arrives,
)


@pytest.mark.parametrize("stays", STAYS)
def test_what_was_written_just_before_stays(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch, stays: Stays
) -> None:
    stays(store, made, monkeypatch)


@pytest.mark.parametrize("stays", STAYS)
def test_what_is_read_before_it_is_held_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch, stays: Stays
) -> None:
    early = at_desk(store, made.officer, NOW, lambda desk: referral(desk, made.referral))
    home_early = at_desk(store, made.manager, NOW, lambda desk: home(desk, made.home))
    here_early = at_desk(store, made.manager, NOW, lambda desk: referral_at(desk, made.home, made.referral))
    monkeypatch.setattr(tell_more, "read", lambda *_: early)
    monkeypatch.setattr(tell_places, "home", lambda *_: home_early)
    monkeypatch.setattr(arriving, "referral_at", lambda *_: here_early)
    with pytest.raises(AssertionError):
        stays(store, made, monkeypatch)
