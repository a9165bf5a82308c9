"""Asking for a repair after something has changed: what was given out stays wherever it can, and few are touched."""

from __future__ import annotations

from typing import Any

from service.actions.read_period import AskPeriod, read_period
from service.actions.repair_allocation import RepairAllocation, repair_allocation
from service.pages.how_long import PLACES, HowLong, length_of, seed_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, words_of
from service.pages.sent import Sent
from service.records.closed_in_period import closed_in


def show(seat: Seat, draft: Draft, period: str) -> Shown:
    """What a repair does, and what has to be recorded before it."""
    now = read_period(seat.desk, AskPeriod(period=period))
    words: dict[str, Any] = words_of(now) | {
        "here": "/repair",
        "closed": closed_in(seat.desk, now),
        "given_out": bool(now.kept.sheet.published),
        "lengths": [each.value for each in HowLong],
        "usual": HowLong.USUAL.value,
    }
    return Shown("period_repair.html", f"Repair {now.kept.sheet.id}", words)


def take(seat: Seat, sent: Sent, period: str) -> Onward:
    """Work that waits its turn; its page tells whom the repair touches. Raises BadInput."""
    asked = RepairAllocation(period=period, seed=seed_of(sent), seconds=length_of(sent).seconds)
    return Onward(f"/desk/periods/{period}/plans/{repair_allocation(seat.desk, asked).id}")


PAGE = Page("/desk/periods/{period}/repair", ONE_PERIOD, show, Form(ONE_PERIOD, take, PLACES))
