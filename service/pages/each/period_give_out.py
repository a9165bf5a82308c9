"""Giving a plan out: what changes for whom is shown once more, then every bed of every night is taken or none is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matching.short_breaks.period import PlannedStay
from service.actions.publish_allocation import PublishAllocation, publish_allocation
from service.actions.see_allocation import look_at
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, nights_said, period_and_everybody, version_in, words_of
from service.pages.sent import Sent


def show(seat: Seat, draft: Draft, period: str, plan: str) -> Shown | Onward:
    """Stays that are new and those that go, beside what is given out now; without a plan, the page of the work."""
    desk = seat.desk
    now, people = period_and_everybody(desk, period)
    seen = look_at(desk, now, plan).seen
    if seen.plan is None:
        return Onward(f"/desk/periods/{period}/plans/{plan}")
    before, after = now.kept.sheet.published, seen.plan.stays
    words: dict[str, Any] = words_of(now) | {
        "here": "/plans",
        "plan": plan,
        "seen": seen,
        "new": _without(after, before),
        "gone": _without(before, after),
        "left_out": [stay for stay in seen.plan.left_out if stay not in before],
        "same": len(set(before) & set(after)),
        "nights_said": nights_said,
        "people": people,
    }
    return Shown("period_give_out.html", "Give this plan out?", words)


def _without(stays: Sequence[PlannedStay], others: Sequence[PlannedStay]) -> list[PlannedStay]:
    return sorted(set(stays) - set(others), key=lambda stay: (stay.first_night, stay.family))


def take(seat: Seat, sent: Sent, period: str, plan: str) -> Onward:
    """It is given out. Raises ChangedSince, and BadInput with why it cannot be."""
    version = version_in(sent)
    publish_allocation(seat.desk, PublishAllocation(period=period, solve=plan, version=version))
    return Onward(f"/desk/periods/{period}")


PLACES = {"": "form"}
PAGE = Page("/desk/periods/{period}/plans/{plan}/give-out", ONE_PERIOD, show, Form(ONE_PERIOD, take, PLACES))
