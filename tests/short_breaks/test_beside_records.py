"""What a period was told never keeps it from being opened; where the records say otherwise both are said."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from matching.errors import BadInput
from matching.short_breaks.changes import changed
from matching.short_breaks.changes.bedroom_closed import BedroomClosed
from matching.short_breaks.changes.beside_records import Beside, Lived, admitted_still, beside_records
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.changes.emergency_ended import EmergencyEnded
from matching.short_breaks.changes.happened import lasting
from matching.short_breaks.changes.parts import with_bedroom
from matching.short_breaks.period import Nights, Period, PlannedStay
from matching.world.child import Child, DayCare, NightCare, Sex
from matching.world.facts import Role
from matching.world.group import Resident, Tie, TieKind
from tests.short_breaks.small_period import MONDAY, URN, small_period

RUN = Nights(first=MONDAY + timedelta(days=2), nights=6)
CARE: dict[str, Any] = {"day_care": DayCare.ONE_TO_ONE, "night_care": NightCare.WAKING_SHARED, "clinical_tasks": ()}
CHILD = Child(id="C-99", name="C-99", **CARE)
OTHER = Child(id="C-98", name="C-98", **CARE)
ROOM = "room 2"


def told(**said: Any) -> EmergencyAdmission:
    parts: dict[str, Any] = {"urn": URN, "bedroom": ROOM, "nights": RUN, "child": CHILD} | said
    return EmergencyAdmission(**parts)


def night(after: int) -> date:
    return RUN.first + timedelta(days=after)


def with_residents(period: Period, *residents: Resident) -> Period:
    group = period.world.group(URN).model_copy(update={"residents": residents})
    return period.model_copy(update={"world": period.world.model_copy(update={"groups": (group,)})})


def living(child: Child = OTHER, bedroom: str | None = ROOM, after: int = 3) -> Resident:
    return Resident(child=child, bedroom=bedroom, arrived=night(after))


def there(beside: Beside) -> dict[str, tuple[str | None, date, date | None]]:
    return {r.child.id: (r.bedroom, r.arrived, r.leaving) for r in beside.period.world.group(URN).residents}


def test_what_was_told_alone_holds_as_it_was_told() -> None:
    beside = beside_records(small_period(), (told(),))
    assert there(beside) == {"C-99": (ROOM, RUN.first, RUN.until)}
    assert not beside.differ


def test_an_emergency_ends_with_the_departure_that_the_records_know() -> None:
    left = Lived(child="C-99", urn=URN, since=RUN.first, left=night(2))
    beside = beside_records(small_period(), (told(),), (left,))
    assert there(beside) == {"C-99": (ROOM, RUN.first, night(2))}
    (one,) = beside.differ
    assert "C-99" in one.told
    assert f"the child left {night(2):%A} {night(2).day}" in one.recorded
    assert "ask for a repair" in one.do
    again = beside_records(with_residents(small_period(), living()), (told(),), (left,))
    assert {room for room, _, _ in there(again).values()} == {ROOM}


def test_an_emergency_ends_with_a_stay_that_has_begun_elsewhere_and_says_not_where() -> None:
    elsewhere = Lived(child="C-99", urn="SC777777", since=night(1))
    beside = beside_records(small_period(), (told(),), (elsewhere,))
    assert there(beside)["C-99"][2] == night(1)
    assert "SC777777" not in " ".join((*map(str, beside.differ),))


@pytest.mark.parametrize(
    "lived",
    [
        Lived(child="C-99", urn=URN, since=night(-30), left=night(-2)),
        Lived(child="C-99", urn=URN, since=night(-30), left=RUN.first),
        Lived(child="C-99", urn="SC777777", since=night(-30)),
        Lived(child="C-98", urn=URN, since=RUN.first, left=night(1)),
    ],
    ids=["an earlier stay", "that ended on the day", "elsewhere before", "another child"],
)
def test_no_other_stay_ends_it(lived: Lived) -> None:
    assert there(beside_records(small_period(), (told(),), (lived,)))["C-99"][2] == RUN.until


def test_where_another_child_has_the_bedroom_both_count_and_both_are_said_with_what_to_do() -> None:
    beside = beside_records(with_residents(small_period(), living()), (told(),))
    assert there(beside) == {"C-98": (ROOM, night(3), None), "C-99": (None, RUN.first, RUN.until)}
    (one,) = beside.differ
    assert "C-99" in one.told
    assert f"Another child has {ROOM}" in one.recorded
    assert "C-98" not in str(one)
    assert "Ask the registered manager" in one.do


def test_a_guest_whose_stay_had_begun_in_the_bedroom_is_said_while_it_lasts() -> None:
    begun = PlannedStay(family="F-1", urn=URN, bedrooms=(ROOM,), first_night=RUN.first - timedelta(days=1), nights=3)
    (one,) = beside_records(small_period(taken=(begun,)), (told(),)).differ
    assert f"F-1 has {ROOM}" in one.recorded
    assert "A repair moves no stay that has begun" in one.do
    elsewhere = begun.model_copy(update={"bedrooms": ("room 1",)})
    before = begun.model_copy(update={"nights": 1})
    assert not beside_records(small_period(taken=(elsewhere, before)), (told(),)).differ


def test_a_child_whose_leaving_nobody_has_confirmed_has_the_bedroom_still() -> None:
    unsure = living(after=-20).model_copy(update={"leaving": RUN.first, "leaving_confirmed": None})
    assert beside_records(with_residents(small_period(), unsure), (told(),)).differ
    with pytest.raises(BadInput, match="another child lives in it"):
        told().make(with_residents(small_period(), unsure))
    sure = unsure.model_copy(update={"leaving_confirmed": True})
    assert not beside_records(with_residents(small_period(), sure), (told(),)).differ


def test_a_child_in_the_records_is_theirs_to_tell_of_and_another_bedroom_is_said() -> None:
    here = living(CHILD, "room 1", after=0)
    beside = beside_records(with_residents(small_period(), here), (told(),))
    assert there(beside) == {"C-99": ("room 1", RUN.first, None)}
    assert "in room 1" in beside.differ[0].recorded
    assert not beside_records(with_residents(small_period(), living(CHILD)), (told(),)).differ


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (told(bedroom="room 77"), "no bedroom of that name"),
        (BedroomClosed(urn=URN, bedroom="room 77", nights=RUN), "no bedroom of that name"),
        (told(urn="SC777777"), ""),
    ],
    ids=["no such bedroom", "closed and gone", "no such home"],
)
def test_what_the_records_know_nothing_of_keeps_no_period_shut(change: Any, said: str) -> None:
    beside = beside_records(small_period(), (change,))
    assert said in " ".join(one.recorded for one in beside.differ)
    assert bool(beside.differ) is bool(said)


def test_a_child_told_of_as_another_than_recorded_is_taken_as_recorded_and_it_is_said() -> None:
    period = small_period()
    first = period.world.referrals[0].child
    other = Sex.FEMALE if first.sex is Sex.MALE else Sex.MALE
    beside = beside_records(period, (told(child=CHILD.model_copy(update={"id": first.id, "sex": other})),))
    (found,) = beside.period.world.group(URN).residents
    assert found.child.sex is (first.sex or other)
    assert bool(beside.differ) is (first.sex is not None)


def test_ties_to_a_child_who_is_gone_are_left_out() -> None:
    tie = Tie(children=("C-99", "C-gone"), kind=TieKind.CONFLICT, said_by=Role.SOCIAL_WORKER, on=MONDAY)
    after = beside_records(small_period(), (told(ties=(tie,)),)).period
    assert after.world.group(URN).ties == small_period().world.group(URN).ties


def test_an_end_that_is_told_frees_the_bedroom_and_the_bed_held_back() -> None:
    period = small_period()
    homes = tuple(home.model_copy(update={"held_back": 1}) for home in period.homes)
    period = period.model_copy(update={"homes": homes})
    over = EmergencyEnded(urn=URN, child="C-99", left_on=night(2))
    after = changed(period, [told(), over])
    assert after.homes[0].held_back_in_use == (Nights(first=RUN.first, nights=2),)
    assert there(Beside(after))["C-99"][2] == night(2)
    moved = told(bedroom="room 1", nights=Nights(first=night(2), nights=4))
    stood = after.model_copy(update={"as_of": night(2)})
    assert there(Beside(moved.make(stood))) == {"C-99": ("room 1", night(2), RUN.until)}
    beside = beside_records(small_period(), lasting((told(), over, moved)))
    assert there(beside) == {"C-99": ("room 1", night(2), RUN.until)}
    assert [c.bedroom for c in admitted_still(beside.period, lasting((told(), over, moved)), MONDAY)] == ["room 1"]


def test_a_bed_held_back_is_held_back_again_once_the_records_know_that_the_child_left() -> None:
    period = small_period()
    homes = tuple(home.model_copy(update={"held_back": 1, "held_back_in_use": (RUN,)}) for home in period.homes)
    left = Lived(child="C-99", urn=URN, since=RUN.first, left=night(2))
    beside = beside_records(period.model_copy(update={"homes": homes}), lasting((told(),)), (left,))
    assert beside.period.homes[0].held_back_in_use == (Nights(first=RUN.first, nights=2),)


def test_a_move_that_is_still_to_come_is_refused_with_the_day_on_which_it_can_be_told() -> None:
    over = EmergencyEnded(urn=URN, child="C-99", left_on=night(2))
    moved = told(bedroom="room 1", nights=Nights(first=night(2), nights=4))
    before = small_period().model_copy(update={"as_of": night(1)})
    with pytest.raises(BadInput, match="told on that night or later"):
        changed(before, [told(), over, moved])


ELSEWHERE = "SC777777"


def holding_a_bed(*in_use: Nights, **changes: Any) -> Period:
    period = small_period(**changes)
    homes = tuple(home.model_copy(update={"held_back": 1, "held_back_in_use": in_use}) for home in period.homes)
    other = period.world.homes[0].model_copy(update={"urn": ELSEWHERE})
    world = period.world.model_copy(update={"homes": (*period.world.homes, other)})
    return period.model_copy(update={"homes": homes, "world": world})


@pytest.mark.parametrize(("room", "closed"), [("room 1", (night(2), night(4))), (ROOM, (None, None))])
def test_the_bedroom_that_a_child_admitted_has_left_is_made_ready_before_the_next(
    room: str, closed: tuple[date | None, date | None]
) -> None:
    period = small_period()
    homes = tuple(home.model_copy(update={"turnaround_nights": 2}) for home in period.homes)
    over = EmergencyEnded(urn=URN, child="C-99", left_on=night(2))
    moved = told(bedroom=room, nights=Nights(first=night(2), nights=4))
    after = changed(period.model_copy(update={"homes": homes}), [told(), over]).model_copy(update={"as_of": night(2)})
    here = beside_records(period.model_copy(update={"homes": homes}), lasting((told(), over, moved))).period
    for found in (changed(after, [moved]), here):
        left = next(r for r in found.world.homes[0].bedrooms if r.id == ROOM)
        assert (left.closed_from, left.closed_until) == closed
    later = changed(period.model_copy(update={"homes": homes}), [told(), over]).model_copy(update={"as_of": night(4)})
    again = told(bedroom="room 1", nights=Nights(first=night(4), nights=2))
    assert changed(later, [again]).world.homes[0].bedrooms == period.world.homes[0].bedrooms


@pytest.mark.parametrize("since", [None, MONDAY - timedelta(days=60)])
def test_a_bedroom_that_was_closed_once_is_not_closed_on_the_nights_between(since: date | None) -> None:
    records = small_period().model_copy(update={"as_of": MONDAY})
    home = records.world.homes[0]
    once = next(r for r in home.bedrooms if r.id == ROOM).model_copy(
        update={"closed_from": since, "closed_until": MONDAY - timedelta(days=50)}
    )
    closed = BedroomClosed(urn=URN, bedroom=ROOM, nights=Nights(first=night(5), nights=2))
    records = with_bedroom(records, home, once)
    for found in (changed(records, [closed]), beside_records(records, lasting((closed,))).period):
        room = next(r for r in found.world.homes[0].bedrooms if r.id == ROOM)
        assert (room.closed_from, room.closed_until) == (night(5), night(7))


def test_a_bed_used_since_the_period_before_is_held_back_again_once_the_child_has_left() -> None:
    since = told(nights=Nights(first=MONDAY - timedelta(days=9), nights=40))
    period = holding_a_bed(Nights(first=MONDAY, nights=small_period().nights))
    over = EmergencyEnded(urn=URN, child="C-99", left_on=night(2))
    here = beside_records(period, lasting((since,))).period
    assert changed(here, [over]).homes[0].held_back_in_use == (Nights(first=MONDAY, nights=4),)
    gone = EmergencyEnded(urn=URN, child="C-99", left_on=MONDAY - timedelta(days=1))
    assert changed(here, [gone]).homes[0].held_back_in_use == ()
    after_it = EmergencyEnded(urn=URN, child="C-99", left_on=MONDAY + timedelta(days=20))
    assert changed(here, [after_it]).homes[0].held_back_in_use == here.homes[0].held_back_in_use


def test_of_several_who_came_for_the_same_nights_only_one_who_is_there_still_keeps_the_bed() -> None:
    left = Lived(child="C-99", urn=ELSEWHERE, since=night(2))
    here, there = told(child=OTHER, bedroom="room 1"), told(child=OTHER, urn=ELSEWHERE)
    for other, in_use in ((here, RUN), (there, Nights(first=RUN.first, nights=2))):
        beside = beside_records(holding_a_bed(RUN), lasting((told(), other)), (left,))
        assert beside.period.homes[0].held_back_in_use == (in_use,)
    recorded = holding_a_bed(RUN)
    group = recorded.world.group(ELSEWHERE).model_copy(update={"residents": (living(CHILD, after=2),)})
    world = recorded.world.model_copy(update={"groups": (*recorded.world.groups, group)})
    beside = beside_records(recorded.model_copy(update={"world": world}), lasting((told(), here)))
    assert beside.period.homes[0].held_back_in_use == (RUN,)


def test_an_emergency_ends_in_a_home_where_somebody_has_lived_for_years_and_leaves_for_certain() -> None:
    years = living(bedroom="room 1", after=-900).model_copy(update={"leaving": night(4), "leaving_confirmed": True})
    period = told().make(with_residents(small_period(), years))
    over = EmergencyEnded(urn=URN, child="C-99", left_on=night(2))
    assert there(Beside(over.make(period)))["C-99"][2] == night(2)
    with pytest.raises(BadInput, match="for longer than an emergency lasts"):
        over.model_copy(update={"child": "C-98"}).make(period)


@pytest.mark.parametrize(
    ("over", "said"),
    [
        (EmergencyEnded(urn=URN, child="C-77", left_on=night(1)), "nobody of that id has been admitted there"),
        (EmergencyEnded(urn=URN, child="C-98", left_on=night(1)), "no end of it is firm"),
        (EmergencyEnded(urn=URN, child="C-99", left_on=night(9)), "the stay ends on"),
    ],
    ids=["nobody", "a resident", "later than told"],
)
def test_an_end_of_what_is_no_emergency_is_refused_with_a_way_out(over: EmergencyEnded, said: str) -> None:
    period = told().make(with_residents(small_period(), living(bedroom="room 1")))
    with pytest.raises(BadInput, match=said):
        over.make(period)
