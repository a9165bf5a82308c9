"""Once a child has left, no check counts the child; and what was recorded of it can be put right or taken back."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from matching.errors import BadInput
from service.access.relation import RelationKind as Is
from service.actions import read_check, record_departure, run_check
from service.actions.read_check import AskCheck
from service.actions.record_departure import RecordDeparture
from service.actions.run_check import RunCheck
from service.records import departing
from service.records.arriving import arrive
from service.records.assessments import Assessment
from service.records.departing import Departure, WentTo, stay_of
from service.records.desk import NotThere, at_desk
from service.records.reviews import reviews_at
from service.records.sending import send
from service.records.taking_in import take_in_referral
from service.records.versions import Writing
from service.store.opening import Store
from service.store.rows.assessment_use import Of
from tests.service.actions.doing import do
from tests.service.records.made import DAY, NOW, WORLD, Made

A_DAY = timedelta(days=1)
HOME = Departure(left_on=DAY, to=WentTo.FAMILY, words="to her aunt")


@pytest.fixture
def child(made: Made) -> str:
    """One who lives at the home."""
    return made.residents[0]


def depart(store: Store, made: Made, child: str, departure: Departure | None = HOME, person: str = "") -> None:
    was = at_desk(store, made.manager, NOW, lambda desk: stay_of(desk, made.home, child)).departure
    asked = RecordDeparture(home=made.home, child=child, departure=departure, instead_of=was)
    do(store, record_departure.ACT, asked, person or made.manager)


def check(store: Store, made: Made) -> Assessment:
    return do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager)


def counted(store: Store, made: Made) -> set[str]:
    """The numbers of the children who live at the home, as a check of today counts them."""
    world = at_desk(store, made.manager, NOW, lambda desk: desk.world(made.home, made.referral))
    return {each.child.id for each in world.groups[0].residents}


def number(store: Store, made: Made, child: str) -> str:
    return at_desk(store, made.manager, NOW, lambda desk: desk.child(child)).id


def test_who_has_left_is_counted_no_longer_and_a_check_that_counted_the_child_is_void(
    store: Store, made: Made, child: str
) -> None:
    before, checked = counted(store, made), check(store, made)
    depart(store, made, child)
    assert counted(store, made) == before - {number(store, made, child)}
    found = do(store, read_check.ACT, AskCheck(assessment=checked.id), made.manager)
    assert set(found.changed) == {Of.RESIDENCE, Of.RESIDENT}
    assert check(store, made).changed == ()
    kept = at_desk(store, made.manager, NOW, lambda desk: stay_of(desk, made.home, child))
    assert (kept.gone_from, kept.departure) == (DAY, HOME)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_departure_that_leaves_the_child_in_the_group_would_be_caught(
    store: Store, made: Made, child: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = departing._last
    monkeypatch.setattr(departing, "_last", lambda t, *of: SimpleNamespace(id=honest(t, *of).id, gone_from=None))
    monkeypatch.setattr(departing, "_leaving", lambda *_: ())
    with pytest.raises(AssertionError):
        test_who_has_left_is_counted_no_longer_and_a_check_that_counted_the_child_is_void(store, made, child)


def test_a_departure_can_be_put_right_and_taken_back(store: Store, made: Made, child: str) -> None:
    before = counted(store, made)
    depart(store, made, child)
    depart(store, made, child, right := HOME.model_copy(update={"to": WentTo.FOSTER_CARER, "left_on": DAY - A_DAY}))
    kept = at_desk(store, made.manager, NOW, lambda desk: stay_of(desk, made.home, child))
    assert (kept.gone_from, kept.departure) == (DAY - A_DAY, right)
    depart(store, made, child, None)
    assert counted(store, made) == before
    with pytest.raises(BadInput, match="none is recorded"):
        depart(store, made, child, None)


def test_a_departure_is_not_taken_back_once_another_child_has_the_bed(store: Store, made: Made, child: str) -> None:
    room = at_desk(store, made.manager, NOW, lambda desk: stay_of(desk, made.home, child)).bedroom
    depart(store, made, child)
    at_desk(store, made.manager, NOW, lambda desk: arrive(desk, made.home, made.referral, NOW, room, None))
    with pytest.raises(BadInput, match="more children than beds"):
        depart(store, made, child, None)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_everything_wrong_in_a_departure_is_told(store: Store, made: Made, child: str) -> None:
    for changed, where in (
        ({"left_on": DAY + A_DAY}, "departure, left on"),
        ({"left_on": date(2000, 1, 1)}, "departure, left on"),
        ({"to": WentTo.ELSEWHERE, "words": None}, "departure, words"),
    ):
        said: dict[str, Any] = changed
        with pytest.raises(BadInput) as found:
            depart(store, made, child, HOME.model_copy(update=said))
        assert [problem.where for problem in found.value.problems] == [where]
    for who in (Is.RESPONSIBLE_INDIVIDUAL, Is.COORDINATOR, Is.PLACEMENT_OFFICER, Is.AUDITOR):
        with pytest.raises(NotThere):
            depart(store, made, child, person=made.people[who])
    with pytest.raises(NotThere):
        depart(store, made, made.referred)
    depart(store, made, child, person=made.people[Is.DEPUTY_MANAGER])


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_no_review_is_due_of_a_child_who_has_left(store: Store, made: Made) -> None:
    check(store, made)
    came = at_desk(store, made.manager, NOW, lambda desk: arrive(desk, made.home, made.referral, NOW, None, None))
    later = NOW + timedelta(days=10)
    left = RecordDeparture(home=made.home, child=came, departure=HOME.model_copy(update={"left_on": later.date()}))
    do(store, record_departure.ACT, left, made.manager, later)
    found = at_desk(store, made.manager, NOW + timedelta(days=60), lambda desk: reviews_at(desk, made.home))
    assert [each.kind.value for each in found] == ["at 72 hours"]


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_child_who_comes_back_is_one_of_the_group_again(store: Store, made: Made) -> None:
    child = at_desk(store, made.manager, NOW, lambda desk: arrive(desk, made.home, made.referral, NOW, None, None))
    depart(store, made, child, HOME)
    with store.transaction() as t:
        again = WORLD.referrals[0].model_copy(update={"id": "R-again", "enquiries": ()})
        referral = take_in_referral(Writing(t, DAY, NOW), again, made.authority)
        send(t, referral, made.home, DAY)
    later = NOW + timedelta(days=3)
    at_desk(store, made.manager, later, lambda desk: arrive(desk, made.home, referral, later, None, child))
    found = at_desk(store, made.manager, later, lambda desk: stay_of(desk, made.home, child))
    assert (found.gone_from, found.arrived) == (None, later.date())
