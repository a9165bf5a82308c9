"""A child admitted has a bedroom that touches fewest families, is ready, and has what the child needs, if known."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from matching.short_breaks.admitting import Admitting, admitting
from matching.short_breaks.changes import Change
from matching.short_breaks.changes.bedroom_closed import BedroomClosed
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.changes.stay_cancelled import StayCancelled
from matching.short_breaks.period import CancelledBy, Nights, Period, PlannedStay
from matching.world.child import Child, DayCare, NightCare
from matching.world.group import Resident
from tests.short_breaks import small_period as small
from tests.short_breaks.small_period import FRIDAY, MONDAY, URN, small_home, small_period

RUN = Nights(first=FRIDAY, nights=3)
CHILD = Child(
    id="C-99", name="C-99", day_care=DayCare.ONE_TO_ONE, night_care=NightCare.WAKING_SHARED, clinical_tasks=()
)


def period(**home: Any) -> Period:
    return small_period(homes=(small_home(**home),), bookings=())


def told(bedroom: str = "room 1", child: Child = CHILD) -> EmergencyAdmission:
    return EmergencyAdmission(urn=URN, bedroom=bedroom, nights=RUN, child=child)


def stay(family: str, room: str, after: int, nights: int = 2) -> PlannedStay:
    first = MONDAY + timedelta(days=after)
    return PlannedStay(family=family, urn=URN, bedrooms=(room,), first_night=first, nights=nights)


def asked(*stays: PlannedStay, **home: Any) -> Admitting:
    (found,) = admitting(given_out(*stays, **home), [told()])
    return found


def given_out(*stays: PlannedStay, **home: Any) -> Period:
    return period(**home).model_copy(update={"published": stays})


def test_bedrooms_that_touch_nobody_come_first_and_each_family_is_named() -> None:
    found = asked(stay("F-1", "room 1", 4), stay("F-2", "room 2", 5), stay("F-3", "room 2", 4, 1))
    assert [(room.bedroom, room.families) for room in found.bedrooms] == [
        ("room 3", ()),
        ("room 1", ("F-1",)),
        ("room 2", ("F-2", "F-3")),
    ]
    assert not found.is_chosen_well
    assert found.bedrooms[0].sentence.startswith("room 3: it touches nobody; it is not recorded to have ")
    assert found.bedrooms[0].sentence.endswith(": ask whether the child needs it.")
    assert "F-2 and F-3 stay in it, and each is then in another bedroom, or loses nights" in found.bedrooms[2].sentence


def test_a_bedroom_that_is_being_made_ready_comes_after_one_that_is_ready_and_says_until_when() -> None:
    guest = stay("F-1", "room 1", 2)
    found = asked(guest, turnaround_nights=2)
    assert [room.bedroom for room in found.bedrooms] == ["room 2", "room 3", "room 1"]
    assert "being made ready after who was there before, until Sunday 13 December 2026" in found.bedrooms[-1].sentence
    assert not found.is_chosen_well
    assert asked(guest, turnaround_nights=0).is_chosen_well


def test_a_bedroom_that_is_closed_or_another_childs_is_none_of_them() -> None:
    closed = BedroomClosed(urn=URN, bedroom="room 2", nights=Nights(first=FRIDAY + timedelta(days=2)))
    there = EmergencyAdmission(urn=URN, bedroom="room 3", nights=RUN, child=CHILD.model_copy(update={"id": "C-98"}))
    *_, found = admitting(period(), [closed, there, told()])
    assert [room.bedroom for room in found.bedrooms] == ["room 1"]


@pytest.mark.parametrize(("held", "in_use", "left"), [(1, (), True), (1, (RUN,), False), (0, (), False)])
def test_whether_a_bed_held_back_is_left_on_all_of_the_nights_is_said(
    held: int, in_use: tuple[Nights, ...], left: bool
) -> None:
    found = asked(held_back=held, held_back_in_use=in_use)
    assert found.held_back is left
    assert found.lead.startswith("A bed held back is left" if left else "No bed held back is left")


def test_a_bed_held_back_that_is_in_another_bedroom_each_night_is_said() -> None:
    stays = [stay(f"F-{n}", f"room {n}", 3 + n, 1) for n in (1, 2, 3)]
    assert asked(*stays, held_back=1).lead.startswith("A bed held back is left on these nights, in no one bedroom")
    assert "in no one bedroom" not in asked(*stays[:2], held_back=1).lead


@pytest.mark.parametrize("turn", [1, -1], ids=["told before", "told after"])
def test_a_family_that_has_cancelled_is_not_touched(turn: int) -> None:
    there = stay("F-1", "room 1", 4)
    day = small_period().stands_on
    gone = StayCancelled(family="F-1", urn=URN, first_night=there.first_night, by=CancelledBy.FAMILY, on=day)
    changes: list[Change] = [gone, told()]
    (found,) = admitting(given_out(there), changes[::turn])
    assert all(room.touches_nobody for room in found.bedrooms)


def test_a_guest_whose_stay_has_begun_is_moved_by_no_repair_and_the_bedroom_comes_last() -> None:
    there = stay("F-1", "room 1", 3, 3)
    stood = period().model_copy(update={"taken": (there,), "as_of": FRIDAY})
    (found,) = admitting(stood, [told()])
    assert [room.bedroom for room in found.bedrooms] == ["room 2", "room 3", "room 1"]
    assert found.bedrooms[-1].families == ()
    assert "begun has it until the morning of Sunday 13 December 2026, and no repair" in found.bedrooms[-1].sentence
    assert "touches nobody" not in found.bedrooms[-1].sentence
    assert not found.is_chosen_well


def test_a_bedroom_is_made_ready_after_a_child_who_lived_there_too() -> None:
    left = Resident(child=CHILD.model_copy(update={"id": "C-50"}), bedroom="room 1", arrived=MONDAY)
    left = left.model_copy(update={"leaving": FRIDAY, "leaving_confirmed": True})
    world = small_period().world
    grown = world.group(URN).model_copy(update={"residents": (left,)})
    there = period(turnaround_nights=2).model_copy(update={"world": world.model_copy(update={"groups": (grown,)})})
    (found,) = admitting(there, [told()])
    assert found.bedrooms[-1].bedroom == "room 1"
    assert found.bedrooms[-1].ready_on == FRIDAY + timedelta(days=2)


def test_a_bed_held_back_that_is_left_and_not_used_is_not_said_to_be_none() -> None:
    (found,) = admitting(period(held_back=1), [told().model_copy(update={"from_held_back": False})])
    assert not found.held_back
    assert found.lead.startswith("A bed held back is left on these nights, and by what was told it is not used;")


def test_a_bedroom_without_what_the_child_is_known_to_need_comes_last() -> None:
    hoisted = next(r.child for r in small_period().world.referrals if _wants_a_hoist(r.child.id))
    (found,) = admitting(period(), [told(child=CHILD.model_copy(update={"id": hoisted.id}))])
    first, *others = found.bedrooms
    assert first.bedroom == small.HOIST_ROOM
    assert not first.lacks
    assert all(room.lacks for room in others)
    assert "which the child needs" in others[0].sentence


def _wants_a_hoist(child: str) -> bool:
    (found,) = admitting(period(), [told(child=CHILD.model_copy(update={"id": child}))])
    return any(room.lacks for room in found.bedrooms)
