"""Gives out a plan of short breaks: every bed of every night is taken for good, or nothing is given out."""

from __future__ import annotations

from collections.abc import Iterator

from matching.errors import BadInput, Problem
from matching.short_breaks.result import Planned
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.bed_nights import give_beds
from service.records.desk import Desk
from service.records.periods import PeriodNow, change_period, period_of, version_planned, whole
from service.records.solves import answer_of, question_of
from service.solving.breaks_question import BreaksQuestion

AGAIN = "Plan again, and give that out."


class PlanChosen(Record):
    """Which plan, by the id of the work it came of, and the version of the period that she has before her."""

    version: int
    solve: str


class PublishAllocation(PlanChosen):
    """The same, of which period."""

    period: str


def publish_allocation(desk: Desk, asked: PublishAllocation) -> PeriodNow:
    """The period with the plan given out. Raises NotThere, ChangedSince, and BadInput with why it cannot be."""
    period = period_of(desk, asked.period)
    planned = version_planned(desk, asked.period, asked.solve)
    answer = answer_of(desk, asked.solve)
    problems = list(_problems(desk, asked, period, planned, answer))
    if answer is None or problems:
        raise BadInput(problems)
    stays = Planned.model_validate_json(answer).allocation.stays
    give_beds(desk, period, stays)
    sheet = period.kept.sheet.model_copy(update={"published": stays})
    return change_period(desk, asked.period, asked.version, period.kept.model_copy(update={"sheet": sheet}))


def _problems(
    desk: Desk, asked: PublishAllocation, period: PeriodNow, planned: int, answer: str | None
) -> Iterator[Problem]:
    if answer is None:
        yield Problem("the plan", "there is no plan that passed its check", "See how the work on it stands.")
    elif planned != asked.version and asked.version == period.version:
        yield Problem("the plan", "the period has been changed since it was asked for", AGAIN)
    elif asked.version == period.version and _facts_changed(desk, asked, period):
        yield Problem("the plan", "what is known of a home or a child has changed since it was asked for", AGAIN)


def _facts_changed(desk: Desk, asked: PublishAllocation, period: PeriodNow) -> bool:
    """Whether anything that the plan was made from is otherwise today; that a day has passed is no such thing."""
    then = BreaksQuestion.model_validate_json(question_of(desk, asked.solve)).period
    now = whole(desk, period.kept)
    return then != now.model_copy(update={"world": now.world.model_copy(update={"as_at": then.world.as_at})})


ACT = Act("give out a plan of short breaks", Kind.PERIOD, Action.PLAN, PublishAllocation, PeriodNow, publish_allocation)
