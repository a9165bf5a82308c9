"""A child admitted before this day can be told of to a repair; nothing else that has passed can."""

from __future__ import annotations

from datetime import timedelta

import pytest

from matching.errors import BadInput
from matching.short_breaks.changes.bedroom_closed import BedroomClosed
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.period import Nights
from matching.world.child import Child, DayCare, NightCare
from service.actions import repair_allocation
from tests.short_breaks.small_period import MONDAY, URN, small_period

TODAY = MONDAY + timedelta(days=3)
PERIOD = small_period(as_of=TODAY)
CHILD = Child(
    id="C-99", name="C-99", day_care=DayCare.ONE_TO_ONE, night_care=NightCare.WAKING_SHARED, clinical_tasks=()
)


def admitted(first: int, nights: int = 3) -> EmergencyAdmission:
    run = Nights(first=TODAY + timedelta(days=first), nights=nights)
    return EmergencyAdmission(urn=URN, bedroom="room 2", nights=run, child=CHILD)


def test_a_child_admitted_last_night_is_in_the_home_as_it_now_is() -> None:
    after = repair_allocation.as_changed(PERIOD, (admitted(-1),))
    assert [(r.child.id, r.arrived) for r in after.world.group(URN).residents] == [("C-99", TODAY - timedelta(days=1))]


@pytest.mark.parametrize(
    "change",
    [
        admitted(PERIOD.nights),
        BedroomClosed(urn=URN, bedroom="room 2", nights=Nights(first=TODAY - timedelta(days=1), nights=3)),
    ],
    ids=["after the period", "no child"],
)
def test_what_else_is_out_of_time_is_refused_with_the_nights_to_give(
    change: EmergencyAdmission | BedroomClosed,
) -> None:
    with pytest.raises(BadInput, match=f"Give nights from {TODAY.isoformat()} on, within the period"):
        repair_allocation.as_changed(PERIOD, (change,))
