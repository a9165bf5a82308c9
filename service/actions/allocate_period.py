"""Asks for a plan of a period, which is worked out apart from everything else; too large a one is refused at once."""

from __future__ import annotations

from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.period_plans import ask_for_plan
from service.records.periods import period_of, refuse_wrong, whole
from service.records.solves import Solve, solve_of
from service.solving.breaks_question import BreaksQuestion, Work
from service.solving.given_out import as_of_today
from service.solving.sizes import refuse_too_many
from service.store.rows.solve import SolveKind


class AllocatePeriod(Work):
    """The same, on which period."""

    period: str
    compare: bool = False
    """Whether to work out afterwards what each other rule of fairness would have given whom."""


def allocate_period(desk: Desk, asked: AllocatePeriod) -> Solve:
    """The work as it waits. Raises NotThere, and BadInput for what cannot be planned here."""
    period = period_of(desk, asked.period)
    refuse_too_many(period.kept.sheet)
    whole_period = as_of_today(whole(desk, period.kept), desk.day)
    refuse_wrong(whole_period)
    work = asked.model_dump(exclude={"period"})
    question = BreaksQuestion(period=whole_period, **work)
    return solve_of(desk, ask_for_plan(desk, period, SolveKind.SHORT_BREAKS, question.model_dump_json()))


ACT = Act("ask for a plan of short breaks", Kind.PERIOD, Action.PLAN, AllocatePeriod, Solve, allocate_period)
