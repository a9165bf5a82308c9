"""Asks for a plan of a period, which is worked out apart from everything else; too large a one is refused at once."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.periods import ask_for_plan, period_of, refuse_wrong, whole
from service.records.solves import Solve, solve_of
from service.solving.breaks_question import BreaksQuestion
from service.solving.sizes import refuse_too_many


class Work(Record):
    """How much work: the same seed, moves and rounds give the same plan."""

    seed: int = 1
    rounds: Annotated[int, Field(ge=0, le=10_000)] | None = None
    moves: Annotated[int, Field(ge=0, le=20_000_000)] | None = None
    seconds: Annotated[float, Field(gt=0, le=600)] | None = 60.0


class AllocatePeriod(Work):
    """The same, on which period."""

    period: str


def allocate_period(desk: Desk, asked: AllocatePeriod) -> Solve:
    """The work as it waits. Raises NotThere, and BadInput for what cannot be planned here."""
    period = period_of(desk, asked.period)
    refuse_too_many(period.kept.sheet)
    whole_period = whole(desk, period.kept)
    refuse_wrong(whole_period)
    question = BreaksQuestion(
        period=whole_period, seed=asked.seed, rounds=asked.rounds, moves=asked.moves, seconds=asked.seconds
    )
    return solve_of(desk, ask_for_plan(desk, period, question.model_dump_json()))


ACT = Act("ask for a plan of short breaks", Kind.PERIOD, Action.PLAN, AllocatePeriod, Solve, allocate_period)
