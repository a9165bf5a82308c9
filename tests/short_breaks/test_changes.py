"""Each change alters what it says and nothing else, and names what is not there."""

from datetime import date
from typing import Any

import pytest

from matching.errors import BadInput
from matching.short_breaks.build import build
from matching.short_breaks.changes import CHANGES, changed
from matching.short_breaks.changes.another_bedroom import AnotherBedroom
from matching.short_breaks.changes.bedroom_closed import BedroomClosed
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.changes.emergency_ended import EmergencyEnded
from matching.short_breaks.changes.fit_bedroom import FitBedroom
from matching.short_breaks.changes.more_arrivals import MoreArrivals
from matching.short_breaks.changes.more_staff import MoreStaff
from matching.short_breaks.changes.release_bed import ReleaseBed
from matching.short_breaks.changes.staff_off import StaffOff
from matching.short_breaks.changes.stay_cancelled import StayCancelled
from matching.short_breaks.changes.train_staff import TrainStaff
from matching.short_breaks.clear import clear
from matching.short_breaks.period import CancelledBy, Nights, Period, PlannedStay, StaffRow, Working
from matching.short_breaks.problem import Problem
from scenarios import storybook
from scenarios.periods.winter_at_marram import TASK, URN, period
from tests.short_breaks.verifying import sound

THIRD = Nights(first=date(2026, 12, 9), nights=2)
CHILD = storybook.child("C-99", "Zed", date(2014, 1, 1))
ALL: tuple[Any, ...] = (
    MoreStaff(urn=URN, shift=Working.WAKING_NIGHT),
    StaffOff(urn=URN, shift=Working.DAY, nights=THIRD),
    TrainStaff(urn=URN, task=TASK),
    FitBedroom(urn=URN, bedroom="room 2", feature="hoist"),
    AnotherBedroom(urn=URN, bedroom="room 5"),
    ReleaseBed(urn=URN),
    MoreArrivals(urn=URN),
    StayCancelled(family="F-02", urn=URN, first_night=date(2026, 12, 18), by=CancelledBy.FAMILY, on=storybook.TODAY),
    BedroomClosed(urn=URN, bedroom="room 2", nights=THIRD),
    EmergencyAdmission(urn=URN, bedroom="room 4", nights=THIRD, child=CHILD),
    EmergencyEnded(urn=URN, child=CHILD.id, left_on=date(2026, 12, 10)),
)
ROWS = {"places": 0, "day": 2, "evening": 3, "waking": 4, "night": 5}


def made(*changes: Any) -> tuple[Period, Problem]:
    """The example with the changes, built by what the match check says of it unchanged."""
    before = period()
    after = changed(before, changes)
    return after, build(after, clear(before))


def row(problem: Problem, name: str) -> list[int]:
    return [int(n) for n in problem.capacity[0, ROWS[name]]]


def to_change(change: Any) -> Period:
    """The example, with the child there whose emergency is then over."""
    return changed(period(), [ALL[-2]]) if isinstance(change, EmergencyEnded) else period()


def test_every_change_is_tried_here() -> None:
    assert {type(change) for change in ALL} == set(CHANGES)


def test_a_change_that_assumes_something_says_what_is_to_be_settled_first() -> None:
    said = {change.kind: change.settle_first(changed(to_change(change), [change])) for change in ALL}
    assert {kind for kind, words in said.items() if words} == {"another bedroom", "release bed"}
    assert "a variation of the registration and a revised statement of purpose" in said["another bedroom"]
    assert "(Children's Homes (England) Regulations 2015, reg 16)" in said["another bedroom"]


@pytest.mark.parametrize(
    ("held", "said"), [(1, "No bed is then held for an emergency"), (3, "Fewer beds are then held for an emergency")]
)
def test_a_bed_released_says_how_many_are_still_held_for_an_emergency(held: int, said: str) -> None:
    before = period()
    homes = tuple(home.model_copy(update={"held_back": held}) for home in before.homes)
    release = ReleaseBed(urn=URN)
    after = changed(before.model_copy(update={"homes": homes}), [release])
    assert release.settle_first(after).startswith(said)


