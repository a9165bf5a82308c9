"""Agreeing that a child's record be destroyed, as the second of two people, who proves anew who they are."""

from __future__ import annotations

from matching.errors import BadInput
from service.actions.destroy_record import DestroyRecord, destroy_record
from service.pages.page import Draft, Seat, Shown
from service.pages.proving import WRONG, proves
from service.pages.record_kept import DESTROY, asked_of, page_of
from service.pages.sent import Sent
from service.records.proof import NotJustProved

WORDS = (
    "It cannot be undone. Everything that is written of this child here goes, decisions among it. That there was a "
    "record, who has looked at it and who had it destroyed stays, without a word of the child. What the records of "
    "other children say stays theirs."
)


def show(seat: Seat, draft: Draft, child: str) -> Shown:
    """What is destroyed, and what stays."""
    return asked_of(seat, child, DESTROY, "Destroy the record", WORDS)


def take(seat: Seat, sent: Sent, child: str) -> Shown:
    """The record is gone. Raises BadInput with everything that stands in its way."""
    try:
        done = destroy_record(seat.desk, DestroyRecord(child=child))
    except NotJustProved:
        raise BadInput([WRONG]) from None
    return Shown("record_gone.html", "The record is destroyed", {"number": child, "on": done.destroyed_on})


PAGE = page_of(DESTROY, show, take, proves)
