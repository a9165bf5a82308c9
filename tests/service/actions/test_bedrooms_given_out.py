"""A child who comes to live in a home and the guests of its short breaks never have one bedroom unsaid."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select

from matching.errors import BadInput
from matching.world.referral import Urgency
from scenarios import storybook
from service.access.relation import RelationKind
from service.actions import publish_allocation
from service.actions.publish_allocation import PublishAllocation
from service.records import arriving, bed_nights
from service.records.arriving import arrive
from service.records.bed_nights import BedTaken
from service.records.bedrooms import in_words
from service.records.desk import at_desk
from service.records.kept_period import PeriodNow
from service.records.people import add_person, relate
from service.records.repairs_due import RepairDue, Why, repairs_due
from service.records.sending import send
from service.records.taking_in import take_in_home, take_in_referral
from service.records.versions import Writing
from service.store.opening import Store
from service.store.rows import BedNightRow, ChildRow, HomeRow, PeriodRow, ResidenceRow
from tests.service.actions.breaks import DAY, NOW, PERIOD, Breaks, begun, make_breaks, planned, stay
from tests.service.actions.doing import count, do
from tests.service.pages.planning import BreakSite

ROOM, OTHER_ROOM = "room 1", "room 2"
FULL = PERIOD.night(9)
GIVEN = tuple(PERIOD.night(after) for after in (4, 5))


class Coming(NamedTuple):
    """A home that gives short breaks, and its manager, to whom a child was referred."""

    breaks: Breaks
    manager: str
    referral: str


def coming(store: Store, **said: Any) -> Coming:
    breaks = make_breaks(store)
    with store.transaction() as t:
        home = t.session.get_one(HomeRow, breaks.home)
        manager = add_person(t, home.organisation_id, "Mo")
        relate(t, manager, RelationKind.REGISTERED_MANAGER, breaks.home, date(2020, 1, 1))
        child = storybook.child("C-91", "Nora Second", date(2013, 5, 1))
        referral = storybook.referral(id="R-91", child=child, enquiries=(), **said)
        id = take_in_referral(Writing(t, DAY, NOW), referral)
        send(t, id, breaks.home, DAY)
    return Coming(breaks, manager, id)


def come(store: Store, who: Coming, room: str | None = ROOM) -> str:
    return at_desk(store, who.manager, NOW, lambda desk: arrive(desk, who.breaks.home, who.referral, NOW, room, None))


def give_out(store: Store, breaks: Breaks) -> PeriodNow:
    period = begun(store, breaks)
    asked = PublishAllocation(period=period.id, version=1, solve=planned(store, breaks, period, [stay()]))
    return do(store, publish_allocation.ACT, asked, breaks.one, NOW)


def repairs(store: Store, breaks: Breaks, period: PeriodNow) -> tuple[RepairDue, ...]:
    return at_desk(store, breaks.one, NOW, lambda desk: repairs_due(desk.t, period.id, desk.day))


def test_nobody_comes_into_a_bedroom_that_is_given_to_guests_and_the_nights_are_told(store: Store) -> None:
    who = coming(store)
    period, before = give_out(store, who.breaks), count(store, ResidenceRow)
    with pytest.raises(BadInput) as found:
        come(store, who)
    (problem,) = found.value.problems
    assert (problem.where, problem.what.endswith(in_words(GIVEN))) == ("bedroom", True)
    assert not any(child in str(found.value) for child in ("F-05", *PERIOD.families[0].children))
    assert count(store, ResidenceRow) == before
    come(store, who, OTHER_ROOM)
    assert repairs(store, who.breaks, period) == ()


def full_of_guests(store: Store, breaks: Breaks) -> None:
    """Every bedroom of the home is given to guests on one night; as a period writes it down."""
    with store.transaction() as t:
        children = t.session.scalars(select(ChildRow.id)).all()
        period = t.session.scalars(select(PeriodRow.id)).one()
        for child, room in zip(children, PERIOD.world.homes[0].bedrooms, strict=False):
            where = {"home_id": breaks.home, "bedroom": room.id, "bed": 0, "night": FULL}
            t.session.add(BedNightRow(child_id=child, period_id=period, **where))


def test_nobody_comes_with_no_bedroom_named_where_guests_have_every_bed_of_a_night(store: Store) -> None:
    who = coming(store)
    begun(store, who.breaks)
    full_of_guests(store, who.breaks)
    with pytest.raises(BadInput) as found:
        come(store, who, None)
    (problem,) = found.value.problems
    assert (problem.where, problem.what.endswith(in_words([FULL]))) == ("bedroom", True)
    with store.transaction() as t:
        t.session.delete(t.session.scalars(select(BedNightRow)).first())
    come(store, who, None)


def test_who_comes_in_an_emergency_is_recorded_and_a_repair_is_due(store: Store) -> None:
    who = coming(store, urgency=Urgency.EMERGENCY, notice_hours=2)
    period = give_out(store, who.breaks)
    come(store, who)
    assert repairs(store, who.breaks, period) == (
        RepairDue(urn=PERIOD.homes[0].urn, bedroom=ROOM, why=Why.LIVED_IN, nights=GIVEN),
    )
    assert count(store, BedNightRow) == len(GIVEN)


def changed_since(store: Store, **changes: Any) -> None:
    """The home as it is from now on, with its bedroom given out changed."""
    (home,) = PERIOD.world.homes
    rooms = tuple(r.model_copy(update=changes) if r.id == ROOM else r for r in home.bedrooms)
    with store.transaction() as t:
        take_in_home(Writing(t, DAY, NOW), home.model_copy(update={"bedrooms": rooms}))


def test_guests_in_a_bedroom_that_is_closed_since_are_told_to_whoever_plans(store: Store) -> None:
    breaks = make_breaks(store)
    period = give_out(store, breaks)
    assert repairs(store, breaks, period) == ()
    changed_since(store, closed_from=GIVEN[-1])
    assert [(each.why, each.nights) for each in repairs(store, breaks, period)] == [(Why.CLOSED, GIVEN[-1:])]


def test_more_guests_than_a_bedroom_has_beds_since_are_told_to_whoever_plans(store: Store) -> None:
    breaks = make_breaks(store)
    period = give_out(store, breaks)
    changed_since(store, beds=2)
    with store.transaction() as t:
        (guest,) = set(t.session.scalars(select(BedNightRow.child_id)))
        other = next(id for id in t.session.scalars(select(ChildRow.id)) if id != guest)
        where = {"home_id": breaks.home, "bedroom": ROOM, "bed": 1, "night": GIVEN[0]}
        t.session.add(BedNightRow(child_id=other, period_id=period.id, **where))
    assert repairs(store, breaks, period) == ()
    changed_since(store, beds=1)
    assert [(each.why, each.nights) for each in repairs(store, breaks, period)] == [(Why.FEWER_BEDS, GIVEN[:1])]


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_the_coordinator_sees_that_a_repair_is_due_and_not_who_came(store: Store) -> None:
    who = coming(store, urgency=Urgency.EMERGENCY, notice_hours=2)
    period = give_out(store, who.breaks)
    browser = BreakSite(store).coordinator
    paths = [f"/desk/periods/{period.id}{part}" for part in ("", "/plans", "/repair")]
    assert not any("A repair is due" in browser.get(path).words for path in paths)
    come(store, who)
    for path in paths:
        words = browser.get(path).words
        assert f"{ROOM}: a child lives in it now" in words
        assert "Nora Second" not in words


def test_nothing_is_given_out_over_the_bedroom_of_a_child_who_lives_there(store: Store) -> None:
    who = coming(store)
    come(store, who)
    with pytest.raises(BedTaken, match="a child lives in it on the nights of"):
        give_out(store, who.breaks)
    assert count(store, BedNightRow) == 0


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_an_arrival_without_a_look_at_who_is_given_the_bedroom_would_be_caught(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arriving, "given_to_guests", lambda *_: ())
    with pytest.raises(pytest.fail.Exception):
        test_nobody_comes_into_a_bedroom_that_is_given_to_guests_and_the_nights_are_told(store)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_plan_given_out_without_a_look_at_who_lives_there_would_be_caught(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bed_nights, "nights_lived_in", lambda *_: frozenset())
    with pytest.raises(pytest.fail.Exception):
        test_nothing_is_given_out_over_the_bedroom_of_a_child_who_lives_there(store)


def test_nights_in_words_are_told_by_their_runs() -> None:
    nights = [date(2026, 12, 4) + timedelta(days=after) for after in (0, 1, 4)]
    assert in_words(nights) == "Friday 4 to Saturday 5 December 2026; Tuesday 8 December 2026"