@pytest.mark.parametrize("change", ALL, ids=lambda c: str(c.kind))
def test_a_change_changes_the_period_and_says_so_in_words(change: Any) -> None:
    before = to_change(change)
    assert changed(before, [change]) != before
    assert URN in change.sentence or "F-02" in change.sentence
    assert CHILD.name not in change.sentence


@pytest.mark.parametrize("change", [ALL[1], *ALL[7:10]], ids=lambda c: str(c.kind))
def test_the_day_of_a_change_is_said_as_a_person_writes_it(change: Any) -> None:
    first = change.first_night if isinstance(change, StayCancelled) else change.nights.first
    assert f" from {first:%A} {first.day} {first:%B %Y}" in change.sentence


def test_more_staff_are_there_every_night_and_on_no_other_shift() -> None:
    _, before = made()
    _, after = made(ALL[0])
    assert row(after, "waking") == [n + 4 for n in row(before, "waking")]
    assert row(after, "day") == row(before, "day")


def test_staff_are_off_on_those_nights_only() -> None:
    _, before = made()
    _, after = made(ALL[1])
    off = [b - a for a, b in zip(row(after, "day"), row(before, "day"), strict=True)]
    assert off == [4 if t in (2, 3) else 0 for t in range(before.nights)]


def test_a_further_bedroom_is_a_further_place() -> None:
    _, before = made()
    _, after = made(ALL[4])
    grown = [a - b for a, b in zip(row(after, "places"), row(before, "places"), strict=True)]
    assert grown == [0 if n == 0 else 1 for n in row(before, "places")]


def test_an_emergency_uses_the_bed_held_back_and_only_then() -> None:
    _, before = made()
    _, after = made(ALL[9])
    assert row(after, "places") == row(before, "places")
    own = ALL[9].model_copy(update={"from_held_back": False})
    _, taken = made(own)
    lost = [b - a for a, b in zip(row(taken, "places"), row(before, "places"), strict=True)]
    assert lost == [1 if t in (2, 3) else 0 for t in range(before.nights)]


def test_an_emergency_is_refused_while_nobody_knows_what_care_the_child_needs() -> None:
    unknown = CHILD.model_copy(update={"day_care": None, "night_care": None})
    with pytest.raises(BadInput) as refused:
        changed(period(), [ALL[9].model_copy(update={"child": unknown})])
    assert [p.where.rpartition(" ")[2] for p in refused.value.problems] == ["day_care", "night_care"]
    assert CHILD.name not in str(refused.value)


def test_a_cancelled_stay_is_gone_and_recorded() -> None:
    after, _ = made(ALL[7])
    assert all(b.family != "F-02" for b in after.bookings)
    new = [c for c in after.cancellations if c not in period().cancellations]
    assert [(c.family, c.by) for c in new] == [("F-02", CancelledBy.FAMILY)]


def test_a_stay_that_has_been_taken_cannot_be_cancelled_any_more() -> None:
    before = period()
    stay = PlannedStay(family="F-02", urn=URN, bedrooms=("room 2",), first_night=ALL[7].first_night, nights=2)
    with pytest.raises(BadInput) as refused:
        changed(before.model_copy(update={"taken": (stay,)}), [ALL[7]])
    assert "this stay has begun" in str(refused.value)


@pytest.mark.parametrize(
    "change",
    [
        MoreStaff(urn="SC999999", shift=Working.DAY),
        FitBedroom(urn=URN, bedroom="room 77", feature="hoist"),
        StayCancelled(family="F-09", urn=URN, first_night=date(2027, 1, 1), by=CancelledBy.HOME, on=storybook.TODAY),
    ],
)
def test_what_is_not_there_is_named_with_a_way_out(change: Any) -> None:
    with pytest.raises(BadInput) as refused:
        changed(period(), [change])
    assert refused.value.problems[0].way_out


def _different(*changes: Any, said: int | None) -> set[int | None]:
    """How many different people are trained by day, of those who are said to be before, or nobody has said."""
    before = period()
    (home,) = before.homes
    rows = tuple(row.model_copy(update={"trained_people": said}) for row in home.staff)
    after = changed(before.model_copy(update={"homes": (home.model_copy(update={"staff": rows}),)}), changes)
    nights = THIRD.dates()
    return {_last_row(after, night).trained_people for night in nights}


def _last_row(of: Period, night: date) -> StaffRow:
    rows = (row for row in of.homes[0].staff if row.shift is Working.DAY and row.since <= night < row.until)
    return tuple(rows)[-1]


