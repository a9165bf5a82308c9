"""A coordinator keeps a period, has it planned, gives the plan out, and no bed of a night is ever given twice."""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select

from matching.errors import BadInput
from matching.short_breaks import next_period
from matching.short_breaks.period import Booking, BookingStatus, CancelledBy, Period
from service.actions import (
    allocate_period,
    cancel_stay,
    keep_period,
    publish_allocation,
    read_entitlement,
    read_period,
    see_allocation,
    stop_allocation,
)
from service.actions.allocate_period import AllocatePeriod
from service.actions.cancel_stay import CancelStay
from service.actions.keep_period import KeepPeriod
from service.actions.publish_allocation import PublishAllocation
from service.actions.read_entitlement import AskEntitlement, Entitlement
from service.actions.read_period import AskPeriod
from service.actions.see_allocation import AskAllocation
from service.actions.stop_allocation import StopAllocation
from service.records import bed_nights, periods
from service.records.bed_nights import give_beds
from service.records.desk import NotThere, at_desk
from service.records.differing import ChangedSince
from service.records.kept_period import KeptPeriod, PeriodNow
from service.records.solves import Solve
from service.records.taking_in import take_in_home, take_in_referral
from service.records.versions import Writing
from service.settings import Settings
from service.solving import given_out
from service.solving.long_work import LongWork
from service.store.opening import Store
from service.store.rows import AuditRow, BedNightRow, ChildRow, SolveRow
from service.store.rows.solve import SolveState
from tests.service.actions.breaks import DAY, NOW, PERIOD, Breaks, begun, kept, make_breaks, planned, stay
from tests.service.actions.doing import count, do
from tests.service.conftest import LaidOut, Make
from tests.service.solving.test_long_work import until

RACERS, AT_ONCE = 20, 16
CHILDREN = [child for family in PERIOD.families for child in family.children]


@pytest.fixture
def settings(new: Make, laid_out: LaidOut) -> Settings:
    return laid_out(new, make_breaks)


@pytest.fixture
def breaks(store: Store) -> Breaks:
    return make_breaks(store)


def with_nights(period: PeriodNow, family: str, nights: int) -> KeptPeriod:
    sheet = period.kept.sheet
    changed = tuple(f.model_copy(update={"assessed_nights": nights}) if f.id == family else f for f in sheet.families)
    return period.kept.model_copy(update={"sheet": sheet.model_copy(update={"families": changed})})


def keep(store: Store, person: str, period: PeriodNow, changed: KeptPeriod) -> PeriodNow:
    asked = KeepPeriod(home=period.home, period=period.id, version=period.version, kept=changed)
    return do(store, keep_period.ACT, asked, person, NOW)


def publish(store: Store, breaks: Breaks, period: PeriodNow, solve: str) -> PeriodNow:
    asked = PublishAllocation(period=period.id, version=period.version, solve=solve)
    return do(store, publish_allocation.ACT, asked, breaks.one, NOW)


def entitlement(store: Store, breaks: Breaks, period: PeriodNow) -> Entitlement:
    return do(store, read_entitlement.ACT, AskEntitlement(period=period.id), breaks.one, NOW)


