"""Releases a statement to the authority that keeps the referral: those words, by who wrote and read them, for good."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.statements import Statement, release


class ReleaseStatement(Record):
    """Which statement."""

    statement: str


def release_statement(desk: Desk, asked: ReleaseStatement) -> Statement:
    """It is looked through once more, as others may have come since. Raises BadInput with all that stands against."""
    return release(desk, asked.statement)


ACT = Act("release a statement", Kind.ASSESSMENT, Action.RELEASE, ReleaseStatement, Statement, release_statement)
