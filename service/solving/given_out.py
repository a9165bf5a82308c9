"""What is given out of an answer: the plan, and what a repair makes of the period besides."""

from __future__ import annotations

from datetime import date

from matching.short_breaks.changes.happened import Happened
from matching.short_breaks.giving_out import left_out, with_given_out
from matching.short_breaks.history import as_it_stands, refuse_day
from matching.short_breaks.period import Period, PeriodSheet
from matching.short_breaks.result import Planned
from service.solving.breaks_question import BreaksQuestion, RepairedBreaks, RepairQuestion
from service.store.rows.solve import SolveKind

OF_REPAIR = ("homes", "bookings", "cancellations", "repairs", "taken")
"""What of the period a repair changes besides the plan."""


def answer_in(kind: SolveKind, answer: str) -> Planned | RepairedBreaks:
    """An answer that has passed its check."""
    read: type[Planned] | type[RepairedBreaks] = RepairedBreaks if kind is SolveKind.REPAIR else Planned
    return read.model_validate_json(answer)


def plan_of(answer: Planned | RepairedBreaks) -> Planned:
    """The plan of an answer."""
    return answer.planned if isinstance(answer, RepairedBreaks) else answer


def plan_in(kind: SolveKind, answer: str) -> Planned:
    """The same, of an answer as it is kept."""
    return plan_of(answer_in(kind, answer))


def question_in(kind: SolveKind, question: str) -> BreaksQuestion:
    """What was asked: of a repair with what had happened."""
    asked = RepairQuestion if kind is SolveKind.REPAIR else BreaksQuestion
    return asked.model_validate_json(question)


def period_asked(kind: SolveKind, question: str) -> Period:
    """The period that was asked about, as its records were then."""
    return question_in(kind, question).period


def period_planned(kind: SolveKind, question: str) -> Period:
    """The same, with what had happened besides."""
    return as_planned(question_in(kind, question))


def as_planned(question: BreaksQuestion) -> Period:
    """The same, of a question that is read already."""
    return question.as_changed if isinstance(question, RepairQuestion) else question.period


def told_in(question: BreaksQuestion) -> tuple[Happened, ...]:
    """What a repair was told had happened, in the order told; of any other plan nothing."""
    return question.changes if isinstance(question, RepairQuestion) else ()


def happened_in(kind: SolveKind, question: str) -> tuple[Happened, ...]:
    """The same, of a question as it is kept."""
    return told_in(question_in(kind, question))


def sheet_after(kind: SolveKind, answer: str, sheet: PeriodSheet, day: date) -> PeriodSheet:
    """The period's sheet once the plan of that answer is given out, on that day."""
    of_repair = OF_REPAIR if kind is SolveKind.REPAIR else ()
    changed = {name: getattr(RepairedBreaks.model_validate_json(answer).sheet, name) for name in of_repair}
    stays, before = plan_in(kind, answer).allocation.stays, sheet.model_copy(update=changed)
    return with_given_out(before, stays, left_out(before, stays), day)


def same_but_for_the_day(then: Period, now: Period) -> bool:
    """Whether all that a plan was made from is as it was; that a day has passed is no change."""
    world = now.world.model_copy(update={"as_at": then.world.as_at})
    return then == as_it_stands(now.model_copy(update={"world": world, "as_of": then.as_of}))


def as_of_today(period: Period, day: date) -> Period:
    """The period as one stands on the day: what has begun by then is as it was. Raises BadInput once all has passed."""
    day = max(day, period.stands_on)
    refuse_day(period, day)
    return as_it_stands(period.model_copy(update={"as_of": day}))
