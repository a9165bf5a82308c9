"""Whatever happens, a repair and its check go by the same answers: those that asking everything anew gives."""

from functools import cache

import pytest

from matching.short_breaks import clearing_again
from matching.short_breaks.changes import Change, changed
from matching.short_breaks.changes.bedroom_closed import BedroomClosed
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.changes.staff_off import StaffOff
from matching.short_breaks.changes.stay_cancelled import StayCancelled
from matching.short_breaks.clear import clear
from matching.short_breaks.clearing_again import cleared_again
from matching.short_breaks.period import Booking, BookingStatus, CancelledBy, Nights, Period, Working
from matching.world.facts import Role
from matching.world.referral import Bond, SiblingBond
from tests.short_breaks.clear_worlds import break_home, household, kid, period_of, referred, world_of
from tests.short_breaks.small_period import MONDAY, URN

FEW = Nights(first=MONDAY, nights=3)
STAY = Booking(
    id="B-1",
    family="F-C",
    urn=URN,
    first_night=MONDAY,
    nights=2,
    bedrooms=("room 1",),
    status=BookingStatus.COMMITTED,
)
BOND = SiblingBond(child="C-B", bond=Bond.MUST, said_by=Role.SOCIAL_WORKER, why="They always go together.")


@cache
def of_two_bedrooms() -> Period:
    """Three families of one home with two bedrooms; the child of the first must live with that of the second."""
    world = world_of(
        [referred(kid("A"), siblings=(BOND,)), referred(kid("B")), referred(kid("C"))],
        break_home(bedrooms=break_home().bedrooms[:2]),
    )
    families = (household(f"F-{letter}", f"C-{letter}") for letter in "ABC")
    return period_of(world, *families, bookings=(STAY,))


def admitted(letter: str, room: str) -> EmergencyAdmission:
    return EmergencyAdmission(urn=URN, bedroom=room, nights=FEW, child=kid(letter), from_held_back=False)


CLOSED = BedroomClosed(urn=URN, bedroom="room 2", nights=FEW)
OFF = StaffOff(urn=URN, shift=Working.DAY, people=2, nights=FEW)
CANCELLED = StayCancelled(
    family="F-C", urn=URN, first_night=MONDAY, by=CancelledBy.FAMILY, on=of_two_bedrooms().world.as_at
)
HAPPENED: dict[str, tuple[Change, ...]] = {
    "a stay cancelled": (CANCELLED,),
    "staff off sick": (OFF,),
    "a bedroom closed": (CLOSED,),
    "a child admitted": (admitted("Z", "room 2"),),
    "a child of a family admitted": (admitted("C", "room 2"),),
    "all of it": (CANCELLED, OFF, CLOSED, admitted("C", "room 1")),
}


def same(before: Period, after: Period) -> bool:
    return cleared_again(before, after, clear(before)) == clear(after)


@pytest.mark.parametrize("happened", HAPPENED)
def test_the_answers_for_what_has_happened_are_those_of_asking_anew_both_ways(happened: str) -> None:
    before, after = of_two_bedrooms(), changed(of_two_bedrooms(), HAPPENED[happened])
    assert same(before, after)
    assert same(after, before)


def test_a_bedroom_closed_leaves_no_room_for_a_sister_who_must_come_too_on_those_nights_alone() -> None:
    after = changed(of_two_bedrooms(), [CLOSED])
    nights = {s.family: s.nights for s in cleared_again(of_two_bedrooms(), after, clear(of_two_bedrooms())).suited}
    assert [run.first for run in nights["F-A"]] == [FEW.until]
    assert [run.first for run in nights["F-C"]] == [MONDAY]


def test_a_bedroom_closed_without_a_look_at_brothers_and_sisters_would_be_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clearing_again, "_is_for_brothers", lambda period, urn: False)
    assert not same(of_two_bedrooms(), changed(of_two_bedrooms(), [CLOSED]))


def test_a_second_family_with_a_child_admitted_says_of_both_what_asking_anew_says() -> None:
    one = changed(of_two_bedrooms(), [admitted("C", "room 2")])
    both = changed(one, [admitted("A", "room 1")])
    assert same(one, both)
    assert same(both, one)
