"""Closes a referral, with a cause: homes that have it wait for nothing any more, and places held for it are free."""

from __future__ import annotations

from matching.errors import BadInput, Problem
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.records.closing import Cause, Closed, Closing, closing_of, write_closing
from service.records.desk import Desk


class CloseReferral(Record):
    """Which referral, and why."""

    referral: str
    cause: Cause


def close_referral(desk: Desk, asked: CloseReferral) -> Closed:
    """Raises BadInput where it is closed already. What was done with it can be read as before."""
    desk.ask(Action.WRITE, Kind.REFERRAL, asked.referral)
    if closing_of(desk, asked.referral).closed_on is not None:
        raise BadInput([Problem("referral", "it is closed already", "See since when, and why.")])
    return write_closing(desk, asked.referral, Closing(cause=asked.cause))


ACT = Act("close a referral", Kind.REFERRAL, Action.WRITE, CloseReferral, Closed, close_referral, by=By.AUTHORITY)
