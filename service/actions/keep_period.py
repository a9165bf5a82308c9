"""Keeps a period of short breaks: packages, requests, staff and rules, each change made from a version read."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.periods import KeptPeriod, PeriodNow, begin_period, change_period


class KeepPeriod(Record):
    """A new period, or a change of one that there is with the version that it was made from."""

    home: str
    """The home that keeps it."""
    period: str | None = None
    """None: it is a new one."""
    version: int = 0
    kept: KeptPeriod


def keep_period(desk: Desk, asked: KeepPeriod) -> PeriodNow:
    """The period as it stands now. Raises ChangedSince with what differs, and BadInput with all that is wrong."""
    if asked.period is None:
        return begin_period(desk, asked.home, asked.kept)
    return change_period(desk, asked.period, asked.version, asked.kept)


ACT = Act("keep a period of short breaks", Kind.HOME, Action.PLAN, KeepPeriod, PeriodNow, keep_period)
