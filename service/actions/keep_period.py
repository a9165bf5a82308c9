"""Keeps a period of short breaks: packages, requests, staff and rules, each change made from a version read."""

from __future__ import annotations

from matching.errors import BadInput, Problem
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.bed_nights import give_beds
from service.records.desk import Desk
from service.records.kept_period import KeptPeriod, PeriodNow
from service.records.periods import begin_period, change_period, must_be_version, period_of
from service.records.versions import VersionNumber

GIVEN_OUT = "Give out a plan, or move or cancel a stay: each of its nights then has its bed."
SWAPPED = "Send it as it was read: a swap is made, and its agreements kept, only as a swap."


class KeepPeriod(Record):
    """A new period, or a change of one that there is with the version that it was made from."""

    home: str
    """The home that keeps it."""
    period: str | None = None
    """None: it is a new one."""
    version: VersionNumber = 0
    kept: KeptPeriod


def keep_period(desk: Desk, asked: KeepPeriod) -> PeriodNow:
    """The period as it stands now. Raises ChangedSince with what differs, and BadInput with all that is wrong."""
    now = None if asked.period is None else period_of(desk, asked.period)
    if asked.kept.swapped != (() if now is None else now.kept.swapped):
        raise BadInput([Problem("swapped", "it is not as the swaps were made", SWAPPED)])
    if asked.period is None or now is None:
        begun = begin_period(desk, asked.home, asked.kept)
        give_beds(desk, begun, asked.kept.sheet.published)
        return begun
    must_be_version(desk, now, asked.version, asked.kept)
    if asked.kept.sheet.published != now.kept.sheet.published:
        raise BadInput([Problem("published", "it is not as it was given out", GIVEN_OUT)])
    return change_period(desk, asked.period, asked.version, asked.kept)


ACT = Act("keep a period of short breaks", Kind.HOME, Action.PLAN, KeepPeriod, PeriodNow, keep_period)
