"""What is written again as a whole is read once it is held, so that what somebody wrote just before is not lost."""

from __future__ import annotations

import pytest

from matching.world.facts import Basis, Role
from matching.world.vacancy import Vacancy
from service.actions import tell_more, tell_places
from service.actions.tell_more import TellMore
from service.actions.tell_places import TellPlaces
from service.records.bedrooms import hold_homes
from service.records.desk import Desk, at_desk
from service.records.homes import home
from service.records.open_still import held
from service.records.own_referrals import rewrite
from service.records.people import actor_of
from service.records.sendings import referral
from service.records.taking_in import take_in_home
from service.records.versions import Writing
from service.store.opening import Store, Transaction
from service.store.rows import ReferralRow
from tests.service.actions.doing import do
from tests.service.conftest import Make
from tests.service.records.made import DAY, NOW, WORLD, Made

NIGHTS = 77


@pytest.fixture
def new(new_sqlite: Make) -> Make:
    """On one database alone: who comes between comes there too."""
    return new_sqlite


def between(t: Transaction, made: Made) -> Desk:
    """Where somebody writes who was held by nobody yet."""
    return Desk(t, actor_of(t, made.officer, NOW), NOW)


def test_what_was_written_of_a_child_just_before_stays_beside_what_is_told(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def just_before(t: Transaction, id: str) -> ReferralRow:
        desk = between(t, made)
        rewrite(desk, id, referral(desk, id).model_copy(update={"expected_nights": NIGHTS}))
        return held(t, id)

    monkeypatch.setattr(tell_more, "held", just_before)
    asked = TellMore(
        referral=made.referral, about="medicines", level=0, basis=Basis.OBSERVED, said_by=Role.SCHOOL, said_on=DAY
    )
    told = do(store, tell_more.ACT, asked, made.officer).record
    assert told.expected_nights == NIGHTS
    assert at_desk(store, made.officer, NOW, lambda desk: referral(desk, made.referral)) == told


def test_what_was_written_of_a_home_just_before_stays_when_places_are_told(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def just_before(t: Transaction, homes: list[str]) -> None:
        take_in_home(Writing(t, DAY, NOW), WORLD.homes[0].model_copy(update={"activities": ("rowing",)}))
        hold_homes(t, homes)

    monkeypatch.setattr(tell_places, "hold_homes", just_before)
    told = Vacancy(places=1, since=DAY, told_on=DAY)
    do(store, tell_places.ACT, TellPlaces(home=made.home, vacancies=(told,)), made.manager)
    assert at_desk(store, made.manager, NOW, lambda desk: home(desk, made.home)).activities == ("rowing",)
