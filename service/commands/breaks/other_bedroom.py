"""The bedroom that a coordinator chooses for a child admitted, once a repair has said which bedrooms there are."""

from __future__ import annotations

from collections.abc import Sequence

from matching.errors import Problem
from matching.short_breaks.changes import Change
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from service.commands.breaks.wrong import Wrong


def in_bedroom(changes: Sequence[Change], bedroom: str | None, wrong: Wrong) -> list[Change]:
    """The changes with the child admitted in that bedroom. Of several children it cannot be told whose it is."""
    admitted = [change for change in changes if isinstance(change, EmergencyAdmission)]
    if bedroom is None or (len(admitted) != 1 and wrong.problems):
        return list(changes)
    if len(admitted) != 1:
        what = "no child is admitted here" if not admitted else f"{len(admitted)} children are admitted here"
        way_out = "Leave it out, or name the bedroom of each in its --emergency, or in the file of --changes."
        wrong.problems.append(Problem("--bedroom", what, way_out))
        return list(changes)
    moved = admitted[0].model_copy(update={"bedroom": bedroom})
    return [moved if change is admitted[0] else change for change in changes]
