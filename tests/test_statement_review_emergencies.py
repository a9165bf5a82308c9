"""What a statement says of emergencies is held against its notice, its nights and its kinds of stay."""

from __future__ import annotations

from typing import Any

import pytest

from matching.statement import emergency
from matching.statement.item import Item, Severity
from matching.statement_review import review
from matching.world.staff import Shift, ShiftStaffing
from matching.world.statement import EmergencyPolicy, StayKind, WhoFor
from scenarios import storybook as told
from scenarios.storybook import TODAY, stated


def emergencies(shifts: tuple[ShiftStaffing, ...] | None = None, **fields: Any) -> list[Item]:
    home = told.home(statement=told.statement(**fields))
    home = home if shifts is None else home.model_copy(update={"shifts": shifts})
    return [i for i in review(home, told.group(), TODAY).items if i.check == emergency.ID]


def open_to(whom: WhoFor, hours: int | None = 8) -> Any:
    return stated(EmergencyPolicy(open_to=whom, least_notice_hours=hours))


def test_an_emergency_policy_with_notice_and_night_staff_is_no_drift() -> None:
    assert emergencies() == []


def test_an_emergency_policy_without_notice_is_told() -> None:
    (item,) = emergencies(emergency=open_to(WhoFor.ANY, None))
    assert item.severity is Severity.PLAN
    assert "hours' notice" in item.what


NIGHT = Shift.NIGHT


@pytest.mark.parametrize(
    ("shifts", "severity"),
    [
        ((), Severity.FIND_OUT),
        ((ShiftStaffing(shift=Shift.DAY, awake=3),), Severity.FIND_OUT),
        ((ShiftStaffing(shift=NIGHT),), Severity.FIND_OUT),
        ((ShiftStaffing(shift=NIGHT, awake=0), ShiftStaffing(shift=NIGHT)), Severity.FIND_OUT),
        ((ShiftStaffing(shift=NIGHT, awake=0),), Severity.FIND_OUT),
        ((ShiftStaffing(shift=NIGHT, awake=0, sleeping_in=0),), Severity.ACT),
        ((ShiftStaffing(shift=NIGHT, awake=0, sleeping_in=1),), None),
        ((ShiftStaffing(shift=NIGHT, awake=1),), None),
    ],
    ids=[
        "no shifts",
        "days only",
        "awake not recorded",
        "half recorded",
        "sleeping in not recorded",
        "nobody",
        "sleeping in",
        "awake",
    ],
)
def test_emergency_beds_need_somebody_there_at_night(
    shifts: tuple[ShiftStaffing, ...], severity: Severity | None
) -> None:
    assert [i.severity for i in emergencies(shifts)] == ([severity] if severity is not None else [])


def test_a_home_that_takes_no_emergencies_needs_no_notice_and_no_night_staff_for_them() -> None:
    quiet = {"emergency": open_to(WhoFor.NOBODY, None), "kinds_of_stay": stated((StayKind.LONG,))}
    assert emergencies((ShiftStaffing(shift=NIGHT, awake=0),), **quiet) == []


@pytest.mark.parametrize(
    ("kinds", "whom", "told_of"),
    [
        ((StayKind.LONG, StayKind.EMERGENCY), WhoFor.NOBODY, 1),
        ((StayKind.LONG,), WhoFor.KNOWN_CHILDREN, 1),
        ((StayKind.EMERGENCY,), WhoFor.KNOWN_CHILDREN, 0),
        ((StayKind.LONG,), WhoFor.NOBODY, 0),
    ],
)
def test_kinds_of_stay_and_emergency_policy_must_agree(kinds: tuple[StayKind, ...], whom: WhoFor, told_of: int) -> None:
    items = emergencies(emergency=open_to(whom), kinds_of_stay=stated(kinds))
    assert [i.contradicts for i in items] == [True] * told_of


def test_one_of_the_two_not_stated_is_no_disagreement() -> None:
    assert emergencies(kinds_of_stay=()) == []
    assert emergencies(emergency=()) == []
