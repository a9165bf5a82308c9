"""The plans that were asked for of a period; and asking for another, or for a repair of what was given out."""

from __future__ import annotations

from typing import Any

from service.actions.allocate_period import AllocatePeriod, allocate_period
from service.pages.how_long import PLACES, HowLong, length_of, seed_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, everybody_of, repair_due, words_of
from service.pages.sent import Sent
from service.records.closed_in_period import closed_in
from service.records.period_plans import solves_on
from service.records.periods import period_opened


def show(seat: Seat, draft: Draft, period: str) -> Shown:
    """Each plan with how it stands, what was asked for last first."""
    now, found = period_opened(seat.desk, period)
    words: dict[str, Any] = words_of(now) | {
        "here": "/plans",
        "closed": closed_in(seat.desk, now),
        "repair_due": repair_due(seat.desk, now, found.homes),
        "told_otherwise": found.beside.differ,
        "people": everybody_of(seat.desk, now, found.referrals),
        "plans": solves_on(seat.desk, period),
        "lengths": [each.value for each in HowLong],
        "usual": HowLong.USUAL.value,
    }
    return Shown("period_plans.html", f"Plans of {now.kept.sheet.id}", words)


def take(seat: Seat, sent: Sent, period: str) -> Onward:
    """Work that waits its turn; its page tells how far it has come. Raises BadInput."""
    asked = AllocatePeriod(period=period, seed=seed_of(sent), seconds=length_of(sent).seconds)
    return Onward(f"/desk/periods/{period}/plans/{allocate_period(seat.desk, asked).id}")


PAGE = Page("/desk/periods/{period}/plans", ONE_PERIOD, show, Form(ONE_PERIOD, take, PLACES))
