"""What could be different about a period: tried out before it is done, or because it has happened.

One change is one file and one line here. A change is a function of a period; nothing else knows of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from matching.errors import BadInput
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
from matching.short_breaks.period import Period

CHANGES = (
    MoreStaff,
    TrainStaff,
    FitBedroom,
    AnotherBedroom,
    ReleaseBed,
    MoreArrivals,
    StayCancelled,
    StaffOff,
    BedroomClosed,
    EmergencyEnded,
    EmergencyAdmission,
)

Change = Annotated[
    MoreStaff
    | TrainStaff
    | FitBedroom
    | AnotherBedroom
    | ReleaseBed
    | MoreArrivals
    | StayCancelled
    | StaffOff
    | BedroomClosed
    | EmergencyEnded
    | EmergencyAdmission,
    Field(discriminator="kind"),
]


def changed(period: Period, changes: Iterable[Change], *, told_before: bool = False) -> Period:
    """The period with every change made, in the order given. Raises BadInput for one that names what is not there.

    `told_before`: they were told and taken in already, so what kept them from being told is not looked at again.
    """
    for change in changes:
        problems = () if told_before else tuple(change.problems(period))
        if problems:
            raise BadInput(problems)
        period = change.make(period)
    return period


def said_in_turn(period: Period, changes: Iterable[Change]) -> tuple[str, ...]:
    """Each change in words, with what of it is known when it is made."""
    said = []
    for change in changes:
        said.append(change.said(period))
        period = change.make(period)
    return tuple(said)
