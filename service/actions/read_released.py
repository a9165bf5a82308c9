"""Shows an authority what homes have released about its referral: those words, when, and by whom."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.records.desk import Desk
from service.records.statements import Released, released


class AskReleased(Record):
    """About which referral."""

    referral: str


class AllReleased(Record):
    """First to last."""

    statements: tuple[Released, ...]


def read_released(desk: Desk, asked: AskReleased) -> AllReleased:
    """Nothing is told of what has changed at a home since."""
    return AllReleased(statements=released(desk, asked.referral))


ACT = Act(
    "read the statements released",
    Kind.REFERRAL,
    Action.READ,
    AskReleased,
    AllReleased,
    read_released,
    by=By.AUTHORITY,
    reads=True,
)
