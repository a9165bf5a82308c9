"""The next period begins with what is owed and what was had; what has to be asked anew is blank, and it is said."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import Any

import pytest

from matching.errors import BadInput
from matching.formats import period_workbook
from matching.short_breaks import giving_out
from matching.short_breaks import next_period as module
from matching.short_breaks.allocate import allocate
from matching.short_breaks.effort import Effort
from matching.short_breaks.entitlement import EntitlementRow, entitlement
from matching.short_breaks.giving_out import left_out, with_given_out
from matching.short_breaks.history import as_it_stands
from matching.short_breaks.next_period import (
    NextPeriod,
    children_of,
    next_period,
    owed_after,
    stays_had,
    with_nights_had,
)
from matching.short_breaks.period import (
    Booking,
    BookingStatus,
    Cancellation,
    CancelledBy,
    Nights,
    Period,
    PlannedStay,
)
from matching.short_breaks.problems import find_problems
from matching.short_breaks.result import Allocation
from matching.short_breaks.same_stay import plain
from matching.world.catalogue import standard_catalogue
from matching.world.problems import problems_of
from matching.world.referral import ShortBreakRecord
from tests.short_breaks.small_period import FRIDAY, MONDAY, NIGHTS, URN, small_period, staffed

RUN = Nights(first=MONDAY + timedelta(days=NIGHTS), nights=NIGHTS)
WEEKEND = Nights(first=FRIDAY + timedelta(days=NIGHTS), nights=3)
QUICK = Effort(rounds=0, moves=200, seconds=None, processes=1)


@cache
def before() -> tuple[Period, Allocation]:
    """A period in which one family has cancelled nights itself, and its plan."""
    given_up = Cancellation(
        family="F-3", urn=URN, first_night=FRIDAY, nights=2, by=CancelledBy.FAMILY, on=small_period().world.as_at
    )
    period = small_period(cancellations=(given_up,))
    return period, allocate(period, QUICK).allocation


def record(period: Period, allocation: Allocation) -> dict[str, EntitlementRow]:
    return {row.family: row for row in entitlement(period, allocation.families)}


def begun(**changes: Any) -> NextPeriod:
    period, allocation = before()
    owed = {row.family: row.owed_after for row in entitlement(period, allocation.families)}
    return next_period(period.model_copy(update=changes), allocation.stays, owed, RUN, "P-2")


def filled() -> Period:
    """The next period, with what was asked anew, read from its form."""
    found = begun()
    (home,) = (each.model_copy(update={"staff": tuple(_later(staffed()))}) for each in found.sheet.homes)
    anew = {"available": (WEEKEND,), "preferred": (), "requests": ()}
    families = tuple(family.model_copy(update=anew) for family in found.sheet.families)
    sheet = found.sheet.model_copy(update={"homes": (home,), "families": families})
    return period_workbook.read_with(period_workbook.write(sheet), found.world)


def test_the_form_as_it_is_begun_names_what_has_to_be_asked_and_nothing_else() -> None:
    with pytest.raises(BadInput) as found:
        period_workbook.read_with(period_workbook.write(begun().sheet), begun().world)
    assert {problem.what for problem in found.value.problems} == {
        "nobody works here on any shift on any night of the period",
        "the family has no night that it can use",
    }


def _later(rows: Any) -> Any:
    a_period = timedelta(days=NIGHTS)
    return (row.model_copy(update={"since": row.since + a_period, "until": row.until + a_period}) for row in rows)


def test_of_two_periods_the_entitlement_adds_up() -> None:
    period, allocation = before()
    second = filled()
    assert list(find_problems(second)) == []
    assert list(problems_of(second.world, standard_catalogue())) == []
    after = allocate(second, QUICK).allocation
    first_rows, rows = record(period, allocation), record(second, after)
    assert sum(row.offered for row in first_rows.values()) > 0
    assert sum(row.offered for row in rows.values()) > 0
    given_up = {"F-3": 2}
    for family, row in rows.items():
        earlier = first_rows[family]
        assert row.owed_before == earlier.owed_after
        due = earlier.owed_before + earlier.assessed + row.assessed - given_up.get(family, 0)
        assert earlier.offered + row.offered + row.owed_after == due


def test_nights_of_the_period_before_count_against_the_limits_in_law() -> None:
    period, allocation = before()
    second = filled()
    after = allocate(second, QUICK).allocation
    had = {f.family: f.nights for f in allocation.families}
    before_it = {c.child: len(_nights_on_record(period, c.child)) for c in after.counters}
    for counter in after.counters:
        if counter.most_in_12_months is not None and counter.planned:
            assert counter.most_in_12_months == before_it[counter.child] + had[counter.family] + counter.planned
    assert any(had.values())


def _nights_on_record(period: Period, child: str) -> set[object]:
    breaks = next(r.previous_breaks for r in period.world.referrals if r.child.id == child)
    return {night for b in breaks or () for night in Nights(first=b.first_night, nights=b.nights).dates()}


def test_what_stays_true_is_carried_over_and_what_is_asked_anew_is_blank() -> None:
    period, _ = before()
    found = begun().sheet
    kept = ("id", "children", "homes", "assessed_nights", "protected_minimum", "benefit", "points", "waiting_since")
    for old, new in zip(period.families, found.families, strict=True):
        assert [getattr(old, name) for name in kept] == [getattr(new, name) for name in kept]
        assert (new.available, new.preferred, new.requests) == ((), (), ())
    (home,) = found.homes
    assert (home.staff, home.on_duty) == ((), ())
    assert (found.bookings, found.published, found.taken, found.cancellations, found.as_of) == ((), (), (), (), None)
    assert found.policy == period.policy


def test_closed_nights_and_beds_in_use_go_on_as_far_as_they_reach_into_the_next_period() -> None:
    period, _ = before()
    over = Nights(first=RUN.first - timedelta(days=2), nights=5)
    (home,) = (each.model_copy(update={"closed": (over,), "held_back_in_use": (over,)}) for each in period.homes)
    (found,) = begun(homes=(home,)).sheet.homes
    assert found.closed == found.held_back_in_use == (Nights(first=RUN.first, nights=3),)


def test_a_night_that_is_on_record_already_is_counted_once() -> None:
    period, allocation = before()
    stay = allocation.stays[0]
    children = next(f.children for f in period.families if f.id == stay.family)
    on_record = ShortBreakRecord(first_night=stay.first_night, nights=1, urn=URN)
    referrals = tuple(
        r.model_copy(update={"previous_breaks": (on_record,)}) if r.child.id in children else r
        for r in period.world.referrals
    )
    found = begun(world=period.world.model_copy(update={"referrals": referrals}))
    breaks = next(r.previous_breaks for r in found.world.referrals if r.child.id == children[0])
    own = [s for s in allocation.stays if s.family == stay.family]
    assert sum(b.nights for b in breaks or ()) == sum(s.nights for s in own)


@pytest.mark.parametrize(
    ("taken", "cancelled", "wanted_again", "had"),
    [
        ((), 0, False, 3),
        (("room 1", 3), 0, False, 3),
        (("room 2", 3), 0, False, 3),
        (("room 1", 2), 0, False, 2),
        ((), 3, False, 0),
        ((), 1, False, 2),
        ((), 3, True, 3),
    ],
    ids=["given out", "taken", "in another bedroom", "a part", "cancelled", "a part cancelled", "given anew since"],
)
def test_no_night_is_had_twice_and_none_that_was_cancelled(
    taken: tuple[str, int] | tuple[()], cancelled: int, wanted_again: bool, had: int
) -> None:
    given = PlannedStay(family="F-1", urn=URN, bedrooms=("room 1",), first_night=FRIDAY, nights=3)
    stays = [given.model_copy(update={"bedrooms": (taken[0],), "nights": taken[1]})] if taken else []
    gone = [_cancelled(cancelled, wanted_again)] if cancelled else []
    period = small_period(bookings=(), published=(given,), taken=tuple(stays), cancellations=tuple(gone))
    stays_there = stays_had(period)
    assert sum(stay.nights for stay in stays_there) == had
    not_again = 0 if wanted_again else cancelled
    assert owed_after(period)["F-1"] == period.families[0].assessed_nights - had - not_again
    world = with_nights_had(period.world, children_of(period.families), stays_there)
    after = period.model_copy(update={"world": world})
    assert len(_nights_on_record(after, "C-11")) == had + len(_nights_on_record(period, "C-11"))


@pytest.mark.parametrize(
    ("status", "published", "taken", "had"),
    [
        (BookingStatus.COMMITTED, None, None, 3),
        (BookingStatus.CONFIRMED, None, None, 3),
        (BookingStatus.COMMITTED, 0, None, 3),
        (BookingStatus.CONFIRMED, 1, None, 3),
        (BookingStatus.COMMITTED, 7, None, 6),
        (BookingStatus.CONFIRMED, 7, None, 6),
        (BookingStatus.COMMITTED, None, 0, 3),
    ],
    ids=["committed", "confirmed", "given out as well", "moved since", "beside another", "entered since", "taken"],
)
def test_a_booking_counts_as_had_once_whether_or_not_a_plan_was_given_out(
    status: BookingStatus, published: int | None, taken: int | None, had: int
) -> None:
    booked = Booking(id="B-1", status=status, family="F-1", urn=URN, bedrooms=("room 1",), first_night=FRIDAY, nights=3)

    def later(days: int | None) -> tuple[PlannedStay, ...]:
        first = None if days is None else FRIDAY + timedelta(days=days)
        return () if first is None else (plain(booked).model_copy(update={"first_night": first}),)

    period = small_period(bookings=(booked,), published=later(published), taken=later(taken), cancellations=())
    assert sum(stay.nights for stay in stays_had(period)) == had
    assert owed_after(period)["F-1"] == max(period.families[0].assessed_nights - had, 0)


def test_a_confirmed_booking_that_the_plan_given_out_leaves_out_is_cancelled_by_the_home_and_owed() -> None:
    period = small_period()
    (booked,), (other,) = period.bookings, _others(period)
    given = with_given_out(period, (other,), left_out(period, (other,)), FRIDAY)
    assert (given.bookings, given.published) == ((), (other,))
    assert [(c.family, c.nights, c.by, c.wanted_again) for c in given.cancellations[len(period.cancellations) :]] == [
        (booked.family, booked.nights, CancelledBy.HOME, True)
    ]
    assert stays_had(given) == (other,)
    assert owed_after(given)[booked.family] == owed_after(period)[booked.family] + booked.nights
    stood = as_it_stands(given.model_copy(update={"as_of": FRIDAY + timedelta(days=1)}))
    assert stood.taken == (other,)


def test_a_booking_entered_once_a_plan_was_given_out_was_not_left_out_by_it() -> None:
    period = small_period()
    (booked,), stays = period.bookings, _others(period)
    before = period.model_copy(update={"bookings": ()})
    given = with_given_out(before, stays, left_out(before, stays), FRIDAY)
    entered = given.model_copy(update={"bookings": (booked,)})
    assert stays_had(entered) == (*stays, plain(booked))
    assert owed_after(entered) == {**owed_after(period), "F-1": owed_after(entered)["F-1"]}


def test_a_confirmed_booking_that_a_plan_moves_loses_only_the_nights_it_has_no_more() -> None:
    period = small_period()
    (booked,) = period.bookings
    later = plain(booked).model_copy(update={"first_night": booked.first_night + timedelta(days=1)})
    given = with_given_out(period, (later,), left_out(period, (later,)), FRIDAY)
    (lost,) = given.cancellations[len(period.cancellations) :]
    assert (lost.first_night, lost.nights) == (booked.first_night, 1)
    assert (given.bookings, stays_had(given)) == ((), (later,))


def test_a_plan_given_out_that_writes_nothing_down_of_what_it_leaves_out_would_be_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(giving_out, "cancelled_by_home", lambda *_: iter(()))
    with pytest.raises(AssertionError):
        test_a_confirmed_booking_that_the_plan_given_out_leaves_out_is_cancelled_by_the_home_and_owed()


def _others(period: Period) -> tuple[PlannedStay, ...]:
    return (PlannedStay(family="F-1", urn=URN, bedrooms=("room 1",), first_night=FRIDAY, nights=2),)


def _cancelled(nights: int, wanted_again: bool) -> Cancellation:
    gone = Cancellation(family="F-1", urn=URN, first_night=FRIDAY, nights=nights, by=CancelledBy.FAMILY, on=MONDAY)
    return gone.model_copy(update={"wanted_again": wanted_again})


def test_where_earlier_breaks_are_not_known_they_stay_so_and_it_is_said() -> None:
    period, allocation = before()
    child = next(f.children[0] for f in period.families if f.id == allocation.stays[0].family)
    referrals = tuple(
        r.model_copy(update={"previous_breaks": None}) if r.child.id == child else r for r in period.world.referrals
    )
    found = begun(world=period.world.model_copy(update={"referrals": referrals}))
    assert next(r for r in found.world.referrals if r.child.id == child).previous_breaks is None
    assert any(f"Earlier short breaks of {child} are not known" in said for said in found.to_ask)


def test_nights_that_begin_too_early_and_a_record_with_families_missing_are_refused_together() -> None:
    period, allocation = before()
    owed = {row.family: row.owed_after for row in entitlement(period, allocation.families)[1:]}
    with pytest.raises(BadInput) as found:
        next_period(period, allocation.stays, owed, period.run, period.id)
    where = {problem.where for problem in found.value.problems}
    assert where == {"the first night", "the id", "the entitlement record"}


def test_nights_owed_that_are_left_behind_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_family", lambda family, owed: family.model_copy(update={"owed_nights": 0}))
    with pytest.raises(AssertionError):
        test_of_two_periods_the_entitlement_adds_up()


def test_nights_had_that_are_left_behind_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "with_nights_had", lambda world, *_: world)
    with pytest.raises(AssertionError):
        test_nights_of_the_period_before_count_against_the_limits_in_law()


def test_bookings_that_nobody_reads_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "booked_beside", lambda _: ())
    with pytest.raises(AssertionError):
        test_a_booking_counts_as_had_once_whether_or_not_a_plan_was_given_out(BookingStatus.CONFIRMED, None, None, 3)
