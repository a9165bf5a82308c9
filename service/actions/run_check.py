"""Runs the match check of a referral at a home: findings and a range, with what to ask next, never a decision."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.assessing.running import assess
from service.records.assessments import Assessment
from service.records.desk import Desk


class RunCheck(Record):
    """Which referral, at which home it was sent to."""

    home: str
    referral: str


def run_check(desk: Desk, asked: RunCheck) -> Assessment:
    """A new assessment of today, kept with what it used. It stands until something of that changes."""
    return assess(desk, asked.home, asked.referral)


ACT = Act("run the match check", Kind.REFERRAL, Action.ASSESS, RunCheck, Assessment, run_check)
