"""Records what a child who lives at a home said of a child referred, in the child's words and on which day."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from matching.world.child import View
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.residents_views import write_view


class RecordView(Record):
    """Whose view, of which referral at which home. `resident`: the home's record of the child, by its id."""

    home: str
    referral: str
    resident: str
    view: View
    noted: Annotated[int, Field(ge=0)] = 0
    """How many views of that child about the referral were noted when it was read."""


class ViewRecorded(Record):
    """What is written down from now on. Every check that was run before at the home has to be run again."""

    resident: str
    view: View


def record_view(desk: Desk, asked: RecordView) -> ViewRecorded:
    """Raises ChangedSince where others are noted by now, and BadInput with everything that is wrong."""
    write_view(desk, asked.home, asked.referral, asked.resident, asked.view, asked.noted)
    return ViewRecorded(resident=asked.resident, view=asked.view)


ACT = Act("record what a resident says", Kind.GROUP, Action.WRITE, RecordView, ViewRecorded, record_view)
