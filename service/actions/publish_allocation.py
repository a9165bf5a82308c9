"""Gives out a plan of short breaks: every bed of every night is taken for good, or nothing is given out."""

from __future__ import annotations

from matching.errors import BadInput, Problem
from matching.short_breaks.changes.happened import lasting
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.bed_nights import give_beds, hold_homes_of
from service.records.desk import Desk
from service.records.kept_period import PeriodNow
from service.records.period_plans import note_given_out, version_planned
from service.records.periods import change_period, must_be_version, period_of, whole
from service.records.solves import answer_of, question_of, solve_of
from service.records.versions import VersionNumber
from service.solving.given_out import happened_in, period_asked, same_but_for_the_day, sheet_after
from service.store.rows.solve import SolveKind

AGAIN = "Plan again, and give that out."


class PlanChosen(Record):
    """Which plan, by the id of the work it came of, and the version of the period that she has before her."""

    version: VersionNumber
    solve: str


class PublishAllocation(PlanChosen):
    """The same, of which period."""

    period: str


def publish_allocation(desk: Desk, asked: PublishAllocation) -> PeriodNow:
    """The period with the plan given out. Raises NotThere, ChangedSince, and BadInput with why it cannot be."""
    period = period_of(desk, asked.period)
    planned = version_planned(desk, asked.period, asked.solve)
    kind, answer = solve_of(desk, asked.solve).kind, answer_of(desk, asked.solve)
    if answer is None:
        raise BadInput(
            [Problem("the plan", "there is no plan that passed its check", "See how the work on it stands.")]
        )
    sheet = sheet_after(kind, answer, period.kept.sheet, desk.day)
    told = lasting(happened_in(kind, question_of(desk, asked.solve)))
    changed = period.kept.model_copy(update={"sheet": sheet, "happened": (*period.kept.happened, *told)})
    must_be_version(desk, period, asked.version, changed)
    hold_homes_of(desk, period)
    _refuse_outdated(desk, asked, period, planned, kind)
    give_beds(desk, period, sheet.published)
    after = change_period(desk, asked.period, asked.version, changed)
    note_given_out(desk, asked.solve, after.version)
    return after


def _refuse_outdated(desk: Desk, asked: PublishAllocation, period: PeriodNow, planned: int, kind: SolveKind) -> None:
    if planned != period.version:
        raise BadInput([Problem("the plan", "the period has been changed since it was asked for", AGAIN)])
    then = period_asked(kind, question_of(desk, asked.solve))
    if not same_but_for_the_day(then, whole(desk, period.kept)):
        what = "what is known of a home or a child has changed since it was asked for"
        raise BadInput([Problem("the plan", what, AGAIN)])


ACT = Act("give out a plan of short breaks", Kind.PERIOD, Action.PLAN, PublishAllocation, PeriodNow, publish_allocation)