def test_people_newly_trained_are_others_than_those_trained_before() -> None:
    assert _different(TrainStaff(urn=URN, task=TASK, nights=THIRD), said=1) == {2}
    assert _different(TrainStaff(urn=URN, task=TASK, people=9, nights=THIRD), said=1) == {4}
    assert _different(TrainStaff(urn=URN, task=sound.OTHER_TASK, nights=THIRD), said=None) == {2}


def test_training_by_name_on_some_nights_says_on_how_many_the_child_can_then_not_stay() -> None:
    before = sound.sound().period
    some = TrainStaff(urn=sound.A, task=sound.TASK, for_child="C-1", nights=Nights(first=before.night(5), nights=2))
    after = changed(before, [some])
    assert "for C-1 by name, nobody else counts" in some.settle_first(after)
    assert f"on {before.nights - 2} nights" in some.settle_first(after)
    always = some.model_copy(update={"nights": None})
    assert not always.settle_first(changed(before, [always]))
    assert not always.settle_first(changed(after, [always]))
    in_general = some.model_copy(update={"for_child": None})
    assert not in_general.settle_first(changed(before, [in_general]))


def test_those_trained_who_are_off_are_trained_people_fewer() -> None:
    assert _different(StaffOff(urn=URN, shift=Working.DAY, nights=THIRD, trained=(TASK,)), said=1) == {0}
    assert _different(StaffOff(urn=URN, shift=Working.DAY, nights=THIRD, trained=()), said=1) == {1}
    assert _different(StaffOff(urn=URN, shift=Working.DAY, nights=THIRD), said=1) == {0}
    assert _different(StaffOff(urn=URN, shift=Working.DAY, people=4, nights=THIRD), said=1) == {0}


def admitted(first: int, **update: Any) -> EmergencyAdmission:
    """A child admitted to room 4 for two nights from so many nights into the period."""
    run = Nights(first=period().night(first), nights=2)
    child = CHILD.model_copy(update={"id": f"C-taken-{first}"})
    return EmergencyAdmission(urn=URN, bedroom="room 4", nights=run, child=child, **update)


def test_admissions_to_one_bedroom_that_do_not_meet_may_be_typed_in_any_order() -> None:
    for one, other in ((3, 5), (5, 3), (3, 9), (9, 3)):
        admitted(other).make(admitted(one).make(period()))
    for one, other in ((3, 4), (4, 3), (3, 3)):
        with pytest.raises(BadInput, match="another child lives in it"):
            admitted(other).make(admitted(one).make(period()))


def test_no_more_beds_held_back_are_said_to_be_in_use_than_there_are() -> None:
    before = period()
    held = next(home for home in before.homes if home.urn == URN).held_back
    run = Nights(first=before.night(4), nights=2)
    again = EmergencyAdmission(urn=URN, bedroom="room 3", nights=run, child=CHILD)
    (home,) = (home for home in again.make(admitted(3).make(before)).homes if home.urn == URN)
    assert len(home.held_back_in_use) == held == 1


def test_an_emergency_into_a_closed_bedroom_is_refused_with_those_that_are_open_and_nobodys() -> None:
    closed = BedroomClosed(urn=URN, bedroom="room 3", nights=Nights(first=period().night(4), nights=7))
    into = {"bedroom": "room 3"}
    with pytest.raises(BadInput) as refused:
        changed(period(), [closed, admitted(3).model_copy(update=into)])
    (problem,) = refused.value.problems
    assert problem.where == "bedroom room 3"
    assert f"the night of {period().night(4):%d/%m/%Y}" in problem.what
    assert "such as room 1 or room 2 or room 4, in which nobody lives" in problem.way_out
    changed(period(), [closed, admitted(11).model_copy(update=into)])


@pytest.mark.parametrize("change", [StaffOff, BedroomClosed, EmergencyAdmission])
def test_what_happened_on_nights_outside_the_period_is_refused_with_its_nights(change: Any) -> None:
    outside = next(one for one in ALL if type(one) is change).model_copy(
        update={"nights": Nights(first=period().run.until, nights=3)}
    )
    with pytest.raises(BadInput, match="none of its nights is in the period"):
        changed(period(), [outside])
