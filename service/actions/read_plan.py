"""Reads the readiness plan that is followed, with what is done and what is late."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.plans import Plan, plan_of


class AskPlan(Record):
    """Which referral, at which home."""

    home: str
    referral: str


class ReadPlan(Record):
    """The plan. None: none was made yet."""

    plan: Plan | None


def read_plan(desk: Desk, asked: AskPlan) -> ReadPlan:
    """The plan that was made last, as it stands today."""
    desk.ask(Action.READ, Kind.HOME, asked.home)
    return ReadPlan(plan=plan_of(desk, asked.home, asked.referral))


ACT = Act("read a readiness plan", Kind.HOME, Action.READ, AskPlan, ReadPlan, read_plan, reads=True)
