"""Stopping the work on a plan, once it is clear that nothing of it is kept."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.see_allocation import AskAllocation, see_allocation
from service.actions.stop_allocation import StopAllocation, stop_allocation
from service.api.route import Needs
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.period_parts import ONE_PERIOD, words_of
from service.pages.readers import COORDINATORS
from service.pages.sent import Sent
from service.records.period_plans import version_planned
from service.records.periods import period_of
from service.records.working import OPEN


def show(seat: Seat, draft: Draft, period: str, plan: str) -> Shown | Onward:
    """What stopping does; a plan that has ended already has nothing to stop."""
    seen = see_allocation(seat.desk, AskAllocation(period=period, solve=plan))
    if seen.solve.state not in OPEN:
        return Onward(f"/desk/periods/{period}/plans/{plan}")
    words = words_of(period_of(seat.desk, period)) | {"here": "/plans", "plan": plan}
    return Shown("period_stop.html", "Stop the work on this plan?", words)


def take(seat: Seat, sent: Sent, period: str, plan: str) -> Onward:
    """It is stopped. Raises NotThere for work on another period."""
    version_planned(seat.desk, period, plan)
    stop_allocation(seat.desk, StopAllocation(solve=plan))
    return Onward(f"/desk/periods/{period}/plans/{plan}")


PAGE = Page(
    "/desk/periods/{period}/plans/{plan}/stop",
    ONE_PERIOD,
    show,
    Form(Needs(Action.PLAN, Kind.SOLVE, COORDINATORS, by="plan"), take),
)
