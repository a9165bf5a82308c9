"""Shows a period of short breaks as it stands, with the version that a change has to name."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.kept_period import PeriodNow
from service.records.periods import period_of


class AskPeriod(Record):
    """Which period."""

    period: str


def read_period(desk: Desk, asked: AskPeriod) -> PeriodNow:
    """All of it or nothing. Raises NotThere."""
    return period_of(desk, asked.period)


ACT = Act("read a period of short breaks", Kind.PERIOD, Action.PLAN, AskPeriod, PeriodNow, read_period)
