"""A booking that could not stay is in its own family's reason, with what it stood against, by no other name."""

from __future__ import annotations

from typing import Any

import pytest

from matching.break_words.not_kept import GIVEN_OUT, OTHERWISE, named, not_kept, told
from matching.short_breaks.allocate import allocate
from matching.short_breaks.changes.stay_cancelled import StayCancelled
from matching.short_breaks.effort import Effort
from matching.short_breaks.explaining import lost_in, promised
from matching.short_breaks.giving_out import left_out, with_given_out
from matching.short_breaks.period import Booking, BookingStatus, CancelledBy, Nights, Period
from matching.short_breaks.restating import results_of
from matching.short_breaks.result import Allocation
from tests.short_breaks.explaining.one_weekend import ASKER, HOLDER, WEEKEND, Case, plenty
from tests.short_breaks.small_period import FRIDAY, MONDAY, URN

ONE_PLACE: dict[str, Any] = {"held_back": 2}
UNTIL_FRIDAY = tuple(row.model_copy(update={"until": FRIDAY}) for row in plenty())


def booked(family: str, id: str, status: BookingStatus, room: str = "room 1", run: Nights = WEEKEND) -> Booking:
    return Booking(
        id=id, status=status, family=family, urn=URN, bedrooms=(room,), first_night=run.first, nights=run.nights
    )


def two(status: BookingStatus, asker: BookingStatus = BookingStatus.CONFIRMED) -> tuple[Booking, Booking]:
    return booked(ASKER, "B-7", asker), booked(HOLDER, "B-8", status, "room 2")


def reason(bookings: tuple[Booking, ...], home: dict[str, Any] = ONE_PLACE) -> str:
    return Case(home=home, period={"bookings": bookings}).result().reason


def planned(*bookings: Booking, **case: Any) -> tuple[Period, Allocation]:
    period, cleared, _, _ = Case(**{"home": ONE_PLACE} | case).made_without_plan()
    period = period.model_copy(update={"bookings": bookings})
    return period, allocate(period, Effort(seed=1, rounds=0, seconds=None, moves=50), cleared=cleared).allocation


@pytest.mark.parametrize("other", [BookingStatus.CONFIRMED, BookingStatus.COMMITTED])
def test_of_two_bookings_that_cannot_both_stay_the_family_is_told_which_stood_against_its_own(
    other: BookingStatus,
) -> None:
    said = reason(two(other))
    assert "The confirmed booking for Friday 11 to Sunday 13 December 2026 (2 nights) could not be kept: " in said
    assert "it cannot hold together with booking B-8, which stays." in said
    assert HOLDER not in said


def test_a_booking_whose_id_names_its_family_is_told_of_as_another_familys() -> None:
    named = two(BookingStatus.CONFIRMED)[1].model_copy(update={"id": f"B-{HOLDER}"})
    said = reason((two(BookingStatus.CONFIRMED)[0], named))
    assert "with 1 booking of another family, which stays." in said
    assert HOLDER not in said


def test_what_both_would_break_is_told_to_the_coordinator_with_both_bookings_named() -> None:
    period, cleared, problem, plan = Case(home=ONE_PLACE, period={"bookings": two(BookingStatus.CONFIRMED)}).made()
    against = lost_in(period, cleared, problem, plan).against
    (said,) = not_kept(against)
    assert said.startswith(f"The booking of {ASKER} at {URN}, Friday 11 to Sunday 13")
    assert f"cannot stay beside that of {HOLDER} at {URN}" in said
    assert "Guests together draw no more places" in said


def test_bookings_that_could_both_stay_stand_against_nobody() -> None:
    said = reason(two(BookingStatus.CONFIRMED), home={})
    assert "could not be kept." in said


def test_a_booking_that_cannot_be_kept_by_itself_is_told_so() -> None:
    _, allocation = planned(booked(ASKER, "B-7", BookingStatus.COMMITTED), home={"staff": UNTIL_FRIDAY})
    said = next(result.reason for result in allocation.families if result.family == ASKER)
    assert "could not be kept: it cannot stand by itself, whatever else is given up." in said


def test_a_confirmed_booking_of_nights_that_are_not_offered_any_more_is_told_so() -> None:
    _, allocation = planned(booked(ASKER, "B-7", BookingStatus.CONFIRMED), suited={"nights": (Nights(first=MONDAY),)})
    said = next(result.reason for result in allocation.families if result.family == ASKER)
    assert f"could not be kept: {promised.NOT_OFFERED}" in said
    assert allocation.not_kept == ()


def test_a_booking_in_a_bedroom_that_does_not_suit_is_told_what_stood_against_its_nights() -> None:
    own, other = two(BookingStatus.COMMITTED)
    moved = own.model_copy(update={"bedrooms": ("room 3",)})
    _, allocation = planned(moved, other, suited={"bedrooms": (("room 1",),)})
    said = next(result.reason for result in allocation.families if result.family == ASKER)
    assert promised.NOT_OFFERED not in said
    assert "could not be kept: it cannot hold together with booking B-8, which stays." in said
    (found,) = allocation.not_kept
    assert [stay.family for stay in found.together] == [ASKER, HOLDER]


def test_a_committed_booking_that_the_nearest_plan_drops_is_in_its_familys_reason() -> None:
    _, allocation = planned(*two(BookingStatus.COMMITTED, BookingStatus.COMMITTED))
    assert allocation.clash is not None
    (dropped,) = allocation.clash.dropped
    reasons = {result.family: result.reason for result in allocation.families}
    kept = next(family for family in (ASKER, HOLDER) if family != dropped.family)
    assert (
        "The committed booking for Friday 11 to Sunday 13 December 2026 (2 nights) could not be kept: "
        in (reasons[dropped.family])
    )
    assert "which stays." in reasons[dropped.family]
    assert "could not be kept" not in reasons[kept]
    assert not any(family in reasons[dropped.family] for family in (ASKER, HOLDER))


def test_a_plan_tells_of_each_confirmed_booking_that_it_does_not_keep_and_the_check_finds_the_same() -> None:
    period, allocation = planned(*two(BookingStatus.CONFIRMED))
    (found,) = allocation.not_kept
    assert len(found.together) == 2
    assert allocation.left_out == found.together[:1]
    assert list(told(allocation)) == [*not_kept(allocation.not_kept), GIVEN_OUT]
    unsaid = allocation.model_copy(update={"not_kept": ()})
    assert list(told(unsaid)) == [f"The booking of {named(found.together[0])}, {OTHERWISE}", GIVEN_OUT]
    _, cleared, _, _ = Case(home=ONE_PLACE).made_without_plan()
    assert results_of(period, cleared, allocation.stays) == (allocation.families, allocation.not_kept)


def test_a_booking_that_was_cancelled_since_is_not_said_to_be_left_out_by_a_plan_that_comes_after() -> None:
    period, allocation = planned(*two(BookingStatus.CONFIRMED))
    (out,) = allocation.left_out
    assert left_out(period, allocation.stays, allocation.left_out) == (out,)
    gone = StayCancelled(
        family=out.family, urn=URN, first_night=out.first_night, by=CancelledBy.FAMILY, on=period.stands_on
    )
    given = with_given_out(period, allocation.stays, allocation.left_out, period.stands_on)
    for since in (gone.make(period), given):
        assert left_out(since, allocation.stays, allocation.left_out) == ()


def test_a_booking_not_kept_that_is_not_explained_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promised, "stood_against", lambda *_: ())
    with pytest.raises(AssertionError):
        test_of_two_bookings_that_cannot_both_stay_the_family_is_told_which_stood_against_its_own(
            BookingStatus.CONFIRMED
        )
