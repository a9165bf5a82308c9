"""What may have happened since a plan was given out: of all the changes there are, those that nobody chose."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from matching.short_breaks.changes.bedroom_closed import BedroomClosed
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.changes.parts import bedroom, home_record, with_bedroom
from matching.short_breaks.changes.staff_off import StaffOff
from matching.short_breaks.changes.stay_cancelled import StayCancelled
from matching.short_breaks.period import Period

Happened = Annotated[StayCancelled | StaffOff | BedroomClosed | EmergencyAdmission, Field(discriminator="kind")]
Lasting = Annotated[BedroomClosed | EmergencyAdmission, Field(discriminator="kind")]
"""What stands in the records of the home, and not in the period that its coordinator keeps."""


def with_lasting(period: Period, told: tuple[Lasting, ...]) -> Period:
    """The period with what its coordinator has told, beside what the records of its homes have said since.

    A bedroom is closed for all nights that either says, and those between. A child whom the records know as living in a
    home by now is theirs to tell of. Raises BadInput where another child was put into the bedroom of the one admitted.
    """
    for change in told:
        if isinstance(change, BedroomClosed):
            period = _closed(period, change)
        elif not any(r.child.id == change.child.id for group in period.world.groups for r in group.residents):
            period = change.make(period)
    return period


def _closed(period: Period, change: BedroomClosed) -> Period:
    home = home_record(period, change.urn)
    room = bedroom(home, change.bedroom)
    if not (room.closed_from or room.closed_until):
        return change.make(period)
    first = None if room.closed_from is None else min(room.closed_from, change.nights.first)
    until = None if room.closed_until is None else max(room.closed_until, change.nights.until)
    return with_bedroom(period, home, room.model_copy(update={"closed_from": first, "closed_until": until}))


def lasting(changes: tuple[Happened, ...]) -> tuple[Lasting, ...]:
    """Those to be kept beside the period. A bed held back that is now used is told of in the period itself."""
    kept = (c for c in changes if isinstance(c, BedroomClosed | EmergencyAdmission))
    return tuple(c.model_copy(update={"from_held_back": False}) if hasattr(c, "from_held_back") else c for c in kept)
