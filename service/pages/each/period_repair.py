"""Saying what has happened and asking for a repair: what was given out stays wherever it can, and few are touched."""

from __future__ import annotations

from typing import Any

from matching.errors import BadInput
from service.actions.repair_allocation import RepairAllocation, repair_allocation
from service.pages.how_long import HowLong, length_of, seed_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, everybody_of, repair_due, words_of
from service.pages.sent import Sent
from service.pages.what_can_happen import choices_in, choices_of
from service.pages.what_happened import at_their_fields, happened_in
from service.records.closed_in_period import closed_in
from service.records.periods import period_of, period_opened


def show(seat: Seat, draft: Draft, period: str) -> Shown:
    """What a repair does, and what can have happened before it."""
    now, found = period_opened(seat.desk, period)
    words: dict[str, Any] = words_of(now) | {
        "here": "/repair",
        "closed": closed_in(seat.desk, now),
        "repair_due": repair_due(seat.desk, now, found.homes),
        "told_otherwise": found.beside.differ,
        "people": everybody_of(seat.desk, now, found.referrals),
        "given_out": bool(now.kept.sheet.published),
        "lengths": [each.value for each in HowLong],
        "usual": HowLong.USUAL.value,
    }
    if words["given_out"]:
        words |= choices_of(seat.desk, now, found).as_words()
    return Shown("period_repair.html", f"Repair {now.kept.sheet.id}", words)


def take(seat: Seat, sent: Sent, period: str) -> Onward:
    """Work that waits its turn; its page tells whom the repair touches. Raises BadInput, with nothing kept."""
    desk, seed, seconds = seat.desk, seed_of(sent), length_of(sent).seconds
    now = period_of(desk, period)
    told = happened_in(sent, choices_in(desk, now), now, desk.day)
    asked = RepairAllocation(period=period, seed=seed, seconds=seconds, changes=tuple(told.values()))
    try:
        return Onward(f"/desk/periods/{period}/plans/{repair_allocation(desk, asked).id}")
    except BadInput as found:
        raise at_their_fields(found, told) from None


PAGE = Page("/desk/periods/{period}/repair", ONE_PERIOD, show, Form(ONE_PERIOD, take))
