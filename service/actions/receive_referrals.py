"""Receives referrals as files that a placing authority sent: filled forms or data, all of them or none."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.receiving.apart import with_files_read
from service.receiving.file import WithFiles
from service.records.desk import Desk
from service.records.entering import Entered, enter
from service.records.received import entries_of


class ReceiveReferrals(WithFiles):
    """The files, and the home they came to."""

    home: str


class AllReceived(Record):
    """What was written down, in the order of the files and of the rows in them."""

    referrals: tuple[Entered, ...]


def receive_referrals(desk: Desk, asked: ReceiveReferrals) -> AllReceived:
    """Written down as the home's own, and sent to it today. Raises BadInput with every problem in any referral."""
    desk.ask(Action.WRITE, Kind.HOME, asked.home)
    return AllReceived(referrals=enter(desk, asked.home, entries_of(asked.files)))


ACT = Act(
    "receive referrals",
    Kind.HOME,
    Action.WRITE,
    ReceiveReferrals,
    AllReceived,
    receive_referrals,
    before=with_files_read,
)