def test_a_stay_that_is_booked_counts_before_any_plan_is_given_out(store: Store, breaks: Breaks) -> None:
    booked = Booking(id="B-9", status=BookingStatus.COMMITTED, **dict(stay()))
    period = begun(store, breaks, PERIOD.model_copy(update={"bookings": (booked,)}))
    found = entitlement(store, breaks, period)
    (row,) = (row for row in found.families if row.family == booked.family)
    assert (row.offered, row.owed) == (booked.nights, row.assessed + row.owed_before - booked.nights)
    assert {each.planned for each in found.counters if each.family == booked.family} == {booked.nights}


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_record_that_reads_no_bookings_is_caught(
    store: Store, breaks: Breaks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(next_period, "booked_beside", lambda _: ())
    with pytest.raises(AssertionError):
        test_a_stay_that_is_booked_counts_before_any_plan_is_given_out(store, breaks)


def given_out_as_before(store: Store, breaks: Breaks, monkeypatch: pytest.MonkeyPatch) -> PeriodNow:
    """A plan without a confirmed booking, by a service that wrote nothing down of what it left out."""
    booked = Booking(id="B-9", status=BookingStatus.CONFIRMED, **dict(stay("F-03", "room 2")))
    period = begun(store, breaks, PERIOD.model_copy(update={"bookings": (booked,)}))
    solve = planned(store, breaks, period, [stay()])
    with monkeypatch.context() as before:
        before.setattr(given_out, "left_out", lambda *_: ())
        return publish(store, breaks, period, solve)


def what_a_plan_left_out_is_owed(store: Store, breaks: Breaks, monkeypatch: pytest.MonkeyPatch) -> None:
    given = given_out_as_before(store, breaks, monkeypatch)
    (row,) = (row for row in entitlement(store, breaks, given).families if row.family == "F-03")
    assert (row.offered, row.owed, row.cancelled) == (0, row.assessed + row.owed_before, ((CancelledBy.HOME, 2),))
    begun_with = at_desk(store, breaks.one, NOW, lambda desk: periods._version(desk, given.id, 1))
    assert [each.id for each in begun_with.sheet.bookings] == ["B-9"]
    read = do(store, read_period.ACT, AskPeriod(period=given.id), breaks.one, NOW)
    later = Booking(id="B-10", status=BookingStatus.CONFIRMED, **dict(stay("F-03", "room 2", 5)))
    sheet = read.kept.sheet.model_copy(update={"bookings": (*read.kept.sheet.bookings, later)})
    after = keep(store, breaks.one, read, read.kept.model_copy(update={"sheet": sheet}))
    (row,) = (row for row in entitlement(store, breaks, after).families if row.family == "F-03")
    assert (row.offered, row.cancelled) == (later.nights, ((CancelledBy.HOME, 2),))


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_booking_that_a_plan_left_out_before_that_was_written_down_is_owed_and_one_entered_since_is_not(
    store: Store, breaks: Breaks, monkeypatch: pytest.MonkeyPatch
) -> None:
    what_a_plan_left_out_is_owed(store, breaks, monkeypatch)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_an_old_plan_that_is_read_as_it_was_written_would_be_caught(
    store: Store, breaks: Breaks, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_in = KeptPeriod.model_validate_json
    monkeypatch.setattr(periods, "with_left_out", lambda t, _, version: kept_in(t.words(version, "record")))
    with pytest.raises(AssertionError):
        what_a_plan_left_out_is_owed(store, breaks, monkeypatch)


def test_of_two_who_change_one_period_the_second_is_told_what_differs(store: Store, breaks: Breaks) -> None:
    read = begun(store, breaks)
    after = keep(store, breaks.one, read, with_nights(read, "F-03", 15))
    assert after.version == read.version + 1
    with pytest.raises(ChangedSince) as told:
        keep(store, breaks.other, read, with_nights(read, "F-05", 16))
    (problem,) = told.value.problems
    assert problem.where == "sheet, families, F-03, assessed nights"
    assert problem.what == "somebody has changed it since you read it"
    with pytest.raises(ChangedSince, match="both of you"):
        keep(store, breaks.other, read, with_nights(read, "F-03", 17))
    assert do(store, read_period.ACT, AskPeriod(period=read.id), breaks.other, NOW) == after


def test_two_who_change_at_once_lose_nothing(store: Store, breaks: Breaks) -> None:
    read, start = begun(store, breaks), Barrier(8)

    def change(number: int) -> bool:
        start.wait()
        try:
            keep(store, breaks.one, read, with_nights(read, "F-03", 20 + number))
        except ChangedSince:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(change, range(8))) == 1
    assert do(store, read_period.ACT, AskPeriod(period=read.id), breaks.one, NOW).version == read.version + 1


def test_the_last_one_simply_winning_is_caught(store: Store, breaks: Breaks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(periods, "must_be_as_read", lambda *_: None)
    with pytest.raises(pytest.fail.Exception):
        test_of_two_who_change_one_period_the_second_is_told_what_differs(store, breaks)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_plan_is_asked_for_worked_out_seen_and_given_out(store: Store, breaks: Breaks) -> None:
    period = begun(store, breaks)
    asked = AllocatePeriod(period=period.id, rounds=0, moves=2_000, seconds=None)
    solve = do(store, allocate_period.ACT, asked, breaks.one, NOW)
    assert solve.state is SolveState.QUEUED
    ask = AskAllocation(period=period.id, solve=solve.id)
    with LongWork(store, lambda: NOW):
        until(lambda: do(store, see_allocation.ACT, ask, breaks.one, NOW).solve.ended_at is not None, 0.5)
    seen = do(store, see_allocation.ACT, ask, breaks.one, NOW)
    assert seen.solve.state in {SolveState.OPTIMAL, SolveState.FEASIBLE}, seen.solve.reasons
    assert seen.of_this_version
    assert seen.plan is not None
    assert seen.plan.stays
    after = publish(store, breaks, period, solve.id)
    assert after.kept.sheet.published == seen.plan.stays
    rows = {row.family: row for row in entitlement(store, breaks, after).families}
    assert {f.family: f.nights for f in seen.plan.families} == {id: row.offered for id, row in rows.items()}


def test_what_was_asked_of_a_plan_holds_no_childs_name(store: Store, breaks: Breaks) -> None:
    period = begun(store, breaks)
    solve = planned(store, breaks, period, [stay()])
    with store.transaction() as t:
        names = [r.child.name for r in PERIOD.world.referrals]
        question = t.words(t.session.get_one(SolveRow, solve), "question")
    assert len(names) > 3
    assert [name for name in names if f'"name":"{name}"' in question] == []


def test_a_cancelled_stay_frees_its_bed_and_is_owed_again_unless_the_family_cancelled(
    store: Store, breaks: Breaks
) -> None:
    period = begun(store, breaks)
    given = publish(store, breaks, period, planned(store, breaks, period, [stay(), stay("F-03", "room 2")]))
    before = {row.family: row for row in entitlement(store, breaks, given).families}
    assert (before["F-05"].offered, before["F-03"].offered) == (2, 2)
    after = given
    for family, by in (("F-05", CancelledBy.FAMILY), ("F-03", CancelledBy.HOME)):
        night = stay().first_night
        asked = CancelStay(period=period.id, version=after.version, family=family, first_night=night, by=by)
        after = do(store, cancel_stay.ACT, asked, breaks.one, NOW)
    rows = {row.family: row for row in entitlement(store, breaks, after).families}
    assert rows["F-05"].cancelled == ((CancelledBy.FAMILY, 2),)
    assert rows["F-05"].owed == before["F-05"].owed
    assert rows["F-03"].cancelled == ((CancelledBy.HOME, 2),)
    assert rows["F-03"].owed == before["F-03"].owed + 2
    assert count(store, BedNightRow) == 0


def test_both_counters_of_each_child_are_told(store: Store, breaks: Breaks) -> None:
    period = begun(store, breaks)
    given = publish(store, breaks, period, planned(store, breaks, period, [stay()]))
    told = entitlement(store, breaks, given)
    counted = {c.family: c for c in told.counters}
    assert counted["F-05"].planned == 2
    assert {c.child for c in told.counters} == {child for f in PERIOD.families for child in f.children}


def test_a_plan_of_an_earlier_version_or_that_is_not_there_is_not_given_out(store: Store, breaks: Breaks) -> None:
    period = begun(store, breaks)
    solve = planned(store, breaks, period, [stay()])
    waiting = do(store, allocate_period.ACT, AllocatePeriod(period=period.id), breaks.one, NOW)
    with pytest.raises(BadInput, match="no plan that passed"):
        publish(store, breaks, period, waiting.id)
    stopped: Solve = do(store, stop_allocation.ACT, StopAllocation(solve=waiting.id), breaks.one, NOW)
    assert stopped.state is SolveState.STOPPED
    after = keep(store, breaks.one, period, with_nights(period, "F-03", 15))
    with pytest.raises(BadInput, match="changed since it was asked for"):
        publish(store, breaks, after, solve)
    assert count(store, BedNightRow) == 0


def rows_of_children_there(store: Store) -> list[str]:
    with store.transaction() as t:
        return list(t.session.scalars(select(ChildRow.id)))


def another(number: int) -> Period:
    return PERIOD.model_copy(update={"id": f"period-{number}"})


def test_of_many_coordinators_at_the_last_bed_exactly_one_wins(store: Store, breaks: Breaks) -> None:
    assert race(store, breaks, RACERS) == 1
    assert count(store, BedNightRow) == 2


def race(store: Store, breaks: Breaks, racers: int) -> int:
    """How many of so many periods were given the one bed."""
    ready = [begun(store, breaks, another(number)) for number in range(racers)]
    start = Barrier(min(racers, AT_ONCE))

    def give(number: int) -> bool:
        if number < start.parties:
            start.wait()
        try:
            at_desk(store, breaks.one, NOW, lambda desk: give_beds(desk, ready[number], [stay()]))
        except BadInput:
            return False
        return True

    with ThreadPoolExecutor(start.parties) as pool:
        return sum(pool.map(give, range(racers)))


def test_giving_beds_without_their_constraint_is_caught(
    store: Store, breaks: Breaks, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlike, children = itertools.count(), iter(rows_of_children_there(store))
    monkeypatch.setattr(
        bed_nights, "_beds", lambda family, stay: [(family.children[0], stay.bedrooms[0], next(unlike))]
    )
    monkeypatch.setattr(bed_nights, "rows_of_children", lambda *_: dict.fromkeys(CHILDREN, next(children)))
    monkeypatch.setattr(bed_nights, "nights_shared", lambda *_: frozenset())
    assert race(store, breaks, 4) > 1


def test_nobody_else_plans_or_reads_and_each_child_is_noted(store: Store, breaks: Breaks) -> None:
    period = begun(store, breaks)
    with pytest.raises(NotThere):
        do(store, read_period.ACT, AskPeriod(period=period.id), breaks.stranger, NOW)
    with pytest.raises(NotThere):
        do(store, read_entitlement.ACT, AskEntitlement(period=period.id), breaks.stranger, NOW)
    asked = KeepPeriod(home=breaks.home, kept=kept(breaks, another(1)))
    with pytest.raises(NotThere):
        do(store, keep_period.ACT, asked, breaks.stranger, NOW)
    do(store, read_period.ACT, AskPeriod(period=period.id), breaks.other, NOW)
    with store.transaction() as t:
        noted = select(AuditRow.child_id).where(AuditRow.person_id == breaks.other, AuditRow.child_id.is_not(None))
        assert len(set(t.session.scalars(noted))) == len(breaks.referrals)


def test_a_home_that_is_another_s_is_told_of_as_one_that_is_not_there(store: Store, breaks: Breaks) -> None:
    with store.transaction() as t:
        take_in_home(Writing(t, DAY, NOW), PERIOD.world.homes[0].model_copy(update={"urn": "SC777777"}))
    said, sheet = [], kept(breaks).sheet
    for urn in ("SC777777", "SC777778"):
        with_it = (*sheet.homes, sheet.homes[0].model_copy(update={"urn": urn}))
        changed = kept(breaks).model_copy(update={"sheet": sheet.model_copy(update={"homes": with_it})})
        with pytest.raises(BadInput) as refused:
            do(store, keep_period.ACT, KeepPeriod(home=breaks.home, kept=changed), breaks.one, NOW)
        said.append(refused.value.problems)
    assert said[0] == said[1]
    assert [each.where for each in said[0]] == ["sheet, homes 2, urn"]
    with store.transaction() as t:
        assert len(t.session.scalars(select(AuditRow).where(AuditRow.allowed == 0)).all()) == 1


def test_a_plan_that_needs_a_bed_of_another_period_is_not_given_out(store: Store, breaks: Breaks) -> None:
    first, second = begun(store, breaks), begun(store, breaks, another(2))
    publish(store, breaks, first, planned(store, breaks, first, [stay()]))
    overlapping = planned(store, breaks, second, [stay("F-03", "room 1", 5)])
    with pytest.raises(BadInput, match="given to somebody else"):
        publish(store, breaks, second, overlapping)
    assert count(store, BedNightRow) == 2
    after = do(store, read_period.ACT, AskPeriod(period=second.id), breaks.one, NOW)
    assert (after.version, after.kept.sheet.published) == (second.version, ())


def test_a_plan_made_before_a_childs_record_changed_is_not_given_out(store: Store, breaks: Breaks) -> None:
    period = begun(store, breaks)
    solve = planned(store, breaks, period, [stay()])
    referral = next(r for r in PERIOD.world.referrals if r.child.id == CHILDREN[0])
    child = referral.child.model_copy(update={"school": "another school"})
    with store.transaction() as t:
        take_in_referral(Writing(t, DAY, NOW), referral.model_copy(update={"child": child}))
    with pytest.raises(BadInput, match="home or a child has changed"):
        publish(store, breaks, period, solve)
    assert count(store, BedNightRow) == 0
