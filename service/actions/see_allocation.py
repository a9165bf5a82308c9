"""Shows how the work on a plan of short breaks stands, and the plan once there is one that passed its check."""

from __future__ import annotations

from matching.short_breaks.result import Allocation
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.period_plans import version_planned
from service.records.periods import period_of
from service.records.solves import Solve, answer_of, solve_of
from service.solving.breaks_question import TouchedFamily
from service.solving.given_out import plan_in, touched_by


class AskAllocation(Record):
    """Which work, on which period."""

    period: str
    solve: str


class SeenAllocation(Record):
    """How it stands. `of_this_version`: whether the period is still as it was when the plan was asked for."""

    solve: Solve
    version: int
    of_this_version: bool
    plan: Allocation | None
    """None: there is none, or not yet; the state says which."""
    touched: tuple[TouchedFamily, ...] = ()
    """Of a repair: every family of which not all stays stand as they were given out."""


def see_allocation(desk: Desk, asked: AskAllocation) -> SeenAllocation:
    """Raises NotThere."""
    period = period_of(desk, asked.period)
    version, answer = version_planned(desk, asked.period, asked.solve), answer_of(desk, asked.solve)
    solve = solve_of(desk, asked.solve)
    return SeenAllocation(
        solve=solve,
        version=version,
        of_this_version=version == period.version,
        plan=None if answer is None else plan_in(solve.kind, answer).allocation,
        touched=() if answer is None else touched_by(solve.kind, answer),
    )


ACT = Act("see a plan of short breaks", Kind.PERIOD, Action.PLAN, AskAllocation, SeenAllocation, see_allocation)
