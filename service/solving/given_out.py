"""What is given out of an answer: the plan, and what a repair makes of the period besides."""

from __future__ import annotations

from datetime import date

from matching.short_breaks.admitting import Admitting
from matching.short_breaks.changes.happened import Happened
from matching.short_breaks.giving_out import left_out, with_given_out
from matching.short_breaks.history import as_it_stands, refuse_day
from matching.short_breaks.period import Period, PeriodSheet
from matching.short_breaks.result import Planned
from service.solving.breaks_question import BreaksQuestion, RepairedBreaks, RepairQuestion, TouchedFamily
from service.store.rows.solve import SolveKind

OF_REPAIR = ("homes", "bookings", "cancellations", "repairs", "taken")
"""What of the period a repair changes besides the plan."""


def plan_in(kind: SolveKind, answer: str) -> Planned:
    """The plan of an answer that has passed its check."""
    if kind is SolveKind.REPAIR:
        return RepairedBreaks.model_validate_json(answer).planned
    return Planned.model_validate_json(answer)


def touched_by(kind: SolveKind, answer: str) -> tuple[TouchedFamily, ...]:
    """Of a repair whom it touches; of any other plan nobody."""
    return RepairedBreaks.model_validate_json(answer).touched if kind is SolveKind.REPAIR else ()


def admitting_in(kind: SolveKind, answer: str) -> tuple[Admitting, ...]:
    """Of a repair the bedrooms that each child admitted in an emergency could have; of any other plan none."""
    return RepairedBreaks.model_validate_json(answer).admitting if kind is SolveKind.REPAIR else ()


def period_asked(kind: SolveKind, question: str) -> Period:
    """The period that was asked about, as its records were then."""
    asked = RepairQuestion if kind is SolveKind.REPAIR else BreaksQuestion
    return asked.model_validate_json(question).period


def period_planned(kind: SolveKind, question: str) -> Period:
    """The same, with what had happened besides."""
    if kind is SolveKind.REPAIR:
        return RepairQuestion.model_validate_json(question).as_changed
    return period_asked(kind, question)


def happened_in(kind: SolveKind, question: str) -> tuple[Happened, ...]:
    """What a repair was told had happened, in the order told; of any other plan nothing."""
    return RepairQuestion.model_validate_json(question).changes if kind is SolveKind.REPAIR else ()


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
