"""Asks for a repair: what was given out stays wherever it can as things are now, and what is free is filled."""

from __future__ import annotations

from matching.errors import BadInput, Problem
from matching.short_breaks.result import Allocation
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.periods import ask_for_plan, given_out_last, period_of, refuse_wrong, whole
from service.records.solves import Solve, answer_of, solve_of
from service.solving.breaks_question import RepairQuestion, Work
from service.solving.given_out import as_of_today, plan_in
from service.solving.sizes import refuse_too_many
from service.store.rows.solve import SolveKind


class RepairAllocation(Work):
    """The same, on which period. What has happened is recorded first: of the home, of a child, or in the period."""

    period: str


def repair_allocation(desk: Desk, asked: RepairAllocation) -> Solve:
    """The work as it waits. Raises NotThere, and BadInput for what cannot be repaired here."""
    period = period_of(desk, asked.period)
    refuse_too_many(period.kept.sheet)
    given_out = _given_out(desk, asked.period)
    now = as_of_today(whole(desk, period.kept), desk.day)
    refuse_wrong(now)
    question = RepairQuestion(period=now, given_out=given_out, **asked.model_dump(exclude={"period"}))
    return solve_of(desk, ask_for_plan(desk, period, SolveKind.REPAIR, question.model_dump_json()))


def _given_out(desk: Desk, period: str) -> Allocation:
    """The plan that was given out last. Raises BadInput when none was."""
    solve = given_out_last(desk, period)
    answer = None if solve is None else answer_of(desk, solve)
    if solve is None or answer is None:
        raise BadInput([Problem("the plan", "none has been given out yet", "Give one out first, or plan anew.")])
    return plan_in(solve_of(desk, solve).kind, answer).allocation


ACT = Act("ask for a repair", Kind.PERIOD, Action.PLAN, RepairAllocation, Solve, repair_allocation)
