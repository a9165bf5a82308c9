"""What was given out is mended, moved and promised under every rule, and each night of it keeps exactly one bed."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import select

from matching.errors import BadInput
from matching.short_breaks.period import BookingStatus, CancelledBy, Nights, PlannedStay
from service.actions import (
    adjust_stay,
    keep_period,
    publish_allocation,
    read_period,
    repair_allocation,
    see_allocation,
)
from service.actions.adjust_stay import AdjustStay
from service.actions.keep_period import KeepPeriod
from service.actions.publish_allocation import PublishAllocation
from service.actions.read_period import AskPeriod
from service.actions.repair_allocation import RepairAllocation
from service.actions.see_allocation import AskAllocation
from service.records.differing import ChangedSince
from service.records.kept_period import PeriodNow
from service.records.taking_in import take_in_home
from service.records.versions import Writing
from service.settings import Settings
from service.store.opening import Store
from service.store.rows import BedNightRow, PeriodRow
from service.store.rows.solve import SolveState
from tests.service.actions.breaks import DAY, NOW, PERIOD, Breaks, asked_for, begun, make_breaks, worked_out
from tests.service.actions.doing import do
from tests.service.conftest import LaidOut, Make

SOUND = {SolveState.OPTIMAL, SolveState.FEASIBLE}


@pytest.fixture
def settings(request: pytest.FixtureRequest, new: Make, laid_out: LaidOut) -> Settings:
    return laid_out(new, give_out if "given_out" in request.fixturenames else make_breaks)


@pytest.fixture
def breaks(store: Store) -> Breaks:
    return make_breaks(store)


@pytest.fixture
def given_out(store: Store, breaks: Breaks) -> PeriodNow:
    with store.transaction() as t:
        (period,) = t.session.scalars(select(PeriodRow.id))
    return do(store, read_period.ACT, AskPeriod(period=period), breaks.one, NOW)


def give_out(store: Store) -> None:
    """A period, and a plan of it that was given out, in new records."""
    breaks = make_breaks(store)
    period = begun(store, breaks)
    solve = asked_for(store, breaks, period, rounds=0, moves=2_000)
    assert worked_out(store, solve) in SOUND
    publish(store, breaks, period, solve)


def publish(store: Store, breaks: Breaks, period: PeriodNow, solve: str) -> PeriodNow:
    asked = PublishAllocation(period=period.id, version=period.version, solve=solve)
    return do(store, publish_allocation.ACT, asked, breaks.one, NOW)


def repair(store: Store, breaks: Breaks, period: PeriodNow) -> str:
    asked = RepairAllocation(period=period.id, rounds=0, moves=2_000, seconds=None)
    return do(store, repair_allocation.ACT, asked, breaks.one, NOW).id


def adjust(
    store: Store, person: str, period: PeriodNow, before: PlannedStay, pinned: bool = False, **after: object
) -> PeriodNow:
    asked = AdjustStay(
        period=period.id,
        version=period.version,
        family=before.family,
        first_night=before.first_night,
        stay=before.model_copy(update=after),
        pinned=pinned,
    )
    return do(store, adjust_stay.ACT, asked, person, NOW)


def nights_given(store: Store) -> Counter[tuple[str, str]]:
    with store.transaction() as t:
        return Counter((row.bedroom, row.night.isoformat()) for row in t.session.scalars(select(BedNightRow)))


def nights_of(period: PeriodNow) -> Counter[tuple[str, str]]:
    stays = period.kept.sheet.published
    return Counter((room, night.isoformat()) for s in stays for room in s.bedrooms for night in s.run.dates())


def close_for(store: Store, room: str, nights: Nights) -> None:
    """The manager writes down that a bedroom is closed for some nights."""
    home = PERIOD.world.homes[0]
    dates = {"closed_from": nights.first, "closed_until": nights.until}
    rooms = tuple(r.model_copy(update=dates) if r.id == room else r for r in home.bedrooms)
    with store.transaction() as t:
        take_in_home(Writing(t, DAY, NOW), home.model_copy(update={"bedrooms": rooms}))


def test_what_cannot_stand_is_mended_given_out_and_keeps_its_beds(
    store: Store, breaks: Breaks, given_out: PeriodNow
) -> None:
    broken = given_out.kept.sheet.published[0]
    close_for(store, broken.bedrooms[0], broken.run)
    solve = repair(store, breaks, given_out)
    assert worked_out(store, solve) in SOUND
    seen = do(store, see_allocation.ACT, AskAllocation(period=given_out.id, solve=solve), breaks.one, NOW)
    assert seen.plan is not None
    after = publish(store, breaks, given_out, solve)
    sheet = after.kept.sheet
    assert (sheet.published, sheet.repairs) == (seen.plan.stays, 1)
    assert all(not set(broken.bedrooms) & set(s.bedrooms) for s in sheet.published if s.run == broken.run)
    assert {c.by for c in sheet.cancellations} <= {CancelledBy.HOME}
    assert nights_given(store) == nights_of(after)


def test_a_repair_of_what_has_changed_since_is_not_given_out(
    store: Store, breaks: Breaks, given_out: PeriodNow
) -> None:
    solve = repair(store, breaks, given_out)
    assert worked_out(store, solve) in SOUND
    close_for(store, "room 3", given_out.kept.sheet.published[0].run)
    with pytest.raises(BadInput, match="has changed since it was asked for"):
        publish(store, breaks, given_out, solve)
    assert nights_given(store) == nights_of(given_out)


def test_without_anything_given_out_there_is_nothing_to_mend(store: Store, breaks: Breaks) -> None:
    with pytest.raises(BadInput, match="none has been given out"):
        repair(store, breaks, begun(store, breaks))


def test_a_stay_is_promised_and_a_later_repair_keeps_it(store: Store, breaks: Breaks, given_out: PeriodNow) -> None:
    stay = given_out.kept.sheet.published[0]
    pinned = adjust(store, breaks.one, given_out, stay, pinned=True)
    (booking,) = pinned.kept.sheet.bookings
    assert (booking.family, booking.run, booking.status) == (stay.family, stay.run, BookingStatus.COMMITTED)
    solve = repair(store, breaks, pinned)
    assert worked_out(store, solve) in SOUND
    after = publish(store, breaks, pinned, solve)
    assert stay in after.kept.sheet.published


def test_a_stay_is_moved_only_where_every_rule_allows_it(store: Store, breaks: Breaks, given_out: PeriodNow) -> None:
    stay = next(s for s in given_out.kept.sheet.published if s.nights > 1)
    shorter = adjust(store, breaks.one, given_out, stay, nights=stay.nights - 1)
    assert stay.nights - 1 in {s.nights for s in shorter.kept.sheet.published if s.family == stay.family}
    assert nights_given(store) == nights_of(shorter)
    now = next(s for s in shorter.kept.sheet.published if s.first_night == stay.first_night and s.family == stay.family)
    for wrong in ({"first_night": PERIOD.night(200)}, {"bedrooms": ("room 99",) * len(now.bedrooms)}, {"nights": 60}):
        with pytest.raises(BadInput) as told:
            adjust(store, breaks.one, shorter, now, **wrong)
        assert all(problem.way_out for problem in told.value.problems)
    assert nights_given(store) == nights_of(shorter)


def test_moving_without_asking_the_rules_is_caught(
    store: Store, breaks: Breaks, given_out: PeriodNow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adjust_stay, "_broken", lambda *_: iter(()))
    with pytest.raises(pytest.fail.Exception):
        test_a_stay_is_moved_only_where_every_rule_allows_it(store, breaks, given_out)


def test_a_stay_is_not_moved_on_answers_that_no_longer_hold(store: Store, breaks: Breaks, given_out: PeriodNow) -> None:
    close_for(store, "room 3", given_out.kept.sheet.published[0].run)
    stay = given_out.kept.sheet.published[0]
    with pytest.raises(BadInput, match="changed since it was planned"):
        adjust(store, breaks.one, given_out, stay, pinned=True)


def test_of_two_who_move_stays_the_second_is_told_what_differs(
    store: Store, breaks: Breaks, given_out: PeriodNow
) -> None:
    stay = given_out.kept.sheet.published[0]
    adjust(store, breaks.one, given_out, stay, pinned=True)
    with pytest.raises(ChangedSince) as told:
        adjust(store, breaks.other, given_out, stay, pinned=True)
    assert any("bookings" in problem.where for problem in told.value.problems)


def test_what_was_given_out_is_not_changed_by_writing_the_period(
    store: Store, breaks: Breaks, given_out: PeriodNow
) -> None:
    sheet = given_out.kept.sheet.model_copy(update={"published": ()})
    kept = given_out.kept.model_copy(update={"sheet": sheet})
    asked = KeepPeriod(home=given_out.home, period=given_out.id, version=given_out.version, kept=kept)
    with pytest.raises(BadInput, match="not as it was given out"):
        do(store, keep_period.ACT, asked, breaks.one, NOW)
    assert nights_given(store) == nights_of(given_out)


def test_of_a_period_begun_with_a_plan_each_night_has_its_bed(
    store: Store, breaks: Breaks, given_out: PeriodNow
) -> None:
    sheet = given_out.kept.sheet.model_copy(update={"id": "another"})
    asked = KeepPeriod(home=breaks.home, kept=given_out.kept.model_copy(update={"sheet": sheet}))
    with pytest.raises(BadInput, match="given to somebody else"):
        do(store, keep_period.ACT, asked, breaks.one, NOW)
