"""What may have happened since a plan was given out, and the one thing that is chosen with it: a bed is released."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from matching.short_breaks.changes.bedroom_closed import BedroomClosed
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.changes.emergency_ended import EmergencyEnded
from matching.short_breaks.changes.release_bed import ReleaseBed
from matching.short_breaks.changes.staff_off import StaffOff
from matching.short_breaks.changes.stay_cancelled import StayCancelled

Happened = Annotated[
    StayCancelled | StaffOff | BedroomClosed | EmergencyEnded | EmergencyAdmission | ReleaseBed,
    Field(discriminator="kind"),
]
Lasting = Annotated[BedroomClosed | EmergencyEnded | EmergencyAdmission, Field(discriminator="kind")]
"""What stands in the records of the home, and not in the period that its coordinator keeps."""


def lasting(changes: tuple[Happened, ...]) -> tuple[Lasting, ...]:
    """Those to be kept beside the period. Of beds held back, used or released, the period itself tells."""
    kept = (c for c in changes if isinstance(c, BedroomClosed | EmergencyEnded | EmergencyAdmission))
    return tuple(c.model_copy(update={"from_held_back": False}) if hasattr(c, "from_held_back") else c for c in kept)
