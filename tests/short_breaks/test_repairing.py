"""A repair keeps every rule, says exactly whom it touches, touches the fewest, and is worth what it says."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from matching.errors import BadInput, EngineFault
from matching.optimise.status import Status
from matching.short_breaks import keeping, memory, repairing
from matching.short_breaks.allocate import allocate
from matching.short_breaks.building import rooms
from matching.short_breaks.changes.bedroom_closed import BedroomClosed
from matching.short_breaks.cleared import KeptApart
from matching.short_breaks.entitlement import entitlement
from matching.short_breaks.keeping import Kept
from matching.short_breaks.period import BookingStatus, CancelledBy, Nights, PlannedStay
from matching.short_breaks.problem import Choice
from matching.short_breaks.repairing import FewestTouched, Repaired, repair
from matching.short_breaks.result import Ended
from matching.short_breaks.same_stay import nights_lost
from matching.short_breaks.search import Found
from matching.short_breaks.verifying import escalations, verify
from tests.short_breaks.mishaps import WORK, GivenOut, Least, given_out, least, mishaps, repaired, when
from tests.short_breaks.verifying.sound import A, day, planned, sound

SEEDS = range(40)


FEW = (4, 5, 8, 10, 11, 13, 14, 17, 19, 22, 25, 26, 27, 28, 35, 37, 38)
"""Periods with so few stays that every way into bedrooms can be tried."""


def test_every_drawn_period_is_sound_and_many_are_small() -> None:
    assert tuple(seed for seed in SEEDS if len(given_out(seed).planned.allocation.stays) <= 10) == FEW


@cache
def mended(seed: int) -> Repaired:
    """The repair of what happens to that period, found once."""
    return mended_anew(seed)


def mended_anew(seed: int) -> Repaired:
    return repaired(given_out(seed), mishaps(given_out(seed), seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_repaired_plan_passes_the_check_and_every_figure_shown_is_right(seed: int) -> None:
    found = mended(seed)
    allocation = found.planned.allocation
    verdict = verify(found.period, found.planned.cleared, allocation.stays)
    assert verdict.is_sound
    assert [(level.id, level.value) for level in allocation.levels] == [(v.id, v.value) for v in verdict.levels]
    assert all(level.bound is None or level.bound >= level.value for level in allocation.levels)
    assert allocation.counters == escalations(found.period, allocation.stays).counters
    assert sum(f.nights for f in allocation.families) == sum(s.nights for s in allocation.stays)


@pytest.mark.parametrize("seed", SEEDS)
def test_those_named_are_exactly_those_whose_stays_differ(seed: int) -> None:
    before, changes = given_out(seed), mishaps(given_out(seed), seed)
    found = mended(seed)
    had = {when(s): s.bedrooms for s in before.planned.allocation.stays}
    has = {when(s): s.bedrooms for s in found.planned.allocation.stays}
    named = {when(s) for t in found.touched for s in t.lost}
    asked = {
        w for w in had if any(c.kind == "stay cancelled" and w[:3] == (c.family, c.urn, c.first_night) for c in changes)
    }
    assert set(had) - set(has) == named | asked
    assert set(has) - set(had) == {when(s) for s in found.further} | {when(s) for t in found.touched for s in t.gained}
    assert {w for w in had if w in has and had[w] != has[w]} == set(map(when, found.other_bedrooms))
    assert found.fewest.families == len(found.touched)
    assert all(t.why for t in found.touched)


@pytest.mark.parametrize("seed", SEEDS)
def test_bookings_and_the_record_say_what_became_of_every_stay_given_out(seed: int) -> None:
    found = mended(seed)
    has = {when(s): s.bedrooms for s in found.planned.allocation.stays}
    committed = [b for b in found.period.bookings if b.status is BookingStatus.COMMITTED]
    assert all(has[when(b)] == b.bedrooms for b in committed)
    rows = {row.family: dict(row.cancelled) for row in entitlement(found.period, found.planned.allocation.families)}
    for touched in found.touched:
        lost = [night for stay in touched.lost for run in nights_lost(stay, touched.gained) for night in run.dates()]
        assert rows[touched.family].get(CancelledBy.HOME, 0) >= len(lost)
        assert len(lost) >= sum(s.nights for s in touched.gone) + sum(c.nights_fewer for c in touched.changed)


def kept_and_touched(seed: int, found: Repaired) -> Least:
    """What the repair comes to."""
    committed = {when(b) for b in given_out(seed).period.bookings if b.status is BookingStatus.COMMITTED}
    return Least(sum(s.nights for s in found.planned.allocation.stays if when(s) in committed), found.fewest.families)


@pytest.mark.parametrize("seed", FEW)
def test_no_repair_touches_fewer_families_or_keeps_more_that_is_committed(seed: int) -> None:
    assert mended(seed).fewest.proven
    tried = least(given_out(seed), mishaps(given_out(seed), seed))
    assert kept_and_touched(seed, mended(seed)) == tried


def test_a_committed_booking_whose_bedroom_is_closed_moves_to_another_with_its_booking() -> None:
    case = sound()
    found = allocate(case.period, WORK, case.cleared, start=case.stays)
    booking = next(b for b in case.period.bookings if b.status is BookingStatus.COMMITTED)
    shut = BedroomClosed(urn=booking.urn, bedroom=booking.bedrooms[0], nights=booking.run)
    mended = repair(case.period, found, [shut], WORK, cleared=case.cleared)
    assert not mended.touched
    now = next(b for b in mended.period.bookings if b.id == booking.id)
    assert now.bedrooms != booking.bedrooms
    assert when(now) == when(booking)
    assert now.bedrooms in {s.bedrooms for s in mended.other_bedrooms if when(s) == when(booking)}


def siblings_the_other_way_round() -> tuple[Repaired, PlannedStay]:
    """Each of two siblings may have any of three bedrooms; something happens that does not touch their stay."""
    case = sound().of_period(bookings=()).suited("F-2", bedrooms=(("r2", "r3", "r6"),) * 2)
    stay = planned("F-2", A, ("r3", "r2"), 4, 3)
    found = allocate(case.period, WORK, case.cleared)
    found = found.model_copy(update={"allocation": found.allocation.model_copy(update={"stays": (stay,)})})
    shut = [BedroomClosed(urn=A, bedroom=room, nights=Nights(first=day(n))) for room, n in (("r3", 20), ("r6", 22))]
    return repair(case.period, found, shut, WORK, cleared=case.cleared), stay


def test_siblings_keep_each_their_own_bedroom_whichever_way_round_they_were_given_them() -> None:
    mended, stay = siblings_the_other_way_round()
    assert stay in mended.planned.allocation.stays
    assert not mended.touched
    assert not mended.other_bedrooms


def test_siblings_turned_round_in_their_bedrooms_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "_given_out", lambda frame, classes: {})
    mended, stay = siblings_the_other_way_round()
    assert stay not in mended.planned.allocation.stays


@pytest.mark.parametrize("seed", SEEDS[:12])
def test_without_time_to_prove_anything_a_repair_still_keeps_every_rule_and_claims_nothing(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "WORK", 0.0)
    found = mended_anew(seed)
    assert verify(found.period, found.planned.cleared, found.planned.allocation.stays).is_sound
    assert found.fewest.status is Status.FEASIBLE
    assert not found.fewest.proven


def test_a_promise_that_the_plan_had_to_drop_is_on_record_once_it_is_repaired() -> None:
    case = sound()
    booking = next(b for b in case.period.bookings if b.status is BookingStatus.COMMITTED)
    other = "b2" if booking.bedrooms == ("b1",) else "b1"
    beside = booking.model_copy(update={"id": "B-beside", "family": "F-1", "bedrooms": (other,)})
    apart = KeptApart(families=("F-1", booking.family), why=("They were hurt by each other.",))
    case = case.of_period(bookings=(booking, beside)).answers(apart=(apart,))
    clashing = case.period
    found = allocate(clashing, WORK, case.cleared)
    assert found.allocation.clash is not None
    shut = BedroomClosed(urn=A, bedroom="r6", nights=Nights(first=day(3)))
    mended = repair(clashing, found, [shut], WORK, cleared=case.cleared)
    assert mended.planned.allocation.clash is None
    assert verify(mended.period, mended.planned.cleared, mended.planned.allocation.stays).is_sound
    (dropped,) = found.allocation.clash.dropped
    assert when(dropped) not in set(map(when, mended.period.bookings))
    assert when(dropped) in set(map(when, mended.period.cancellations))


def one_certain_to_lose() -> Repaired:
    """F-1 may no longer come on one of its nights, and on another there is one bedroom for it and F-3."""
    case = sound().of_period(bookings=())
    stays = (planned("F-1", A, ("r1",), 4, 1), planned("F-1", A, ("r1",), 10, 2), planned("F-3", A, ("r4",), 10, 1))
    found = allocate(case.period, WORK, case.cleared)
    found = found.model_copy(update={"allocation": found.allocation.model_copy(update={"stays": stays})})
    refused = case.suited("F-1", nights=(Nights(first=day(5), nights=20),)).cleared
    shut = BedroomClosed(urn=A, bedroom="r4", nights=Nights(first=day(10), nights=2))
    return repair(case.period, found, [shut], WORK, cleared=refused)


def test_a_family_certain_to_lose_a_stay_makes_room_before_one_that_can_be_left_whole() -> None:
    found = one_certain_to_lose()
    assert [t.family for t in found.touched] == ["F-1"]
    assert found.fewest == FewestTouched(status=Status.OPTIMAL, families=1, at_least=1)


def test_a_repair_that_credits_families_certain_to_lose_a_stay_would_be_noticed(monkeypatch: Any) -> None:
    def credited(self: Any) -> Any:
        by_family: dict[str, list[Any]] = {}
        for one in (g for g in self.given if g.number in self.takes):
            by_family.setdefault(one.stay.family, []).append(one)
        return [(self._whole(own), 1) for own in by_family.values()]

    monkeypatch.setattr(keeping._Keeping, "untouched", credited)
    found = one_certain_to_lose()
    assert found.fewest.families == 2


def test_a_repair_that_lets_everything_stand_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_of_it(problem: Any, kept: Any, stays: Any) -> Kept:
        choices = (Choice(g.number, g.before) for g in stays if g.before >= 0)
        return Kept(tuple(sorted(choices)), Status.OPTIMAL, None)

    seed = next(s for s in SEEDS if _loses_what_was_not_promised(given_out(s), mended(s)))
    monkeypatch.setattr(repairing, "keep", all_of_it)
    monkeypatch.setattr(repairing, "_filled", lambda side, standing, *_: (standing, SEARCHED))
    with pytest.raises(EngineFault):
        mended_anew(seed)


def _loses_what_was_not_promised(before: GivenOut, found: Repaired) -> bool:
    promised = {when(b) for b in before.period.bookings}
    return any(when(stay) not in promised for touched in found.touched for stay in touched.lost)


SEARCHED = Found((), (), {}, Ended.WORK_DONE, 0, 0, ())
"""A search that did nothing."""


@pytest.mark.parametrize("seed", FEW)
def test_leaving_homes_that_are_not_reached_as_they_are_costs_nobody_anything(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = kept_and_touched(seed, mended(seed))
    monkeypatch.setattr(repairing, "homes_reached", lambda given, *_: frozenset(stay.urn for stay in given))
    assert kept_and_touched(seed, mended_anew(seed)) == found


def test_a_home_that_is_reached_and_left_as_it_is_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    seed = next(s for s in SEEDS if _loses_what_was_not_promised(given_out(s), mended(s)))
    monkeypatch.setattr(repairing, "homes_reached", lambda *_: frozenset())
    with pytest.raises(EngineFault):
        mended_anew(seed)


def test_a_period_refused_for_want_of_memory_is_not_taken_for_one_without_a_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "free_bytes", lambda: 1)
    with pytest.raises(BadInput, match="memory"):
        given_out.__wrapped__(SEEDS[0])
