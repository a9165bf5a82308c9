"""How the care of a child admitted is typed, where nobody has said it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from matching.errors import BadInput
from matching.short_breaks.changes import Change
from matching.short_breaks.changes.emergency_admission import NOT_SAID, EmergencyAdmission


@contextmanager
def spelt(change: Change) -> Iterator[None]:
    """Where nobody has said what care a child admitted needs, the way out shows how that is typed."""
    try:
        yield
    except BadInput as found:
        if not isinstance(change, EmergencyAdmission):
            raise
        how = f" Typed, it comes after the child's id: --emergency '{_asked_for(change)}'."
        spelt = (replace(p, way_out=p.way_out + how) if p.what == NOT_SAID else p for p in found.problems)
        raise BadInput(spelt) from None


def _asked_for(change: EmergencyAdmission) -> str:
    """An emergency as it can be typed, with some care for an example."""
    night, many = change.nights.first.isoformat(), change.nights.nights
    return f"{change.urn}:{change.bedroom}:{night}:{many}:{change.child.id}:1 to 1:waking, shared:nothing"
