"""Putting a legal hold on a child's record, with the reason: nobody can have it destroyed until it is lifted."""

from __future__ import annotations

from service.actions.hold_record import HoldRecord, hold_record
from service.pages.page import Draft, Onward, Seat, Shown
from service.pages.record_kept import WHY, asked_of, back_to, page_of
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.retention_steps import Ground

WORDS = (
    "Nobody can have the record destroyed until the hold is lifted, whatever its day. If it was asked for, it has to "
    "be asked for anew after that."
)


def show(seat: Seat, draft: Draft, child: str) -> Shown:
    """What it does, and the reasons to choose from."""
    return asked_of(seat, child, "hold", "Put a legal hold", WORDS, Ground)


def take(seat: Seat, sent: Sent, child: str) -> Onward:
    """It is held from now on. Raises BadInput."""
    typed = Typed(sent)
    ground = typed.choice(WHY, Ground, "Choose why it must not be destroyed.")
    typed.must_be_right()
    hold_record(seat.desk, HoldRecord.model_validate({"child": child, "ground": ground}))
    return back_to(child)


PAGE = page_of("hold", show, take)
