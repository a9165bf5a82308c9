"""The plan that was given out last, while the answers of the match check that it rests on still hold."""

from __future__ import annotations

from typing import NamedTuple

from matching.errors import BadInput, Problem
from matching.short_breaks.period import Period, join, sheet_of
from matching.short_breaks.result import Planned
from service.records.desk import Desk
from service.records.kept_period import PeriodNow
from service.records.period_plans import given_out_last
from service.records.periods import whole
from service.records.solves import answer_of, question_of, solve_of
from service.solving.given_out import as_of_today, period_planned, plan_in, same_but_for_the_day

AGAIN = "Ask for a repair, and give that out: it looks at things as they are now."
MADE_BY_A_COORDINATOR = ("bookings", "published", "cancellations", "repairs")
"""What of a period changes no answer of the match check."""


class GivenOut(NamedTuple):
    """A period as one stands in it today, and the stays that are given out with the match check's answers."""

    version: int
    period: Period
    planned: Planned


def given_out_today(desk: Desk, period: PeriodNow) -> GivenOut:
    """The stays as they are, however they were moved since. Raises BadInput as below, and once all has passed."""
    now = whole(desk, period.kept)
    planned = answers_that_hold(desk, period, now)
    as_it_is = planned.allocation.model_copy(update={"stays": period.kept.sheet.published})
    today = as_of_today(now, desk.day)
    return GivenOut(period.version, today, planned.model_copy(update={"allocation": as_it_is}))


def answers_that_hold(desk: Desk, period: PeriodNow, now: Period) -> Planned:
    """The plan given out last, with answers of the match check that still hold. Raises BadInput where they do not."""
    solve = given_out_last(desk, period.id)
    answer = None if solve is None else answer_of(desk, solve)
    if solve is None or answer is None:
        raise BadInput([Problem("the plan", "none has been given out yet", "Give one out first.")])
    kind = solve_of(desk, solve).kind
    if not same_but_for_the_day(_asked_of(period_planned(kind, question_of(desk, solve))), _asked_of(now)):
        what = "what is known of a home, a family or a child has changed since it was planned"
        raise BadInput([Problem("the plan", what, AGAIN)])
    return plan_in(kind, answer)


def _asked_of(period: Period) -> Period:
    """The period without what a coordinator makes of it."""
    bare = sheet_of(period).model_copy(update=dict.fromkeys(MADE_BY_A_COORDINATOR[:3], ()) | {"repairs": 0})
    return join(bare, period.world)
