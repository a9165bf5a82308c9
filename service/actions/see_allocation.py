"""Shows how the work on a plan of short breaks stands, and the plan once there is one that passed its check."""

from __future__ import annotations

from dataclasses import dataclass

from matching.short_breaks.result import Allocation, Planned
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.kept_period import PeriodNow
from service.records.period_plans import version_planned
from service.records.periods import period_of
from service.records.solves import Solve, answer_of, solve_of
from service.solving.breaks_question import RepairedBreaks, TouchedFamily
from service.solving.given_out import answer_in, plan_of


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


@dataclass(frozen=True)
class Looked:
    """The same with the whole answer. `answer` None: there is none, or not yet."""

    seen: SeenAllocation
    answer: Planned | RepairedBreaks | None


def see_allocation(desk: Desk, asked: AskAllocation) -> SeenAllocation:
    """Raises NotThere."""
    return look_at(desk, period_of(desk, asked.period), asked.solve).seen


def look_at(desk: Desk, period: PeriodNow, solve: str) -> Looked:
    """The same of a period that was read in this very transaction. Raises NotThere for work on another."""
    version, words = version_planned(desk, period.id, solve), answer_of(desk, solve)
    stands = solve_of(desk, solve)
    answer = None if words is None else answer_in(stands.kind, words)
    seen = SeenAllocation(
        solve=stands,
        version=version,
        of_this_version=version == period.version,
        plan=None if answer is None else plan_of(answer).allocation,
        touched=answer.touched if isinstance(answer, RepairedBreaks) else (),
    )
    return Looked(seen, answer)


ACT = Act("see a plan of short breaks", Kind.PERIOD, Action.PLAN, AskAllocation, SeenAllocation, see_allocation)
