"""Lifting the legal hold on a child's record, with the reason."""

from __future__ import annotations

from service.actions.lift_hold import LiftHold, lift_hold
from service.pages.page import Draft, Onward, Seat, Shown
from service.pages.record_kept import WHY, asked_of, back_to, page_of
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.retention_steps import Over

WORDS = "Once it need not be kept any longer, the record can be destroyed again. That has to be asked for anew."


def show(seat: Seat, draft: Draft, child: str) -> Shown:
    """What it does, and the reasons to choose from."""
    return asked_of(seat, child, "lift", "Lift the legal hold", WORDS, Over)


def take(seat: Seat, sent: Sent, child: str) -> Onward:
    """It is held no longer. Raises BadInput."""
    typed = Typed(sent)
    over = typed.choice(WHY, Over, "Choose why it is lifted.")
    typed.must_be_right()
    lift_hold(seat.desk, LiftHold.model_validate({"child": child, "over": over}))
    return back_to(child)


PAGE = page_of("lift", show, take)
